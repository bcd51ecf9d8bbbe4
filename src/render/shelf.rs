//! Where finished files go while the rest of the site is being made.

use crate::render::Output;
use crate::site::OutPath;

/// Takes finished files off the renderer's hands. To hold every page of a large site until the last is made takes more
/// memory than everything else, and memory that nobody had before takes time.
pub trait Shelf: Sync {
    /// Told before anything is laid: the path of every file that may be. Folders can be made now. What cannot be written is
    /// reported when it is made.
    fn expect(&self, paths: &[&str]);

    /// Takes a file, and says what has become of it.
    fn lay(&self, path: &OutPath, bytes: &[u8]) -> Output;
}

/// The shelf of those who want the bytes themselves: all stays in memory.
#[derive(Clone, Copy, Debug, Default)]
pub struct Memory;

impl Shelf for Memory {
    fn expect(&self, _: &[&str]) {}

    /// Each file is kept at its exact size.
    fn lay(&self, _: &OutPath, bytes: &[u8]) -> Output {
        Output::Made(bytes.to_vec())
    }
}
