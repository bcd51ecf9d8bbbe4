//! What will happen, before it does: decided from what is wanted and what is there, without touching anything.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::site::OutPath;
use crate::write::disk::Kind;
use crate::write::error::{Conflict, InTheWay, WriteError};
use crate::write::manifest::Unreadable;
use crate::write::survey::{Entry, Found, Survey};
use crate::write::wanted::{Wanted, WantedFile, folders_of};
use crate::write::{MANIFEST, MARKER};

/// What will happen, or would.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Files that are not there yet.
    pub create: Vec<OutPath>,
    /// Files that are there with other bytes.
    pub change: Vec<OutPath>,
    /// Files that are there as wanted. They are not touched.
    pub keep: Vec<OutPath>,
    /// Files of an earlier build that are no longer wanted.
    pub remove: Vec<OutPath>,
    /// Files of an earlier build that are no longer wanted but were changed since by somebody. They are left alone, and
    /// no later build knows of them.
    pub edited: Vec<OutPath>,
    /// Those of `change` that somebody had changed since the last build: their edits are replaced.
    pub restored: Vec<OutPath>,
    /// There is a manifest that cannot be read: nothing is removed, and a new one is written.
    pub unreadable: Option<Unreadable>,
    /// Those of `remove` that must go before anything is written, since they are in the way.
    pub(super) remove_first: BTreeSet<OutPath>,
    /// Folders that must go before anything is written, innermost first.
    pub(super) clear_first: Vec<String>,
    /// Folders that may be empty at the end, innermost first.
    pub(super) maybe_empty: Vec<String>,
}

/// Decides what will happen.
///
/// With `force`, a file that no build wrote is replaced where it stands at the path of a wanted one.
///
/// # Errors
/// [`WriteError::Occupied`] with everything that is in the way and not ours.
pub fn plan(wanted: &Wanted<'_>, survey: &Survey, force: bool) -> Result<Plan, WriteError> {
    let mut planner =
        Planner { wanted, survey, force, plan: Plan::default(), respelled: BTreeSet::new(), conflicts: BTreeMap::new() };
    planner.plan.unreadable = survey.unreadable;
    planner.records();
    let folders = folders_of(wanted.files.iter().map(|file| file.path));
    planner.unwanted(&folders);
    for folder in &folders {
        planner.wanted_folder(folder);
    }
    for file in &wanted.files {
        planner.wanted_file(file);
    }
    planner.emptied(&folders);
    let Planner { plan, conflicts, .. } = planner;
    if conflicts.is_empty() {
        return Ok(plan);
    }
    Err(WriteError::Occupied(conflicts.into_iter().map(|(path, what)| Conflict { path, what }).collect()))
}

impl Plan {
    /// Whether no page is written or removed.
    pub fn is_empty(&self) -> bool {
        self.create.is_empty() && self.change.is_empty() && self.remove.is_empty()
    }
}

struct Planner<'a> {
    wanted: &'a Wanted<'a>,
    survey: &'a Survey,
    force: bool,
    plan: Plan,
    /// Wanted files of which another spelling is removed: on a disk that ignores case they go with it.
    respelled: BTreeSet<OutPath>,
    conflicts: BTreeMap<String, InTheWay>,
}

impl Planner<'_> {
    fn conflict(&mut self, path: &str, what: InTheWay) {
        self.conflicts.insert(path.to_owned(), what);
    }

    /// Whether a file is as an earlier build left it.
    fn is_ours(&self, path: &OutPath) -> bool {
        let Some(Entry::Known(print)) = self.survey.entries.get(path) else { return false };
        self.survey.manifest.files.get(path) == Some(print)
            || self.survey.crashed().is_some_and(|marker| marker.owns(path, print))
    }

    /// The names of the records must be free for us.
    fn records(&mut self) {
        for name in [MANIFEST, MARKER] {
            match self.survey.kind(name) {
                None | Some(Kind::File) => {}
                Some(Kind::Folder) => self.conflict(name, InTheWay::Folder),
                Some(Kind::Link) => self.conflict(name, InTheWay::Link),
                Some(Kind::Other) => self.conflict(name, InTheWay::Other),
            }
        }
    }

    /// Files of earlier builds that are not wanted any more.
    fn unwanted(&mut self, folders: &BTreeSet<&str>) {
        if self.survey.unreadable.is_some() {
            return;
        }
        // On a disk that ignores case, the folder of one spelling cannot be made beside the file of another.
        let folders: BTreeSet<String> =
            folders.iter().filter_map(|folder| Some(OutPath::new(folder).ok()?.folded().into_owned())).collect();
        // Seldom is anything removed.
        let by_folded = OnceCell::new();
        let alike = |path: &OutPath| by_folded.get_or_init(|| self.wanted.by_folded()).get(&path.folded()).copied();
        // Both stand in the order of their paths.
        let mut wanted = self.wanted.files.iter().map(|file| file.path).peekable();
        for (path, entry) in &self.survey.entries {
            while wanted.next_if(|wanted| *wanted < path).is_some() {}
            if wanted.next_if_eq(&path).is_some() {
                continue;
            }
            if self.is_ours(path) {
                self.plan.remove.push(path.clone());
                if let Some(other) = alike(path) {
                    self.respelled.insert(other.clone());
                    self.plan.remove_first.insert(path.clone());
                } else if folders.contains(&*path.folded()) {
                    self.plan.remove_first.insert(path.clone());
                }
            } else if self.survey.manifest.files.contains_key(path)
                && matches!(entry, Entry::Known(_) | Entry::Unknown | Entry::Link)
            {
                self.plan.edited.push(path.clone());
            }
        }
    }

    /// A folder that will hold a wanted file.
    fn wanted_folder(&mut self, folder: &str) {
        match self.survey.kind(folder) {
            None | Some(Kind::Folder) => {}
            Some(Kind::Link) => self.conflict(folder, InTheWay::Link),
            Some(Kind::Other) => self.conflict(folder, InTheWay::Other),
            Some(Kind::File) => match OutPath::new(folder) {
                Ok(path) if self.plan.remove.binary_search(&path).is_ok() => {
                    self.plan.remove_first.insert(path);
                }
                _ => self.conflict(folder, InTheWay::FileForFolder),
            },
        }
    }

    fn wanted_file(&mut self, file: &WantedFile<'_>) {
        let path = file.path;
        match self.survey.entries.get(path) {
            None => self.plan.create.push(path.clone()),
            Some(Entry::Respelled(Kind::File, _)) if self.respelled.contains(path) => self.plan.create.push(path.clone()),
            Some(Entry::Respelled(Kind::Folder, other)) => self.file_for_folder(path, other),
            Some(Entry::Respelled(..)) => self.conflict(path.as_str(), InTheWay::File),
            Some(Entry::Known(print)) if *print == file.print => {
                let goes = self.respelled.contains(path);
                if goes { self.plan.change.push(path.clone()) } else { self.plan.keep.push(path.clone()) }
            }
            Some(Entry::Known(_) | Entry::Unknown) => {
                let ours = self.is_ours(path);
                if ours || self.force || self.survey.manifest.files.contains_key(path) {
                    self.plan.change.push(path.clone());
                } else {
                    self.conflict(path.as_str(), InTheWay::File);
                }
                if !ours && self.survey.manifest.files.contains_key(path) {
                    self.plan.restored.push(path.clone());
                }
            }
            Some(Entry::Folder) => self.file_for_folder(path, path.as_str()),
            Some(Entry::Link) => self.conflict(path.as_str(), InTheWay::Link),
            Some(Entry::Other) => self.conflict(path.as_str(), InTheWay::Other),
        }
    }

    /// A page where a folder stands: only where nothing would be left in it.
    fn file_for_folder(&mut self, path: &OutPath, folder: &str) {
        let mut folders = BTreeSet::new();
        if self.becomes_empty(folder, &mut folders) {
            self.plan.clear_first.extend(folders.into_iter().rev());
            self.plan.create.push(path.clone());
        } else {
            self.conflict(path.as_str(), InTheWay::Folder);
        }
    }

    /// Whether a folder holds nothing but files that are removed. They and the folders are put first.
    fn becomes_empty(&mut self, folder: &str, folders: &mut BTreeSet<String>) -> bool {
        let survey = self.survey;
        let Some(names) = survey.names(folder) else { return false };
        folders.insert(folder.to_owned());
        names.iter().all(|(name, kind)| {
            let Some(path) = name.to_str().map(|name| format!("{folder}/{name}")) else { return false };
            match kind {
                Kind::Folder => self.becomes_empty(&path, folders),
                Kind::File if survey.stale.binary_search(&path).is_ok() => true,
                Kind::File => OutPath::new(&path).is_ok_and(|path| {
                    let removed = self.plan.remove.binary_search(&path).is_ok();
                    self.plan.remove_first.insert(path);
                    removed
                }),
                Kind::Link | Kind::Other => false,
            }
        })
    }

    /// Folders of earlier builds that no wanted file needs.
    fn emptied(&mut self, needed: &BTreeSet<&str>) {
        let survey = self.survey;
        if survey.unreadable.is_some() {
            return;
        }
        let mut folders = folders_of(survey.manifest.files.keys());
        if let Found::Whole(marker) = &survey.marker {
            folders.extend(folders_of(marker.files.keys()));
            folders.extend(marker.folders.iter().map(OutPath::as_str));
        }
        let gone: BTreeSet<&str> = self.plan.clear_first.iter().map(String::as_str).collect();
        let left = folders
            .into_iter()
            .rev()
            .filter(|folder| survey.has_folder(folder) && !needed.contains(folder) && !gone.contains(folder));
        self.plan.maybe_empty = left.map(str::to_owned).collect();
    }
}
