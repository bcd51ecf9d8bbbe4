//! Announcements: “6个专项行动”, “四项原则”, “3点”: a small number, a word for counting, what is counted.

use crate::facts::numeral::{is_numeric, numeral};
use crate::facts::scan::{Part, Scan};

/// Something that says how many things there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Announcement {
    /// How many.
    pub count: u32,
    /// Number, word for counting, and what is counted.
    pub part: Part,
    /// Where what is counted begins.
    pub noun: usize,
}

/// Words that count the things a text lists. Those that count what is measured (家, 座, 人) announce nothing.
const COUNTERS: &[&str] = &[
    "个方面",
    "个层面",
    "个维度",
    "个领域",
    "方面",
    "层面",
    "部分",
    "环节",
    "个",
    "项",
    "大",
    "类",
    "条",
    "点",
    "种",
    "步",
    "章",
    "句",
    "组",
    "批",
    "道",
    "件",
    "招",
];

/// Before these the number is a figure, not an announcement: about, nearly, over, the n-th.
const NOT_AFTER: &[&str] =
    &["第", "约", "近", "超", "超过", "达", "达到", "逾", "突破", "不少于", "不低于", "至少", "每", "前", "另", "其他"];

/// After the word for counting these make a figure of it.
const NOT_BEFORE: &[&str] = &["以上", "以下", "以内", "左右", "多", "余", "及以上", "月", "百分点", "小时", "工作日"];

/// What is counted has at most so many characters.
const LONGEST: usize = 12;

/// What ends the name of what is counted.
fn ends_noun(scan: &Scan<'_>, at: usize) -> bool {
    let stops = ["的", "等", "以及", "由", "即", "包括", "分别", "如下", "中", "为"];
    scan.at(at).is_none_or(|c| !c.is_alphanumeric() || is_numeric(c)) || stops.iter().any(|stop| scan.begins(at, stop))
}

/// The announcement whose number begins at a character.
pub(super) fn announcement(scan: &Scan<'_>, at: usize) -> Option<Announcement> {
    if scan.before(at).is_some_and(|c| is_numeric(c) || matches!(c, '.' | '．' | '-' | '—' | '～')) {
        return None;
    }
    let number = numeral(scan, at)?;
    let mut here = at + number.length;
    while scan.at(here) == Some(' ') {
        here += 1;
    }
    let counter = COUNTERS.iter().find(|counter| scan.begins(here, counter))?;
    here += counter.chars().count();
    let before = |word: &str| {
        let length = word.chars().count();
        // A blank may stand between the word and the number.
        let end = (0..at).rev().find(|before| scan.at(*before) != Some(' ')).map_or(0, |before| before + 1);
        end.checked_sub(length).is_some_and(|from| scan.begins(from, word))
    };
    if number.value < 2 || NOT_AFTER.iter().any(|word| before(word)) || NOT_BEFORE.iter().any(|word| scan.begins(here, word)) {
        return None;
    }
    let noun = here;
    // 个方面的分目标: what is counted follows after the first 的.
    if counter.chars().count() > 1 && scan.at(here) == Some('的') {
        here += 1;
    }
    while here < noun + LONGEST && !ends_noun(scan, here) {
        here += 1;
    }
    Some(Announcement { count: number.value, part: at..here, noun })
}

/// The announcements in a part.
pub(super) fn announcements(scan: &Scan<'_>, part: &Part) -> Vec<Announcement> {
    let mut found = Vec::new();
    let mut at = part.start;
    while at < part.end {
        match announcement(scan, at).filter(|found| found.part.end <= part.end) {
            Some(one) => {
                at = one.part.end.max(at + 1);
                found.push(one);
            }
            None => at += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(u32, String)> {
        let scan = Scan::new(text);
        announcements(&scan, &scan.whole()).into_iter().map(|one| (one.count, scan.text(&one.part).to_owned())).collect()
    }

    #[test]
    fn a_number_a_counter_and_a_name() {
        assert_eq!(found("提出6个采茶行动。"), [(6, "6个采茶行动".to_owned())]);
        assert_eq!(found("有以下 3点："), [(3, "3点".to_owned())]);
        assert_eq!(
            found("从5个方面的分目标，四项原则、两类茶"),
            [(5, "5个方面的分目标".to_owned()), (4, "四项原则".to_owned()), (2, "两类茶".to_owned())]
        );
        assert_eq!(found("分“两步走”"), [(2, "两步走".to_owned())]);
    }

    #[test]
    fn figures_announce_nothing() {
        for text in [
            "建成500个以上茶园",
            "近6个月",
            "第三个五年",
            "超过5项",
            "提高5个百分点",
            "一个茶园",
            "3.5个",
            "20余项",
            "2025年三月",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
