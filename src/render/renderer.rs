//! One view of a page as HTML.

use std::collections::{BTreeMap, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::prelude::*;

use crate::config::View;
use crate::diagnostic::rules::render::{OUTPUT_CONFLICT, RENDERER_PANICKED};
use crate::diagnostic::{Diagnostic, Place};
use crate::render::dead_links::{PageLinks, Reader};
use crate::render::frame::Frame;
use crate::render::lens::{Lens, Routes};
use crate::render::page::Page;
use crate::render::seen::Declared as _;
use crate::render::theme::Theme;
use crate::render::{Output, Shelf, template_faults};
use crate::site::{OutPath, PairIx, Site};
use crate::text::{RelPath, Span};

/// From a page and a view to a file, whatever was rendered before.
#[derive(Clone, Copy)]
pub(super) struct Renderer<'s> {
    pub site: &'s Site<'s>,
    pub theme: &'s Theme,
    pub routes: &'s Routes,
    pub base_url: Option<&'s str>,
    /// Who reads the links of each page.
    pub reader: &'s Reader<'s>,
    /// Who takes each page.
    pub shelf: &'s dyn Shelf,
}

/// A page that was rendered, in one view.
pub(super) struct Finished<'s> {
    pub path: OutPath,
    pub output: Output,
    pub links: PageLinks<'s>,
}

/// How many pages are a piece of work: a folder or so, for which a frame is made once; and at the end no thread waits long
/// for another.
const PIECE: usize = 200;

/// What a thread keeps from one page to the next, so as not to make it again.
#[derive(Default)]
struct Bench {
    /// Frames of the folders in which it last rendered, one a view: views of a page follow each other.
    frames: BTreeMap<View, Frame>,
    /// What the template fills.
    buffer: Vec<u8>,
    /// What the reader of links writes on.
    scratch: String,
}

impl<'s> Renderer<'s> {
    /// Every page in every view, in the order of the pairs.
    pub fn views(&self) -> impl Iterator<Item = (PairIx, View)> + use<'s> {
        let site = self.site;
        site.pair_indices().flat_map(move |ix| site.views_of(ix).map(move |view| (ix, view)))
    }

    /// Renders pages, in parallel; the results stand in the order asked for.
    pub fn pages(&self, jobs: &[(PairIx, View)]) -> Vec<Result<Finished<'s>, Diagnostic>> {
        jobs.par_iter().with_max_len(PIECE).map_init(Bench::default, |bench, (ix, view)| self.page(*ix, *view, bench)).collect()
    }

    /// The sources of all pages, by the path that they are written to.
    pub fn sources(&self) -> HashMap<&'s str, &'s RelPath> {
        self.views().map(|(ix, view)| (self.routes.of(ix, view), &self.site.pair(ix).original.file)).collect()
    }

    /// Renders one view of a page, reads its links, and lays it on the shelf.
    fn page(&self, ix: PairIx, view: View, bench: &mut Bench) -> Result<Finished<'s>, Diagnostic> {
        let pair = self.site.pair(ix);
        let file = &pair.original.file;
        let whole = || Place::new(file, Span::default());
        let here = self.routes.of(ix, view);
        let path = OutPath::new(here)
            .map_err(|error| Diagnostic::new(&OUTPUT_CONFLICT, whole(), format!("`{here}` cannot be written: {error}")))?;
        let html = catch_unwind(AssertUnwindSafe(|| {
            bench.buffer.clear();
            let lens = Lens { site: self.site, routes: self.routes, view, here };
            let last = bench.frames.remove(&view).filter(|frame| frame.is_of(lens));
            let mut frame = last.unwrap_or_else(|| Frame::new(lens, self.theme));
            let page = Page { lens, theme: self.theme, frame: &frame, ix, pair, base_url: self.base_url }.view();
            page.fill(&mut frame.scope);
            let done = self.theme.render_into(&mut bench.buffer, &format!("layouts/{}.html", pair.layout), &frame.scope);
            bench.frames.insert(view, frame);
            done
        }));
        match html {
            Ok(Ok(())) => {
                let links = self.reader.page(here, &bench.buffer, &mut bench.scratch);
                let output = self.shelf.lay(&path, &bench.buffer);
                Ok(Finished { path, output, links })
            }
            Ok(Err(error)) => {
                let folder = format!("themes/{}", self.site.config.theme.value);
                Err(template_faults::one(&error, &folder, file).related(whole().label("while rendering this page")))
            }
            Err(_) => Err(Diagnostic::new(&RENDERER_PANICKED, whole(), format!("`{here}` cannot be rendered"))),
        }
    }
}
