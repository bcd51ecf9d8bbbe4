//! The words of one site that the readers must know: those that only look like numbers, and its names in digits.

/// Words of a site, given to a [`Reader`](super::Reader).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon {
    /// Chinese words that only look like numbers: 两化, 双创; and names made of digits: 76441.
    pub chinese: Vec<String>,
    /// English words that only look like numbers.
    pub english: Vec<String>,
    /// Names made of digits alone, whether or not they are quoted: 76441.
    pub codes: Vec<String>,
}

impl Lexicon {
    /// Takes in a word of either script that only looks like a number.
    pub fn mask(&mut self, word: &str) {
        let digits = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
        let list = match (digits, word.is_ascii()) {
            (true, _) => &mut self.codes,
            (false, true) => &mut self.english,
            (false, false) => &mut self.chinese,
        };
        if !word.is_empty() {
            list.push(word.to_owned());
        }
    }
}
