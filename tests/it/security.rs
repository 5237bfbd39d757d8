//! SECURITY.md claims what tests show: the tests that it names exist.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

/// Where tests stand.
const FOLDERS: [&str; 4] = ["src", "tests", "xtask/src", "conformance/tests"];

#[test]
fn every_test_that_security_md_names_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join("SECURITY.md")).unwrap();
    let rows: Vec<&str> = text.lines().filter(|line| line.starts_with("| API")).collect();
    assert_eq!(rows.len(), 10, "one line for each of the ten");
    let mut known = BTreeSet::new();
    let mut pending: Vec<PathBuf> = FOLDERS.iter().map(|folder| root.join(folder)).collect();
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            pending.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = std::fs::read_to_string(&path).unwrap();
            let names = source.split("fn ").skip(1).filter_map(|rest| rest.split('(').next());
            // `tests/mod.rs` and `a/tests.rs` are the tests of what they stand beside.
            let modules = path.iter().map(|part| part.to_string_lossy().trim_end_matches(".rs").to_owned());
            let modules: Vec<String> = modules.collect();
            known.extend(names.flat_map(|name| modules.iter().map(move |module| format!("{module}::{name}"))));
        }
    }
    for row in rows {
        let shown = row.trim_end_matches('|').rsplit('|').next().unwrap();
        let names: Vec<&str> = shown.split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty(), "{row}");
        for name in names {
            assert!(known.contains(name), "`{name}` does not exist: {row}");
        }
    }
}
