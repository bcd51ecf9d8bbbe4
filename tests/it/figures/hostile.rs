//! Texts that mean no good: nothing panics, what is read stands in the text, and time grows with the text alone.

use duizhao::language::Family;
use duizhao::language::figures::{Compared, Lexicon, Reader, compare, explain};

use crate::hostile::chance::Chance;
use crate::hostile::clock::within;

/// All that means something to a reader.
const PIECES: &[&str] = &[
    "一",
    "二",
    "两",
    "十",
    "百",
    "千",
    "万",
    "亿",
    "零",
    "〇",
    "半",
    "几",
    "数",
    "多",
    "余",
    "第",
    "届",
    "大",
    "年",
    "月",
    "日",
    "底",
    "个",
    "项",
    "家",
    "元",
    "亩",
    "千瓦",
    "%",
    "％",
    "‰",
    "百分之",
    "分之",
    "个百分点",
    "成",
    "折",
    "倍",
    "翻",
    "番",
    "以上",
    "超过",
    "近",
    "约",
    "不",
    "从",
    "到",
    "至",
    "—",
    "提高",
    "下降",
    "每",
    "每万人",
    "十四五",
    "“",
    "”",
    "（",
    "）",
    "，",
    "。",
    "；",
    "一是",
    "其",
    "①",
    "兆",
    "世纪",
    "年代",
    "季度",
    "上半年",
    "单位：",
    "1",
    "5",
    "12",
    "2025",
    "1,000",
    "3.14",
    "0",
    "99999999999999999999999999999999999999999",
    "/",
    "-",
    ":",
    ".",
    ",",
    "+",
    "$",
    "¥",
    "RMB",
    "5G",
    " ",
    "one ",
    "two ",
    "hundred ",
    "thousand ",
    "million ",
    "billion ",
    "half ",
    "a ",
    "third ",
    "thirds ",
    "quarter ",
    "percent ",
    "percentage points ",
    "yuan ",
    "hectares ",
    "at least ",
    "more than ",
    "not exceed ",
    "up to ",
    "by ",
    "to ",
    "from ",
    "between ",
    "and ",
    "or more ",
    "First, ",
    "(1) ",
    "January ",
    "May ",
    "2021–2025 ",
    "14th Five-Year Plan ",
    "1990s ",
    "doubled ",
    "times ",
    "-fold ",
    "per 10,000 ",
    "\u{fffc}",
    "\u{1a}",
    "½",
    "\n",
    "０",
    "９",
    "²",
    "é",
    "🜚",
    "\u{202e}",
];

#[test]
fn no_text_is_too_odd_to_be_read() {
    let reader = Reader::new(&Lexicon::default());
    let mut chance = Chance::seeded(5);
    for _ in 0..20_000 {
        let mut text = || (0..chance.below(14)).map(|_| *chance.of(PIECES)).collect::<String>();
        let (chinese, english) = (text(), text());
        let (ours, theirs) = (reader.read(&chinese, Family::Chinese), reader.read(&english, Family::English));
        for (text, reading) in [(&chinese, &ours), (&english, &theirs)] {
            let steps = reading.steps.iter().map(|step| step.span);
            for span in reading.figures.iter().flat_map(|figure| [figure.span, figure.number]).chain(steps) {
                assert!(text.get(span.start..span.end).is_some(), "{span:?} of {text:?}");
            }
        }
        for difference in compare(&ours, &theirs) {
            for translation in [Family::Chinese, Family::English] {
                explain(&difference, Compared { chinese: (&chinese, &ours), english: (&english, &theirs), translation });
            }
        }
    }
}

/// Twenty thousand figures that have no counterpart, and as many equal ones: no block is looked at in pairs.
#[test]
fn a_block_of_figures_is_read_in_linear_time() {
    let reader = Reader::new(&Lexicon::default());
    let read = |figures: usize, other: usize| {
        let chinese: String = (0..figures).map(|number| format!("增长{number}.5%，建成{}个，", number * 7)).collect();
        let english: String =
            (0..figures).map(|number| format!("rose by {}.5 percent, {} were built, ", number + other, number * 11)).collect();
        let (ours, theirs) = (reader.read(&chinese, Family::Chinese), reader.read(&english, Family::English));
        compare(&ours, &theirs).len()
    };
    within(3, "twenty thousand figures", || {
        assert!(read(10_000, 0) > 0);
        assert!(read(10_000, 1_000_000) > 0);
    });
    // One long number, one long row of numerals, one long run of phrases.
    for piece in
        PIECES.iter().chain(&["2021—", "3.", "1,000,", "twenty-", "a third of ", "–5", "百分", "five ", "every ", "and 5 "])
    {
        within(2, piece, || {
            let text = piece.repeat(20_000);
            reader.read(&text, Family::Chinese);
            reader.read(&text, Family::English);
        });
    }
}
