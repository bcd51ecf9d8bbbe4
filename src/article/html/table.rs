//! Tables: one that is rectangular stays a table, of any other the cells become paragraphs, and that is told.

use crate::article::html::blocks::{Cutter, one_line};
use crate::article::html::tree::{Data, Ix, Step, Tree};
use crate::article::model::{Block, BlockKind, Cell};
use crate::article::note::{Note, What};

/// Cuts a table.
pub(super) fn cut(cutter: &mut Cutter<'_>, tree: &Tree, table: Ix) {
    let (mut rows, mut before) = (Vec::<Vec<Vec<Block>>>::new(), Vec::new());
    let mut plain = true;
    let mut cells = 0_usize;
    tree.walk(table, |step| {
        let Step::Enter(ix) = step else { return true };
        if ix == table {
            return true;
        }
        match (tree.data(ix), tree.name(ix)) {
            (Data::Comment(_), _) => {
                cutter.drop_node(ix, What::Comment);
                false
            }
            (_, Some("tr")) => {
                rows.push(Vec::new());
                true
            }
            (_, Some("thead" | "tbody" | "tfoot" | "colgroup")) => true,
            (_, Some("td" | "th")) if cutter.left_out(ix).is_none() => {
                let spans = ["colspan", "rowspan"].iter().any(|key| tree.attribute(ix, key).is_some_and(|n| n.trim() != "1"));
                plain &= !spans;
                cells += 1;
                let blocks = inside(cutter, ix);
                match rows.last_mut() {
                    Some(row) => row.push(blocks),
                    None => rows.push(vec![blocks]),
                }
                false
            }
            _ => {
                match cutter.left_out(ix) {
                    Some(what) => cutter.drop_node(ix, what),
                    None => before.extend(inside(cutter, ix)),
                }
                false
            }
        }
    });
    cutter.blocks.append(&mut before);
    rows.retain(|row| !row.iter().all(Vec::is_empty));
    let width = rows.first().map_or(0, Vec::len);
    let is_cell =
        |blocks: &Vec<Block>| blocks.len() < 2 && blocks.iter().all(|block| matches!(block.kind, BlockKind::Paragraph(_)));
    let rectangular = width > 1 && rows.len() > 1 && rows.iter().all(|row| row.len() == width && row.iter().all(is_cell));
    let line = tree.line(table);
    if plain && rectangular {
        let rows = rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect();
        cutter.blocks.push(Block { number: None, line, kind: BlockKind::Table(rows) });
        return;
    }
    if cells > 1 {
        let text = format!("{} rows, {cells} cells", rows.len());
        cutter.notes.push(Note::new(What::TableFlattened, line, text));
    }
    cutter.blocks.extend(rows.into_iter().flatten().flatten());
}

/// The blocks in a cell.
fn inside(cutter: &mut Cutter<'_>, ix: Ix) -> Vec<Block> {
    let mut inner = cutter.within();
    inner.run(ix);
    cutter.notes.append(&mut inner.notes);
    cutter.seen.push_str(&inner.seen);
    inner.blocks
}

fn cell(blocks: Vec<Block>) -> Cell {
    let block = blocks.into_iter().next();
    let number = block.as_ref().and_then(|block| block.number);
    match block.map(|block| block.kind) {
        Some(BlockKind::Paragraph(runs)) => Cell { number, runs: one_line(runs) },
        _ => Cell::default(),
    }
}
