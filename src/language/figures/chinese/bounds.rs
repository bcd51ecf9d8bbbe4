//! Words of a bound and of a change around a Chinese figure.
//!
//! Civil Code of the People's Republic of China, art. 1259: 以上, 以下, 以内 include the figure; 不满, 超过, 以外 do not.

use std::sync::LazyLock;

use crate::language::figures::by_char::ByChar;
use crate::language::figures::chars::Chars;
use crate::language::figures::figure::Direction;
use crate::language::{Bound, Change};

/// Before the figure, the longer before its own end.
const BEFORE: &[(&str, Bound)] = &[
    ("不低于", Bound::AtLeast),
    ("不少于", Bound::AtLeast),
    ("不小于", Bound::AtLeast),
    ("不短于", Bound::AtLeast),
    ("不下于", Bound::AtLeast),
    ("不下", Bound::AtLeast),
    ("至少达到", Bound::AtLeast),
    ("至少达", Bound::AtLeast),
    ("至少为", Bound::AtLeast),
    ("至少", Bound::AtLeast),
    ("最少", Bound::AtLeast),
    ("最低", Bound::AtLeast),
    ("起码", Bound::AtLeast),
    ("已满", Bound::AtLeast),
    ("年满", Bound::AtLeast),
    ("不超过", Bound::AtMost),
    ("未超过", Bound::AtMost),
    ("没有超过", Bound::AtMost),
    ("不得超过", Bound::AtMost),
    ("不高于", Bound::AtMost),
    ("不多于", Bound::AtMost),
    ("不大于", Bound::AtMost),
    ("不长于", Bound::AtMost),
    ("不突破", Bound::AtMost),
    ("不超", Bound::AtMost),
    ("至多", Bound::AtMost),
    ("最多", Bound::AtMost),
    ("最高不超过", Bound::AtMost),
    ("超过了", Bound::MoreThan),
    ("超过", Bound::MoreThan),
    ("超出", Bound::MoreThan),
    ("远超", Bound::MoreThan),
    ("超", Bound::MoreThan),
    ("突破了", Bound::MoreThan),
    ("突破", Bound::MoreThan),
    ("逾", Bound::MoreThan),
    ("高于", Bound::MoreThan),
    ("多于", Bound::MoreThan),
    ("大于", Bound::MoreThan),
    ("长于", Bound::MoreThan),
    ("优于", Bound::MoreThan),
    ("高过", Bound::MoreThan),
    ("跨过", Bound::MoreThan),
    ("跨越", Bound::MoreThan),
    ("站上", Bound::MoreThan),
    ("迈上", Bound::MoreThan),
    ("跨上", Bound::MoreThan),
    ("登上", Bound::MoreThan),
    ("过", Bound::MoreThan),
    ("不足", Bound::LessThan),
    ("不到", Bound::LessThan),
    ("不满", Bound::LessThan),
    ("未满", Bound::LessThan),
    ("未达到", Bound::LessThan),
    ("未达", Bound::LessThan),
    ("未到", Bound::LessThan),
    ("低于", Bound::LessThan),
    ("少于", Bound::LessThan),
    ("小于", Bound::LessThan),
    ("短于", Bound::LessThan),
    ("将近", Bound::Nearly),
    ("接近", Bound::Nearly),
    ("逼近", Bound::Nearly),
    ("临近", Bound::Nearly),
    ("近", Bound::Nearly),
    ("大约", Bound::About),
    ("约为", Bound::About),
    ("约有", Bound::About),
    ("约合", Bound::About),
    ("约占", Bound::About),
    ("约", Bound::About),
    ("大概", Bound::About),
    ("估计", Bound::About),
    ("上下", Bound::About),
    ("多达", Bound::Reaches),
    ("高达", Bound::Reaches),
    ("达到", Bound::Reaches),
    ("达", Bound::Reaches),
];

/// After the figure and its unit.
const AFTER: &[(&str, Bound)] = &[
    ("及以上", Bound::AtLeast),
    ("或以上", Bound::AtLeast),
    ("(含)以上", Bound::AtLeast),
    ("（含）以上", Bound::AtLeast),
    ("以上", Bound::AtLeast),
    ("之上", Bound::AtLeast),
    ("起步", Bound::AtLeast),
    ("及以下", Bound::AtMost),
    ("或以下", Bound::AtMost),
    ("以下", Bound::AtMost),
    ("之下", Bound::AtMost),
    ("以内", Bound::AtMost),
    ("之内", Bound::AtMost),
    ("封顶", Bound::AtMost),
    ("开外", Bound::MoreThan),
    ("以外", Bound::MoreThan),
    ("左右", Bound::About),
    ("上下", Bound::About),
    ("前后", Bound::About),
    ("大关", Bound::Exactly),
    ("有余", Bound::SomewhatMoreThan),
    ("多", Bound::SomewhatMoreThan),
    ("余", Bound::SomewhatMoreThan),
    ("来", Bound::About),
];

/// Verbs of change, so that 增长5% is told from 增长到5%.
const UP: &[&str] = &[
    "增长", "提高", "提升", "增加", "上升", "上涨", "扩大", "上调", "攀升", "跃升", "增至", "升至", "涨至", "增", "升", "涨",
    "提", "延长", "加快", "扩容", "增幅", "增速", "高出", "多出",
];
const DOWN: &[&str] = &[
    "下降", "降低", "减少", "缩短", "压缩", "下跌", "回落", "下调", "缩减", "收窄", "压减", "降幅", "跌幅", "减", "降", "跌",
    "节约", "下滑", "萎缩", "降本", "缩小", "低出",
];

static BEFORE_BY_LAST: LazyLock<ByChar<(&str, Bound)>> =
    LazyLock::new(|| ByChar::new(BEFORE.iter().copied(), |(word, _)| word.chars().next_back()));

/// Verbs of change by their last character, those of a rise before those of a fall.
static VERBS: LazyLock<ByChar<(&str, Change)>> = LazyLock::new(|| {
    let all = UP.iter().map(|verb| (*verb, Change::Increase)).chain(DOWN.iter().map(|verb| (*verb, Change::Reduction)));
    ByChar::new(all, |(verb, _)| verb.chars().next_back())
});

/// A bound before a figure that begins at `i`, and where it begins itself.
pub fn before(chars: &Chars<'_>, i: usize) -> Option<(Bound, usize)> {
    let end = chars.skip_spaces_back(i);
    // 大约住着300口人: a verb stands between.
    if let Some(start) = (2..=3).find_map(|back| chars.ends(end.checked_sub(back)?, "大约")) {
        return Some((Bound::About, start));
    }
    // 约占全国的1/3.
    if chars.before(end) == '的' {
        let start = (3..=10).find_map(|back| {
            let at = end.checked_sub(back)?;
            ["约占", "大约占", "约为", "约相当于"].iter().any(|word| chars.starts(at, word)).then_some(at)
        });
        if let Some(start) = start {
            return Some((Bound::About, start));
        }
    }
    let (word, bound, start) = BEFORE_BY_LAST
        .get(chars.before(end))
        .iter()
        .filter_map(|(word, bound)| Some((*word, *bound, chars.ends(end, word)?)))
        .max_by_key(|(word, ..)| word.len())?;
    let previous = chars.before(start);
    let is_word = match word {
        "约" => matches!(
            previous,
            '节' | '公' | '合' | '条' | '契' | '制' | '预' | '签' | '履' | '违' | '缔' | '盟' | '特' | '集' | '简'
        ),
        "近" => matches!(previous, '最' | '附' | '邻' | '靠' | '相' | '亲'),
        "超" => matches!(previous, '反' | '高' | '赶'),
        "过" => !matches!(chars.at(i), '半' | '百' | '千' | '万' | '亿') || matches!(previous, '通' | '经' | '不' | '度' | '超'),
        "达" => matches!(previous, '发' | '到' | '表' | '传' | '下' | '直' | '抵' | '送' | '雷'),
        "不足" => matches!(previous, '存' | '在'),
        "上下" => true,
        _ => false,
    };
    if is_word {
        return None;
    }
    // 不得低于, 未超过: what is negated turns round.
    let negated = ["不得", "不能", "不可", "不应", "不宜", "不准", "不许", "不会", "没有", "并未", "从未", "不再", "未"];
    if let Some(start) = negated.iter().find_map(|word| chars.ends(start, word)) {
        match bound {
            Bound::MoreThan => return Some((Bound::AtMost, start)),
            Bound::LessThan => return Some((Bound::AtLeast, start)),
            _ => {}
        }
    }
    // 约达, 已超过: the stronger word of two is the nearer one, but 达 says nothing by itself.
    if bound == Bound::Reaches
        && let Some((other, start)) = before(chars, start)
    {
        return Some((other, start));
    }
    Some((bound, start))
}

/// A bound after a figure that ends at `i`, and where it ends itself.
pub fn after(chars: &Chars<'_>, i: usize) -> Option<(Bound, usize)> {
    let at = chars.skip_spaces(i);
    let (word, bound) = AFTER.iter().filter(|(word, _)| chars.starts(at, word)).max_by_key(|(word, _)| word.len())?;
    let end = at + word.chars().count();
    let next = chars.at(end);
    let is_word = match *word {
        "多" => matches!(next, '元' | '边' | '个' | '样' | '种' | '次' | '维' | '数'),
        "余" => matches!(next, '额' | '地' | '下'),
        "来" => true,
        _ => false,
    };
    (!is_word).then_some((*bound, end))
}

/// The change that a figure which begins at `i` belongs to.
pub fn change(chars: &Chars<'_>, i: usize) -> (Option<Direction>, Option<Change>) {
    let mut end = chars.skip_spaces_back(i);
    let mut direction = None;
    // 提高到, 降至, 降低为; 增长了.
    for word in ["到了", "到", "至", "为", "成", "达"] {
        if let Some(start) = chars.ends(end, word) {
            end = start;
            direction = Some(Direction::To);
            break;
        }
    }
    if direction.is_none() {
        for word in ["了", "幅度为", "平均"] {
            if let Some(start) = chars.ends(end, word) {
                end = start;
                break;
            }
        }
    }
    // 提高到每人十六万元.
    for word in ["到每人", "至每人", "到每户", "至每户", "到人均", "到每亩", "至每亩"] {
        if let (None, Some(start)) = (direction, chars.ends(end, word)) {
            end = start;
            direction = Some(Direction::To);
        }
    }
    end = chars.skip_spaces_back(end);
    let mut verbs = VERBS.get(chars.before(end)).iter();
    let change = verbs.find(|(verb, _)| chars.ends(end, verb).is_some()).map(|(_, change)| *change);
    if change.is_some() {
        return (Some(direction.unwrap_or(Direction::By)), change);
    }
    let from = direction.is_none() && matches!(chars.before(end), '从' | '由');
    (from.then_some(Direction::From), None)
}

/// Whether what begins at `i` is told as a stretch of past time: 近五年来, 最近三个月.
pub fn is_past(chars: &Chars<'_>, start: usize, end: usize) -> bool {
    let lasting = ["历时", "用时", "长达", "耗时", "已有", "用了", "花了", "持续", "持续了", "为期", "历经", "寿命", "工期"];
    let told = lasting.iter().any(|word| chars.ends(start, word).is_some());
    chars.starts(end, "来") || chars.starts(end, "以来") || chars.starts(end, "间") || !told
}
