//! Text without markup: that of a PDF, with hard line ends, page numbers and repeated heads, and plain text.

mod join;
mod lines;
mod pages;

use crate::article::flow::Flow;
use crate::article::losses;
use crate::article::model::{Block, BlockKind};
use crate::article::note::{Note, What};

pub(super) use lines::{ends_sentence, is_wrapped};

/// Cuts the text of a PDF. Every block will have a number, and has 0 for now.
pub(super) fn cut_pdf(text: &str, notes: &mut Vec<Note>) -> Vec<Block> {
    let lines = pages::without_marks(lines::read(text), notes);
    let (paragraphs, told) = lines::paragraphs(&lines);
    notes.push(Note::new(What::ParagraphEnds, 1, told));
    let words = join::Words::of(text);
    let mut spaces = 0;
    let joined = paragraphs.iter().map(|paragraph| {
        let text = join::lines(paragraph, &words, notes);
        let (text, taken) = join::without_spaces(&text);
        spaces += taken;
        (paragraph.first().map_or(1, |line| line.number), text)
    });
    let texts: Vec<(usize, String)> = joined.collect();
    if spaces > 0 {
        notes.push(Note::new(What::Spaces, 1, spaces.to_string()));
    }
    whole(&lines, texts, notes)
}

/// Cuts plain text: a line is a paragraph, unless the lines are wrapped.
pub(super) fn cut_text(text: &str, notes: &mut Vec<Note>) -> Vec<Block> {
    let lines = lines::read(text);
    if !lines::is_wrapped(text) {
        let texts = lines.iter().map(|line| (line.number, line.text.to_owned())).collect();
        return whole(&lines, texts, notes);
    }
    let (paragraphs, told) = lines::paragraphs(&lines);
    notes.push(Note::new(What::ParagraphEnds, 1, told));
    let words = join::Words::of(text);
    let joined = paragraphs
        .iter()
        .map(|paragraph| (paragraph.first().map_or(1, |line| line.number), join::lines(paragraph, &words, notes)));
    let texts = joined.collect();
    whole(&lines, texts, notes)
}

/// The blocks, held against the lines that they were made of.
fn whole(lines: &[lines::Line<'_>], texts: Vec<(usize, String)>, notes: &mut Vec<Note>) -> Vec<Block> {
    let blocks = blocks(texts, notes);
    let seen: String = lines.iter().flat_map(|line| [line.text, "\n"]).collect();
    losses::tell(&seen, &blocks, notes);
    blocks
}

fn blocks(texts: Vec<(usize, String)>, notes: &mut Vec<Note>) -> Vec<Block> {
    let mut flow = Flow::default();
    let mut blocks = Vec::new();
    for (line, text) in texts {
        flow.text(&text, false, None, line, notes);
        blocks.extend(flow.take().into_iter().map(|(line, runs)| Block {
            number: Some(0),
            line,
            kind: BlockKind::Paragraph(runs),
        }));
    }
    blocks
}
