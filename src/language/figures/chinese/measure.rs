//! Chinese units and measure words: what may follow a numeral.

use std::cmp::Reverse;
use std::sync::LazyLock;

use crate::language::figures::by_char::ByChar;
use crate::language::figures::chars::Chars;
use crate::language::figures::unit_names::{self, Name};
use crate::language::figures::units::Unit;

/// What stands after a numeral.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    /// The unit; [`Unit::COUNT`] for a counter.
    pub unit: &'static Unit,
    /// One past its last character.
    pub end: usize,
}

static COUNT: Unit = Unit::COUNT;

/// Counters of one character. 大 as in 五大行业.
const COUNTERS: &str = "个個项件套座户家名位人次条种類类批款台辆架艘颗粒只隻头匹张份册部篇章节本首支门场届期轮步层級级档代处所间栋幢幅片块段道对双副组团队班股起宗桩例笔环岁枚株棵盏根把口顶节列趟遍声番倍折大重维端线省市县区州国镇乡村校院厂店号席房排刀角员方员字词句行页卷集曲幕度";

/// Counters of several characters, and nouns that are counted without one.
const WORDS: &[&str] = &[
    "人次",
    "人口",
    "部门",
    "部委",
    "省份",
    "省区市",
    "方面",
    "领域",
    "行业",
    "企业",
    "阶段",
    "环节",
    "层面",
    "维度",
    "要素",
    "机构",
    "城市",
    "国家",
    "地区",
    "县市",
    "乡镇",
    "村庄",
    "小时",
    "分钟",
    "车间",
    "标准",
    "专业",
    "学科",
    "院校",
    "学校",
    "医院",
    "单位",
    "场景",
    "工厂",
    "平台",
    "门类",
    "大类",
    "小类",
    "中类",
    "世纪",
    "年代",
    "季度",
    "学年",
    "学期",
    "工作日",
    "交易日",
    "航班",
    "架次",
    "班次",
    "床位",
    "批次",
    "例次",
    "台套",
    "台件",
    "标箱",
    "车次",
    "卷册",
    "届次",
    "号文",
    "星级",
    "党派",
    "民族",
    "维",
    "比特",
    "字节",
    "周岁",
    "亩次",
    "步骤",
    "任务",
    "目标",
    "工程",
    "行动",
    "举措",
    "措施",
    "原则",
    "体系",
    "模式",
    "基地",
    "园区",
    "产品",
    "品种",
    "岗位",
];

static WORDS_BY_FIRST: LazyLock<ByChar<&str>> = LazyLock::new(|| ByChar::new(WORDS.iter().copied(), |word| word.chars().next()));

/// The unit or counter at `i`, the longest.
pub fn at(chars: &Chars<'_>, i: usize) -> Option<Measure> {
    let first = chars.at(i);
    if first == '\0' || matches!(first, '，' | '。' | '、' | '；' | '：' | '”' | '“') {
        return None;
    }
    if let Some(measure) = unit(chars, i) {
        return Some(measure);
    }
    if let Some((_, end)) = chars.longest(i, WORDS_BY_FIRST.get(first).iter().copied()) {
        return Some(Measure { unit: &COUNT, end });
    }
    COUNTERS.contains(first).then_some(Measure { unit: &COUNT, end: i + 1 })
}

/// The unit of the table at `i`, the longest.
pub fn unit(chars: &Chars<'_>, i: usize) -> Option<Measure> {
    let rest = chars.rest(i);
    let stands = |name: &&Name| {
        // A symbol ends where letters do: `GW` in GWh, `t` in `text`.
        let latin = name.text.ends_with(|c: char| c.is_ascii_alphabetic());
        rest.starts_with(name.text) && !(latin && chars.at(i + name.text.chars().count()).is_ascii_alphanumeric())
    };
    let names = unit_names::chinese(rest).iter().chain(unit_names::symbols(rest)).filter(stands);
    let name = names.max_by_key(|name| (name.text.len(), Reverse(name.rank)))?;
    let (unit, end) = (name.unit, i + name.text.chars().count());
    // 10里 is a distance, 10里边 is not; 3米 is, 3米饭 never occurs; 元旦, 元素, 点评 are words.
    let tail = chars.at(end);
    let word = match chars.slice(i, end) {
        "元" => matches!(tail, '旦' | '素' | '件'),
        "点" => matches!(tail, '评' | '对' | '位' | '击' | '燃' | '多'),
        "日" => matches!(tail, '报'),
        // 约85里: in it. A distance in 里 is written in characters, 六百里.
        "里" => chars.before(i).is_ascii_digit(),
        "年" => matches!(tail, '级'),
        "周" => matches!(tail, '边' | '期' | '转'),
        _ => false,
    };
    (!word).then_some(Measure { unit, end })
}
