//! Writing the output.

use crate::diagnostic::rule::{Rule, Severity};

/// The output folder cannot be used: it is or holds something precious, or holds files that are not ours.
pub static OUTPUT_REFUSED: Rule = Rule {
    code: "DZ501",
    name: "output-refused",
    severity: Severity::Error,
    about: "The output folder cannot be used: it is or holds something precious, or holds files that are not ours.",
    example: None,
    fix: "Choose an empty or new folder.",
};

/// Another build is writing to the same folder.
pub static LOCKED: Rule = Rule {
    code: "DZ502",
    name: "locked",
    severity: Severity::Error,
    about: "Another build is writing to the same folder.",
    example: None,
    fix: "Wait for it to end.",
};

/// A file could not be written.
pub static WRITE_FAILED: Rule = Rule {
    code: "DZ503",
    name: "write-failed",
    severity: Severity::Error,
    about: "A file could not be written. The old file is intact, and the folder is marked as half done until a build succeeds.",
    example: None,
    fix: "See the reason given (disk full, no permission), mend it and build again.",
};

/// A file that an earlier build wrote has been changed since by someone else, and is no longer part of the site.
pub static EDITED_OUTPUT: Rule = Rule {
    code: "DZ504",
    name: "edited-output",
    severity: Severity::Warning,
    about: "A file that an earlier build wrote has been changed since by someone else, and is no longer part of the site. It is left alone.",
    example: None,
    fix: "Delete it by hand if nobody needs it.",
};

/// A page that somebody had edited in the output folder was written anew.
pub static RESTORED_OUTPUT: Rule = Rule {
    code: "DZ505",
    name: "restored-output",
    severity: Severity::Warning,
    about: "A page of the output folder had been changed since it was built. The folder is made from the sources, so the page was written anew.",
    example: None,
    fix: "Change the source of the page, not the page.",
};

/// The manifest of the last build cannot be read.
pub static UNREADABLE_MANIFEST: Rule = Rule {
    code: "DZ506",
    name: "unreadable-manifest",
    severity: Severity::Warning,
    about: "`duizhao-manifest.json` says which files of the output folder a build wrote. Without it nothing can be removed safely, so nothing was.",
    example: None,
    fix: "Files of earlier builds may be left over; delete the output folder and build again to be sure.",
};

/// Something stands where first builds are laid out.
pub static STAGE_OCCUPIED: Rule = Rule {
    code: "DZ507",
    name: "stage-occupied",
    severity: Severity::Warning,
    about: "The first build of an output folder is laid out beside it, in `.NAME.duizhao-stage`, and put in its place at the end. Something stands there that no build wrote; it is left alone, and the site was written from memory, which is as right and slower.",
    example: None,
    fix: "Look into it, and move or delete it by hand.",
};

/// All rules of this stage, by code.
pub static ALL: &[&Rule] =
    &[&OUTPUT_REFUSED, &LOCKED, &WRITE_FAILED, &EDITED_OUTPUT, &RESTORED_OUTPUT, &UNREADABLE_MANIFEST, &STAGE_OCCUPIED];
