//! What the last build left for the next one, in a file beside the output folder: which of its outputs nobody has touched
//! since, and a memo of what they were made of. It only saves work: where it is missing, torn or does not fit the
//! manifest, everything is made and read again. Nothing is ever replaced or removed on its word.

use std::collections::BTreeMap;

use foldhash::HashMap;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::render::Print;
use crate::site::OutPath;
use crate::write::MANIFEST;
use crate::write::disk::{Disk, Kind, Stamp};
use crate::write::error::{Doing, WriteError, disk as failed};
use crate::write::manifest::Manifest;
use crate::write::sealed::{begins, hash_of, seal, unseal};
use crate::write::target::Target;

/// How the file begins; after it stands the hash of the rest.
const HEAD: &str = "duizhao-state 1 ";

/// What the last build left.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// The manifest of that build, as it is on the disk; nothing where nothing was left.
    pub(super) manifest_bytes: Option<Vec<u8>>,
    /// The same, read.
    pub(super) manifest: Manifest,
    /// One a file of the manifest, in its order, where one was kept.
    stamps: Vec<Option<Stamp>>,
    memo: String,
    /// The whole file.
    written: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
struct State<'s> {
    /// Hash of the manifest that it speaks of.
    manifest: std::borrow::Cow<'s, str>,
    /// One a file of the manifest, in its order; nothing for a file that changed while the build ended.
    stamps: Vec<Option<Stamp>>,
    memo: std::borrow::Cow<'s, str>,
}

impl Standing {
    /// Looks for what the last build left. Nothing, where there is nothing or it cannot be used.
    pub fn read(target: &Target, disk: &dyn Disk) -> Self {
        Self::try_read(target, disk).unwrap_or_default()
    }

    fn try_read(target: &Target, disk: &dyn Disk) -> Option<Self> {
        let file = |path: &std::path::Path| {
            let there = disk.kind(path).ok()? == Some(Kind::File);
            there.then(|| disk.read_all(path).ok()).flatten()
        };
        let written = file(&target.state_path())?;
        let manifest_bytes = file(&target.join(MANIFEST))?;
        let state: State<'_> = serde_json::from_str(unseal(HEAD, &written)?).ok()?;
        let manifest = Manifest::read(&manifest_bytes).ok()?;
        if state.manifest != hash_of(&manifest_bytes) || state.stamps.len() != manifest.files.len() {
            return None;
        }
        let (stamps, memo) = (state.stamps, state.memo.into_owned());
        Some(Self { manifest_bytes: Some(manifest_bytes), manifest, stamps, memo, written })
    }

    /// The files of the last build, with the prints that it gave them. Whether they still stand is seen when they are
    /// written.
    pub fn files(&self) -> &BTreeMap<OutPath, Print> {
        &self.manifest.files
    }

    /// The memo of the last build.
    pub fn memo(&self) -> &str {
        &self.memo
    }

    /// The files of the last build with the stamps that they had at its end, by path.
    pub(super) fn stamped(&self) -> impl Iterator<Item = (&OutPath, Print, Stamp)> {
        let files = self.manifest.files.iter().zip(&self.stamps);
        files.filter_map(|((path, print), stamp)| Some((path, *print, (*stamp)?)))
    }

    /// Leaves a memo for the next build, with the stamps of all files of the manifest: those that are `known`, and of the
    /// others what the disk says now. Nothing is written where it stands there already, or where another file does.
    ///
    /// # Errors
    /// Where the disk fails. The memo is then missing or torn, and the next build makes everything anew.
    pub(super) fn leave(
        &self,
        memo: &str,
        (manifest, manifest_bytes): (&Manifest, &[u8]),
        known: &HashMap<OutPath, Stamp>,
        target: &Target,
        disk: &dyn Disk,
    ) -> Result<(), WriteError> {
        let paths: Vec<&OutPath> = manifest.files.keys().collect();
        let stamp = |path: &OutPath| match known.get(path) {
            Some(stamp) => Some(*stamp),
            None => disk.stamp(&target.join(path.as_str())).ok().flatten(),
        };
        let stamps = paths.into_par_iter().map(stamp).collect();
        let state = State { manifest: hash_of(manifest_bytes).into(), stamps, memo: memo.into() };
        let Ok(rest) = serde_json::to_vec(&state) else { return Ok(()) };
        let bytes = seal(HEAD, &rest);
        if bytes == self.written {
            return Ok(());
        }
        let path = target.state_path();
        match disk.kind(&path).map_err(failed(Doing::Look, &path))? {
            None => {}
            Some(Kind::File) if is_ours(&path, disk)? => disk.remove_file(&path).map_err(failed(Doing::Remove, &path))?,
            Some(_) => return Ok(()),
        }
        disk.create(&path, &bytes, false).map(drop).map_err(failed(Doing::Write, &path))
    }
}

/// Whether a file begins as one of ours, or as far as one that was torn.
fn is_ours(path: &std::path::Path, disk: &dyn Disk) -> Result<bool, WriteError> {
    let mut begin = Vec::new();
    disk.read(path, HEAD.len(), &mut begin).map_err(failed(Doing::Read, path))?;
    Ok(begins(HEAD, &begin))
}
