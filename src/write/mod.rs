//! The site written to its folder: nobody's file lost, no file torn, nothing touched that is right already.
//!
//! What is ours is what a record of a build says with the hash that it says: the manifest of the last finished build,
//! and the marker of one that was interrupted. Everything else in the folder is somebody's and stays. A build first looks
//! ([`Survey`]) and decides ([`plan()`]); only then, and only if there is something to do, does it touch the disk.
//!
//! There is one exception, and it is reported: a page that somebody edited in the output folder and that is still part of
//! the site is written anew. A page that an earlier build did *not* write is never replaced, except with `force`. A file
//! that happens to have the very bytes of a wanted one is ours from then on.
//!
//! A folder that does not exist yet is laid out beside its place and renamed ([`Stage`]).

mod apply;
mod create;
mod disk;
mod error;
mod manifest;
mod marker;
mod plan;
mod replace;
mod sealed;
mod stage;
mod standing;
mod survey;
mod target;
mod wanted;

use std::io::ErrorKind;
use std::path::PathBuf;

use rayon::prelude::*;

use crate::render::Outputs;
use crate::site::OutPath;
use crate::write::wanted::WantedFile;

pub use create::{CreateError, Created, NewFiles, Obstacle, Obstructed, create, preview as preview_new};
pub use disk::{Disk, Kind, Lock, RealDisk, Stamp};
pub use error::{BadOutputs, Conflict, Doing, InTheWay, Refusal, WriteError};
pub use manifest::{Manifest, Unreadable};
pub use plan::{Plan, plan};
pub use replace::{ReplaceError, replace};
pub use stage::Stage;
pub use standing::Standing;
pub use survey::Survey;
pub use target::Target;
pub use wanted::Wanted;

/// Name of the record of a finished build.
pub const MANIFEST: &str = "duizhao-manifest.json";

/// Name of the file that stands in the output folder while a build writes: where it is found later, the build was
/// interrupted and the folder is half old, half new.
pub const MARKER: &str = "duizhao-building";

/// What was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WriteReport {
    /// How many files were created or changed.
    pub written: usize,
    /// How many were right already, and not touched.
    pub kept: usize,
    /// How many files of an earlier build were removed.
    pub removed: usize,
    /// Files of an earlier build that are no longer wanted but were changed since by somebody. They were left alone.
    pub edited: Vec<OutPath>,
    /// Pages that somebody had changed since the last build. They were written anew.
    pub restored: Vec<OutPath>,
    /// The manifest could not be read, so that nothing was removed.
    pub unreadable: Option<Unreadable>,
    /// What stands where a first build would be laid out, and is not of any build.
    pub stage_left: Option<PathBuf>,
}

/// Makes the folder hold the outputs, and reports what was done. Where it holds them already, nothing in it is touched.
///
/// # Errors
/// [`WriteError::Outputs`], [`WriteError::Occupied`], [`WriteError::Refused`] and [`WriteError::Locked`] before anything
/// is written; [`WriteError::Disk`] at any time, and then every file holds its old or its new bytes, [`MARKER`] stands
/// where anything was changed, and the next call finishes the work.
pub fn sync(outputs: &Outputs, target: &Target, disk: &dyn Disk) -> Result<WriteReport, WriteError> {
    sync_upon(outputs, &Standing::default(), None, target, disk)
}

/// The same for outputs that were made upon what the last build left. A `memo` is left for the next build.
///
/// # Errors
/// As [`sync`]; and [`WriteError::Moved`], before anything is written, where a file that was not made again does not stand
/// any more as the last build left it.
pub fn sync_upon(
    outputs: &Outputs,
    standing: &Standing,
    memo: Option<&str>,
    target: &Target,
    disk: &dyn Disk,
) -> Result<WriteReport, WriteError> {
    let wanted = Wanted::new(outputs)?;
    let _lock = lock(target, disk)?;
    let stage_left = stage::clear(target, disk)?;
    let survey = Survey::take(&wanted, standing, target, disk)?;
    all_stand(&wanted, &survey)?;
    let plan = plan(&wanted, &survey, target.force())?;
    let manifest = wanted.manifest();
    let bytes = manifest.write();
    let recorded = survey.manifest_bytes.as_deref() == Some(bytes.as_slice());
    if !plan.is_empty() || !recorded || survey.marker != survey::Found::Nothing {
        apply::apply(&wanted, &survey, &plan, &bytes, target, disk)?;
    }
    if let Some(memo) = memo {
        standing.leave(memo, (&manifest, &bytes), &survey.stamped, target, disk)?;
    }
    Ok(WriteReport {
        written: plan.create.len() + plan.change.len(),
        kept: plan.keep.len(),
        removed: plan.remove.len(),
        edited: plan.edited,
        restored: plan.restored,
        unreadable: plan.unreadable,
        stage_left,
    })
}

/// Whether every file that was not made again stands as it is wanted.
fn all_stand(wanted: &Wanted<'_>, survey: &Survey) -> Result<(), WriteError> {
    let stands = |file: &WantedFile<'_>| survey.entries.get(file.path) == Some(&survey::Entry::Known(file.print));
    match wanted.files.par_iter().find_first(|file| file.bytes.is_none() && !stands(file)) {
        None => Ok(()),
        Some(file) => Err(WriteError::Moved(file.path.clone())),
    }
}

/// What [`sync`] would do. Nothing is touched, not even the lock.
///
/// # Errors
/// As [`sync`], as far as they can be foreseen.
pub fn preview(outputs: &Outputs, target: &Target, disk: &dyn Disk) -> Result<Plan, WriteError> {
    let wanted = Wanted::new(outputs)?;
    let survey = Survey::take(&wanted, &Standing::default(), target, disk)?;
    all_stand(&wanted, &survey)?;
    plan(&wanted, &survey, target.force())
}

/// Takes the lock, and before it creates the folders that lead to it.
fn lock(target: &Target, disk: &dyn Disk) -> Result<Lock, WriteError> {
    let mut missing = Vec::new();
    for folder in target.folder().ancestors().skip(1) {
        if disk.kind(folder).map_err(error::disk(Doing::Look, folder))?.is_some() {
            break;
        }
        missing.push(folder);
    }
    for folder in missing.into_iter().rev() {
        match disk.create_dir(folder) {
            // Another build may create them at the same time.
            Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                return Err(error::disk(Doing::CreateFolder, folder)(error));
            }
            _ => {}
        }
    }
    let lock = target.lock_path();
    match disk.kind(&lock).map_err(error::disk(Doing::Look, &lock))? {
        None | Some(Kind::File) => {}
        Some(_) => return Err(error::disk(Doing::Lock, &lock)(ErrorKind::AlreadyExists.into())),
    }
    disk.lock(&lock).map_err(error::disk(Doing::Lock, &lock))?.ok_or(WriteError::Locked { lock })
}

/// Whether writing needs this name for itself, on any system.
fn is_reserved(path: &OutPath) -> bool {
    let folded = path.folded();
    folded == MANIFEST || folded == MARKER || folded.split('/').any(|part| part.starts_with(".duizhao-tmp-"))
}
