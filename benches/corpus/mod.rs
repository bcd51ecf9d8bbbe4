//! A generated bilingual site of any size, the same for the same size: about 350 Chinese characters and 250
//! English words a page, four links, a table, relations with backlinks, in sections of a hundred pages.

#[allow(dead_code, reason = "one of the two benches has no use for it")]
pub mod paired;

use std::fmt::Write as _;

/// Numbers that look random and are the same everywhere (xorshift64*).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let mixed = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(mixed).unwrap_or_default() % below.max(1)
    }
}

const HAN: &[&str] = &[
    "城市", "供水", "管网", "改造", "工程", "按照", "年度", "计划", "推进", "居民", "用水", "安全", "得到", "保障", "水质",
    "监测", "设备", "更新", "完成", "进度", "资金", "来源", "说明", "标准", "要求", "单位", "负责", "检查", "记录", "公开",
    "方式", "分期", "实施", "沿线", "道路", "恢复",
];
const LATIN: &[&str] = &[
    "water",
    "supply",
    "pipes",
    "city",
    "renewal",
    "project",
    "residents",
    "safety",
    "quality",
    "plan",
    "stage",
    "funds",
    "records",
    "public",
    "standard",
    "inspection",
    "equipment",
    "progress",
    "street",
    "repair",
    "the",
    "of",
    "and",
    "in",
    "for",
    "under",
    "with",
    "each",
    "year",
    "office",
    "report",
    "is",
];

const SITE: &str = "\
title: {zh: 水务, en: Waterworks}
views: [zh, en]
languages:
  - {code: zh, tag: zh-Hans, name: 中文, short: 中}
  - {code: en, tag: en, name: English, short: EN}
nav: [s0]
kinds:
  home: {name: {zh: 首页, en: home}, layout: home}
  section: {name: {zh: 栏目, en: section}, layout: section}
  entry: {name: {zh: 条目, en: entry}, layout: entry}
relations:
  serves: {name: {zh: 服务于, en: serves}, inverse: {zh: 由其服务, en: is served by}}
";

/// The files of a site of `pairs` entries, by path from the project's root.
pub fn files(pairs: usize) -> Vec<(String, String)> {
    let mut files = vec![("content/site.yaml".to_owned(), SITE.to_owned())];
    let mut page = |id: &str, zh: String, en: String| {
        files.push((format!("content/{id}.zh.md"), zh));
        files.push((format!("content/{id}.en.md"), en));
    };
    page(
        "_index",
        "---\nkind: home\ntitle: 水务\n---\n\n首页。\n".to_owned(),
        "---\ntitle: Waterworks\n---\n\nHome.\n".to_owned(),
    );
    for section in 0..pairs.div_ceil(100) {
        let zh = format!("---\nkind: section\ntitle: 第{section}栏\n---\n\n本栏说明。\n");
        page(&format!("s{section}/_index"), zh, format!("---\ntitle: Section {section}\n---\n\nAbout this section.\n"));
    }
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    for number in 0..pairs {
        let (zh, en) = entry(number, pairs, &mut numbers);
        page(&id(number), zh, en);
    }
    files
}

fn id(number: usize) -> String {
    format!("s{}/e{number}", number / 100)
}

fn entry(number: usize, pairs: usize, numbers: &mut Numbers) -> (String, String) {
    let mut zh = format!(
        "---\nkind: entry\norder: {number}\ntitle: 第{number}号条目\nshort: 条目{number}\nsummary: 第{number}号条目的说明。\nrelations:\n"
    );
    let mut en =
        format!("---\ntitle: Entry number {number}\nshort: Entry {number}\nsummary: What entry {number} is about.\n---\n\n");
    // Two other pages, never the page itself and never the same one twice.
    let step = 1 + numbers.next((pairs / 2).saturating_sub(1));
    for other in [number + step, number + 2 * step].map(|other| other % pairs).into_iter().filter(|other| *other != number) {
        let _ = writeln!(
            zh,
            "  - {{kind: serves, to: {}, basis: editorial, why: {{zh: 同一工程, en: the same project}}}}",
            id(other)
        );
    }
    zh.push_str("---\n\n");
    for block in 0..4 {
        let target = id(numbers.next(pairs));
        for _ in 0..43 {
            zh.push_str(HAN[numbers.next(HAN.len())]);
        }
        let _ = writeln!(zh, "，见[[{target}]]。\n");
        for _ in 0..60 {
            en.push_str(LATIN[numbers.next(LATIN.len())]);
            en.push(' ');
        }
        let _ = writeln!(en, "see [[{target}]].\n");
        if block == 1 {
            zh.push_str("## 分期 {#stages}\n\n| 阶段 | 长度 |\n|---|--:|\n| 一 | 12 |\n| 二 | 34 |\n\n");
            en.push_str("## Stages\n\n| Stage | Length |\n|---|--:|\n| One | 12 |\n| Two | 34 |\n\n");
        }
    }
    (zh, en)
}
