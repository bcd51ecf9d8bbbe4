//! What every form needs at last: numbers, headings, what the text itself says of its source, and whether it ends.

use std::collections::{BTreeMap, BTreeSet};

use crate::article::bytes::doubly_encoded;
use crate::article::model::{Article, Block, BlockKind, Form, Run};
use crate::article::note::{Note, What};
use crate::article::numbering::{self, Rank};
use crate::article::plain::ends_sentence;

/// Longest title or heading that is told as one, in characters.
const SHORT: usize = 40;
/// How many blocks at either end may speak of the article itself.
const EDGE: usize = 4;

/// Gives paragraphs their numbers: those that are to have one, or all where too little of the text is in them.
pub(super) fn number(blocks: &mut [Block], notes: &mut Vec<Note>) {
    let letters = |block: &Block| block.text().chars().filter(|c| c.is_alphanumeric()).count();
    let in_paragraphs = |block: &Block| -> usize {
        block.paragraphs().iter().map(|paragraph| paragraph.text().chars().filter(|c| c.is_alphanumeric()).count()).sum()
    };
    let all: usize = blocks.iter().map(letters).sum();
    let numbered: usize = blocks.iter().map(in_paragraphs).sum();
    let every = numbered * 2 < all;
    if every && let Some(first) = blocks.first() {
        notes.push(Note::new(What::AllNumbered, first.line, format!("{numbered} of {all} letters stand in paragraphs")));
    }
    let mut next = 1;
    let mut without: Vec<(usize, String)> = Vec::new();
    for block in blocks {
        if let BlockKind::Table(rows) = &mut block.kind {
            let any = rows.iter().flatten().any(|cell| cell.number.is_some());
            if any || every {
                for cell in rows.iter_mut().flatten().filter(|cell| !cell.runs.is_empty()) {
                    cell.number = (cell.number.is_some() || every).then_some(next);
                    next += u32::from(cell.number.is_some());
                }
                block.number = None;
                continue;
            }
        }
        let can = !matches!(block.kind, BlockKind::Verbatim(_));
        block.number = (can && (block.number.is_some() || every)).then_some(next);
        next += u32::from(block.number.is_some());
        if block.number.is_none() {
            without.push((block.line, block.text()));
        }
    }
    if let Some((line, text)) = without.first() {
        let shown: String = text.chars().take(SHORT).collect();
        let others = without.len() - 1;
        let more = if others > 0 { format!(", and {others} more") } else { String::new() };
        notes.push(Note::new(What::Unnumbered, *line, format!("{shown}{more}")));
    }
}

/// Recognises headings by their numbers, and brings the levels of all into one row from 2.
pub(super) fn headings(blocks: &mut [Block], notes: &mut Vec<Note>) {
    let tagged: BTreeSet<u8> = blocks.iter().filter_map(|block| tag_level(&block.kind)).collect();
    let mut ranks: BTreeSet<Rank> = BTreeSet::new();
    for block in &*blocks {
        if let Some(rank) = recognised(block) {
            ranks.insert(rank);
        }
    }
    let level = |at: usize| u8::try_from(at + 2).unwrap_or(6).min(6);
    let tags: BTreeMap<u8, u8> = tagged.iter().enumerate().map(|(at, tag)| (*tag, level(at))).collect();
    let levels: BTreeMap<Rank, u8> = ranks.iter().enumerate().map(|(at, rank)| (*rank, level(at + tags.len()))).collect();
    for block in blocks {
        if let Some(level) = recognised(block).and_then(|rank| levels.get(&rank)) {
            notes.push(Note::new(What::Heading, block.line, block.text()));
            if let BlockKind::Paragraph(runs) = &mut block.kind {
                block.kind = BlockKind::Heading { level: *level, runs: std::mem::take(runs) };
            }
        } else if let BlockKind::Heading { level, .. } = &mut block.kind {
            *level = tags.get(level).copied().unwrap_or(2);
        } else if let BlockKind::Paragraph(runs) = &block.kind
            && runs.iter().all(|run: &Run| run.strong)
            && is_short(&block.text())
        {
            notes.push(Note::new(What::BoldParagraph, block.line, block.text()));
        }
    }
}

fn tag_level(kind: &BlockKind) -> Option<u8> {
    match kind {
        BlockKind::Heading { level, .. } => Some(*level),
        _ => None,
    }
}

fn recognised(block: &Block) -> Option<Rank> {
    let BlockKind::Paragraph(_) = block.kind else { return None };
    let text = block.text();
    if numbering::is_heading(&text) { numbering::of(&text).map(|number| number.rank) } else { None }
}

fn is_short(text: &str) -> bool {
    text.chars().take(SHORT + 1).count() <= SHORT
}

/// Infers what the text says of its source, where nothing else did.
pub(super) fn infer(article: &mut Article) {
    let mut notes = Vec::new();
    restore_quotes(article, &mut notes);
    let count = article.blocks.len();
    let edges: Vec<(usize, String)> = article
        .blocks
        .iter()
        .enumerate()
        .filter(|(at, _)| *at < EDGE || *at + EDGE >= count)
        .map(|(_, block)| (block.line, block.text()))
        .collect();
    if article.metadata.outlet.is_none()
        && let Some((line, outlet)) = edges.iter().rev().find_map(|(line, text)| Some((*line, outlet_in(text)?)))
    {
        notes.push(Note::new(What::Outlet, line, outlet.clone()));
        article.metadata.outlet = Some(outlet);
    }
    if article.metadata.byline.is_none()
        && let Some((line, byline)) = edges.iter().rev().find_map(|(line, text)| Some((*line, byline_in(text)?)))
    {
        notes.push(Note::new(What::Byline, line, byline.clone()));
        article.metadata.byline = Some(byline);
    }
    let plain = matches!(article.provenance.form, Form::PdfText | Form::Text);
    if plain
        && article.metadata.title.is_none()
        && let Some(first) = article.blocks.first()
        && count > 1
    {
        let text = first.text();
        if is_short(&text) && !ends_sentence(&text) && numbering::of(&text).is_none() {
            notes.push(Note::new(What::Title, first.line, text.clone()));
            article.metadata.title = Some(text);
        }
    }
    article.notes.append(&mut notes);
}

/// Quotation marks of the title, where underscores stand for them: `《_十四五_规划》`.
fn restore_quotes(article: &mut Article, notes: &mut Vec<Note>) {
    let Some(title) = article.metadata.title.as_mut() else { return };
    let parts: Vec<&str> = title.split('_').collect();
    // Between the first two, the next two …: an even number of underscores divides into an odd number of parts.
    let inside = || parts.iter().skip(1).step_by(2);
    let chinese = |part: &&str| part.chars().any(crate::language::is_han) && !part.contains(char::is_whitespace);
    if parts.len() < 3 || parts.len().is_multiple_of(2) || !inside().all(chinese) {
        return;
    }
    let restored: String =
        parts.iter().enumerate().map(|(at, part)| if at % 2 == 1 { format!("“{part}”") } else { (*part).to_owned() }).collect();
    notes.push(Note::new(What::TitleQuotes, 1, format!("{title} → {restored}")));
    *title = restored;
}

/// `（文章来源：某报）`, `来源：某报 2021-12-28`.
fn outlet_in(text: &str) -> Option<String> {
    let at = text.find("来源：").or_else(|| text.find("来源:"))?;
    // A paragraph that happens to hold the word is no credit.
    if text.get(..at)?.chars().count() > 12 {
        return None;
    }
    let rest = text.get(at..)?.split_once(['：', ':'])?.1.trim_start();
    let name: String = rest.chars().take_while(|c| !c.is_whitespace() && !"（）()，。；;|｜".contains(*c)).collect();
    (!name.is_empty() && name.chars().count() <= 20).then_some(name)
}

/// `（记者 张三 李四）`, `本报记者 张三`, `作者：张三`.
fn byline_in(text: &str) -> Option<String> {
    let bare = text.trim_start_matches(['（', '(']).trim_end_matches(['）', ')']);
    let bracketed = bare.len() < text.len() && text.starts_with(['（', '(']) && text.ends_with(['）', ')']);
    let short = text.chars().take(61).count() <= 60;
    let speaks = ["记者", "通讯员", "作者"].iter().any(|word| bare.contains(word));
    if short && bracketed && speaks {
        return Some(bare.trim().to_owned());
    }
    let named = ["作者：", "作者:", "文/", "文／"].iter().find_map(|word| text.strip_prefix(word));
    let named = named.map(str::trim).or_else(|| text.starts_with("本报记者").then_some(text));
    named.filter(|name| !name.is_empty() && is_short(name) && !ends_sentence(name)).map(str::to_owned)
}

/// Whether the text stops before its end: in a sentence, or after the first of numbered parts.
pub(super) fn cut_off(article: &mut Article) {
    let plain = matches!(article.provenance.form, Form::PdfText | Form::Text);
    if plain
        && let Some(last) = article.blocks.last()
        && matches!(last.kind, BlockKind::Paragraph(_))
    {
        let text = last.text();
        if !ends_sentence(&text) && text.chars().count() >= 20 {
            let end: Vec<char> = text.chars().rev().take(12).collect();
            let end: String = end.into_iter().rev().collect();
            article.notes.push(Note::new(What::CutOff, last.line, format!("the last paragraph ends in “{end}”")));
        }
    }
    let mut values: BTreeMap<Rank, (usize, BTreeSet<u32>)> = BTreeMap::new();
    for block in &article.blocks {
        // “第一篇讲茶” speaks of a part; it is none.
        let text = block.text();
        let begins = |number: &numbering::Number| number.rank > Rank::Section || numbering::is_heading(&text);
        if let Some(number) = numbering::of(&text).filter(begins) {
            values.entry(number.rank).or_insert_with(|| (block.line, BTreeSet::new())).1.insert(number.value);
        }
    }
    for (rank, (line, values)) in values {
        if values.iter().eq([&1]) {
            let name = match rank {
                Rank::Part => "第一编",
                Rank::Chapter => "第一章",
                Rank::Section => "第一节",
                Rank::Ideographic => "一、",
                Rank::Bracketed => "（一）",
                Rank::Arabic => "(1)",
            };
            article.notes.push(Note::new(What::CutOff, line, format!("a part begins {name}, and none follows it")));
        }
    }
}

/// Tells of text that was decoded wrongly before it was saved.
pub(super) fn doubt(article: &mut Article) {
    let title = article.metadata.title.iter().map(|title| (1, title.clone()));
    let mut texts = title.chain(article.blocks.iter().map(|block| (block.line, block.text())));
    let found = texts.find_map(|(line, text)| Some((line, doubly_encoded(&text)?)));
    if let Some((line, (wrong, meant))) = found {
        let short = |text: &str| text.chars().take(20).collect::<String>();
        article.notes.push(Note::new(What::DoubleEncoded, line, format!("{} → {}", short(&wrong), short(&meant))));
    }
}
