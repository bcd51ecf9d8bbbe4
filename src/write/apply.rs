//! A plan carried out, in an order in which it may be interrupted anywhere: the marker first, each file beside its place
//! and then renamed, the manifest last, the marker away.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;

use rayon::prelude::*;

use crate::site::OutPath;
use crate::write::disk::{Disk, tidied};
use crate::write::error::{Doing, WriteError, disk as failed};
use crate::write::marker::{Marker, temporary_name};
use crate::write::plan::Plan;
use crate::write::survey::{Entry, Found, Survey};
use crate::write::target::Target;
use crate::write::wanted::{Wanted, WantedFile, folders_of};
use crate::write::{MANIFEST, MARKER};

/// A file to be written, and what.
struct Write<'a> {
    file: &'a WantedFile<'a>,
    bytes: &'a [u8],
}

/// Carries out a plan. Who calls holds the lock.
///
/// # Errors
/// Where the disk fails. Every file then holds its old or its new bytes, the marker stands, and the next build, knowing
/// by it what is ours, finishes the work.
pub(super) fn apply(
    wanted: &Wanted<'_>,
    survey: &Survey,
    plan: &Plan,
    manifest: &[u8],
    target: &Target,
    disk: &dyn Disk,
) -> Result<(), WriteError> {
    let hand = Hand { target, disk };
    let writes: Vec<Write<'_>> = wanted
        .files
        .iter()
        .filter(|file| plan.create.binary_search(file.path).is_ok() || plan.change.binary_search(file.path).is_ok())
        // What stands as it is wanted is neither created nor changed.
        .filter_map(|file| Some(Write { file, bytes: file.bytes? }))
        .collect();

    if !survey.exists() {
        hand.create_folder("")?;
    }
    for name in &survey.stale {
        hand.remove(name)?;
    }
    // Two numbers beyond the pages: one for the manifest, one for the marker of the build after a crash.
    let count = writes.len() as u64 + 2;
    hand.mark(survey, &marker(survey, &writes, count))?;

    for path in &plan.remove_first {
        hand.remove(path.as_str())?;
    }
    for folder in &plan.clear_first {
        hand.remove_folder(folder)?;
    }
    for folder in folders_of(writes.iter().map(|write| write.file.path)) {
        if !survey.has_folder(folder) {
            hand.create_folder(folder)?;
        }
    }
    writes
        .par_iter()
        .enumerate()
        .with_max_len(64)
        .try_for_each(|(n, write)| hand.replace(write.file.path.as_str(), survey.first_free + n as u64, write.bytes, false))?;
    let later: Vec<&OutPath> = plan.remove.iter().filter(|path| !plan.remove_first.contains(*path)).collect();
    later.par_iter().try_for_each(|path| hand.remove(path.as_str()))?;
    for folder in &plan.maybe_empty {
        // One that stays, because it holds files of somebody or stands open somewhere, is in nobody's way.
        let _ = disk.remove_dir(&target.join(folder));
    }

    if survey.manifest_bytes.as_deref() != Some(manifest) {
        hand.replace(MANIFEST, survey.first_free + count - 2, manifest, true)?;
    }
    hand.remove(MARKER)
}

/// The marker of this build: what it will write, and what an interrupted build before it wrote and nobody recorded yet.
fn marker(survey: &Survey, writes: &[Write<'_>], count: u64) -> Marker {
    let mut files: BTreeMap<OutPath, BTreeSet<_>> =
        writes.iter().map(|write| (write.file.path.clone(), BTreeSet::from([write.file.print]))).collect();
    let mut folders = BTreeSet::new();
    if let Some(crashed) = survey.crashed() {
        for (path, entry) in &survey.entries {
            if let Entry::Known(print) = entry
                && crashed.owns(path, print)
            {
                files.entry(path.clone()).or_default().insert(*print);
            }
        }
        folders.clone_from(&crashed.folders);
        folders.extend(folders_of(crashed.files.keys()).into_iter().filter_map(|folder| OutPath::new(folder).ok()));
        folders.retain(|folder| survey.has_folder(folder.as_str()));
    }
    Marker { first: survey.first_free, count, folders, files }
}

struct Hand<'a> {
    target: &'a Target,
    disk: &'a dyn Disk,
}

impl Hand<'_> {
    /// Writes the marker: in place of a whole one never without one standing.
    fn mark(&self, survey: &Survey, marker: &Marker) -> Result<(), WriteError> {
        let bytes = marker.write();
        let path = self.target.join(MARKER);
        match &survey.marker {
            Found::Whole(old) => return self.replace(MARKER, old.first + old.count.saturating_sub(1), &bytes, true),
            Found::Torn => self.remove(MARKER)?,
            Found::Nothing => {}
        }
        tidied(self.disk, &path, self.disk.create(&path, &bytes, true)).map(drop).map_err(failed(Doing::Write, &path))
    }

    /// Writes a file beside its place and puts it there.
    fn replace(&self, path: &str, n: u64, bytes: &[u8], durable: bool) -> Result<(), WriteError> {
        let place = self.target.join(path);
        let beside = place.with_file_name(temporary_name(n));
        let written = self.disk.create(&beside, bytes, durable).and_then(|_| self.disk.rename(&beside, &place));
        tidied(self.disk, &beside, written).map_err(failed(Doing::Write, &place))
    }

    fn remove(&self, path: &str) -> Result<(), WriteError> {
        let path = self.target.join(path);
        match self.disk.remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(failed(Doing::Remove, &path)(error)),
            _ => Ok(()),
        }
    }

    fn create_folder(&self, path: &str) -> Result<(), WriteError> {
        let path = self.target.join(path);
        self.disk.create_dir(&path).map_err(failed(Doing::CreateFolder, &path))
    }

    fn remove_folder(&self, path: &str) -> Result<(), WriteError> {
        let path = self.target.join(path);
        self.disk.remove_dir(&path).map_err(failed(Doing::RemoveFolder, &path))
    }
}
