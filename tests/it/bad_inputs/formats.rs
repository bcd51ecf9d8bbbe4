//! One report with Chinese before its carets, in all forms that it is printed in.

use std::fs;

use duizhao::diagnostic::formats::{Format, print};

use super::case::{Case, accepting, difference};
use super::{folder, report_of};

#[test]
fn every_form_is_as_accepted() {
    let folder = folder().join("formats");
    let case = Case::read(&folder.join("case.txt"));
    let (tree, report) = report_of(&case);
    let forms = [
        ("human.txt", Format::Human),
        ("short.txt", Format::Short),
        ("json.json", Format::Json),
        ("github.txt", Format::Github),
        ("sarif.json", Format::Sarif),
    ];
    for (name, format) in forms {
        let printed = print(&report, &tree, format, false);
        if accepting() {
            fs::write(folder.join(name), &printed).unwrap();
        }
        let accepted = fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert!(printed == accepted, "{name}\n{}", difference(&accepted, &printed));
    }
}
