//! The pieces of a list: where it is divided, what stands before its first item and after its last.

use crate::facts::scan::{Part, Scan};

/// The pieces between the separators of a list.
pub(super) struct Pieces {
    parts: Vec<Part>,
    /// Whether the last item may be joined to the one before by 和: only in a list with `、`.
    joins: bool,
}

/// Words that join the last item to the one before.
const JOINTS: &[&str] = &["以及", "和", "及", "与"];

/// Words that introduce a list wherever they stand before its first item: what follows the last of them is the item.
const INTRODUCERS: &[&str] = &[
    "主要包括",
    "包括",
    "包含",
    "涵盖",
    "涉及",
    "分别是",
    "分别为",
    "即",
    "例如",
    "比如",
    "诸如",
    "围绕",
    "针对",
    "聚焦",
    "从",
    "落实",
    "部署",
    "提出",
    "明确",
    "设置",
    "实现",
    "实施",
    "确定",
    "通过",
    "制定",
    "形成",
    "分为",
    "聚焦于",
    "立足",
    "另有",
    "还有",
    "设有",
    "共有",
];

/// Verbs that stand before a list of things: they are no part of the first item, unless other items have one too.
const VERBS: &[&str] = &[
    "加快推进",
    "加快",
    "大力推进",
    "大力",
    "积极",
    "全面",
    "深入",
    "持续",
    "推进",
    "发展",
    "开展",
    "实施",
    "建设",
    "培育",
    "打造",
    "推动",
    "推广",
    "完善",
    "强化",
    "加强",
    "提升",
    "坚持",
    "抓好",
    "做好",
    "健全",
    "优化",
    "拓展",
    "夯实",
    "激发",
    "构建",
    "深化",
    "壮大",
    "促进",
    "制定",
    "制订",
    "创新",
    "引导",
    "支持",
    "鼓励",
    "扩大",
    "改善",
    "提高",
    "是",
    "在",
    "对",
    "以",
    "由",
    "把",
    "将",
    "按",
    "按照",
    "与",
];

impl Pieces {
    /// Divides a part.
    pub fn of(scan: &Scan<'_>, part: &Part, separator: char) -> Self {
        let separators: &[char] = match separator {
            '，' => &['，', ','],
            '；' => &['；', ';'],
            _ => &['、'],
        };
        Self { parts: scan.split(part, separators), joins: separator == '、' }
    }

    /// The last piece.
    pub fn last(&self) -> Option<&Part> {
        self.parts.last()
    }

    /// Takes from the first piece what only leads to it.
    pub fn drop_preamble(&mut self, scan: &Scan<'_>) {
        let others = self.parts.get(1..).unwrap_or_default();
        let begins = |part: &Part| VERBS.iter().any(|verb| verb.chars().count() > 1 && scan.begins(part.start, verb));
        let verbal = others.iter().any(begins);
        let Some(first) = self.parts.first_mut() else { return };
        let mut start = first.start;
        for at in first.clone() {
            if scan.depth(at) > scan.depth(first.start) {
                continue;
            }
            for word in INTRODUCERS {
                let mut end = at + word.chars().count();
                if scan.begins(at, word) {
                    if scan.at(end) == Some('了') {
                        end += 1;
                    }
                    // What is left must be something.
                    if end + 2 <= first.end {
                        start = start.max(end);
                    }
                }
            }
        }
        // 走访了城东: what was done is no part of what it was done to.
        let done = |at: &usize| scan.at(*at) == Some('了') && scan.at(at + 1) != Some('解');
        if let Some(done) = (start..first.end.saturating_sub(2)).rev().find(done) {
            start = done + 1;
        }
        if !verbal {
            while let Some(verb) =
                VERBS.iter().find(|verb| scan.begins(start, verb) && start + verb.chars().count() + 2 <= first.end)
            {
                start += verb.chars().count();
            }
            if let Some(copula) = (start..first.end).rev().find(|at| scan.at(*at) == Some('是'))
                && copula + 3 <= first.end
            {
                start = copula + 1;
            }
        }
        *first = scan.trim(start..first.end);
    }

    /// The items, with the last piece divided at 和 where that makes them as many as were announced, or, where neither
    /// does, as a list commonly ends.
    pub fn matching(&self, scan: &Scan<'_>, count: u32) -> Vec<Part> {
        let whole = Self::tidy(scan, self.parts.clone());
        let joined = Self::tidy(scan, self.joined(scan));
        let count = count as usize;
        if joined.len() != count && whole.len() == count { whole } else { joined }
    }

    /// The items of a list that nothing counts. Before 等 the last item is rarely joined.
    pub fn plain(&self, scan: &Scan<'_>, open: bool) -> Vec<Part> {
        let parts = if open { self.parts.clone() } else { self.joined(scan) };
        Self::tidy(scan, parts)
    }

    fn joined(&self, scan: &Scan<'_>) -> Vec<Part> {
        let mut parts = self.parts.clone();
        if !self.joins {
            return parts;
        }
        let Some(last) = parts.pop() else { return parts };
        for joint in JOINTS {
            let length = joint.chars().count();
            let joins =
                |at: &usize| scan.depth(*at) <= scan.depth(last.start) && scan.begins(*at, joint) && is_joint(scan, *at, length);
            if let Some(at) = (last.start + 1..last.end.saturating_sub(length)).find(joins) {
                parts.push(last.start..at);
                parts.push(at + length..last.end);
                return parts;
            }
        }
        parts.push(last);
        parts
    }

    /// Items without what only holds the list together.
    fn tidy(scan: &Scan<'_>, parts: Vec<Part>) -> Vec<Part> {
        let clean = |part: Part| {
            let mut part = scan.trim(part);
            for word in ["以及", "和", "及"] {
                let length = word.chars().count();
                if scan.begins(part.start, word) && part.len() > length + 1 {
                    part.start += length;
                }
            }
            scan.trim(part)
        };
        parts.into_iter().map(clean).filter(|part| !part.is_empty()).collect()
    }
}

/// Whether a word that can join is one here, and no part of another: 普及, 参与, 和谐.
fn is_joint(scan: &Scan<'_>, at: usize, length: usize) -> bool {
    let (before, after) = match scan.at(at).filter(|_| length == 1) {
        Some('及') => ("普涉波危触顾提来不", "时其早"),
        Some('与') => ("参赋授", "会"),
        Some('和') => ("温柔缓中调总", "平谐睦气"),
        _ => ("", ""),
    };
    !scan.before(at).is_some_and(|c| before.contains(c)) && !scan.at(at + length).is_some_and(|c| after.contains(c))
}

/// Whether 等 at a character means that there is more, and is no part of a word.
fn means_and_so_on(scan: &Scan<'_>, at: usize) -> bool {
    let word = match scan.before(at) {
        // 水平等举措, and not 平等.
        Some('平') => scan.before(at.saturating_sub(1)) != Some('水'),
        // 提高等举措, and not 高等教育.
        Some('高') => ["教育", "院校", "学校", "职业"].iter().any(|word| scan.begins(at + 1, word)),
        Some(c) => "中对初上下同何优劣特均相".contains(c),
        None => false,
    };
    scan.at(at) == Some('等') && !word && !scan.at(at + 1).is_some_and(|c| "级待候同价量额差离效值".contains(c))
}

/// A part without 等 at its end, and whether it stood there.
pub(super) fn without_and_so_on(scan: &Scan<'_>, part: Part) -> (Part, bool) {
    match part.end.checked_sub(1).filter(|at| part.contains(at) && means_and_so_on(scan, *at)) {
        Some(at) => (scan.trim(part.start..at), true),
        None => (part, false),
    }
}

/// A part up to the first 等 in it that stands in no marks, and whether there is one.
pub(super) fn cut_at_and_so_on(scan: &Scan<'_>, part: Part) -> (Part, bool) {
    let depth = scan.depth(part.start);
    match part.clone().skip(1).find(|at| scan.depth(*at) <= depth && means_and_so_on(scan, *at)) {
        Some(at) => (scan.trim(part.start..at), true),
        None => (part, false),
    }
}

/// A part up to the 等 that one of these words follows at its end, and whether there is one.
pub(super) fn cut_at_works(scan: &Scan<'_>, part: Part, words: &[&str]) -> (Part, bool) {
    let ends = |at: &usize| {
        means_and_so_on(scan, *at)
            && words.iter().any(|word| {
                let end = at + 1 + word.chars().count();
                scan.begins(at + 1, word) && (end >= part.end || scan.at(end).is_some_and(|c| "，,".contains(c)))
            })
    };
    match part.clone().find(ends) {
        Some(at) => (scan.trim(part.start..at), true),
        None => (part, false),
    }
}
