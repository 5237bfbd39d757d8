//! The pages without a mouse, and for people who do not see them: the keyboard's way through Swagger UI, and what axe-core finds.

use std::{collections::BTreeSet, path::PathBuf};

use serde_json::json;

use super::{programs, run, secrets};
use crate::support::bed::Bed;

/// Where `cargo xtask lint --outside` installs it.
fn axe() -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/lint/node_modules/axe-core/axe.min.js");
    if path.is_file() {
        return Some(path);
    }
    assert!(std::env::var_os("CI").is_none(), "axe-core is not installed: `cargo xtask lint --outside` comes first");
    eprintln!(
        "SKIPPED in part: axe-core is not installed (`cargo xtask lint --outside` does), so pages were not judged by it"
    );
    None
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_are_used_by_keyboard_and_pass_the_rules_of_accessibility() {
    let Some(programs) = programs().await else { return };
    let bed = Bed::sqlite();
    let server = bed.start().await;
    let client = server.admin();
    let fields = json!([
        {"name": "email", "type": "email", "required": true},
        {"name": "topic", "type": "select", "options": [{"value": "a", "label": "Buying"}, {"value": "b", "label": "Help"}]},
        {"name": "message", "type": "textarea", "required": true},
    ]);
    let made = client.post("/yourapp/v1/forms", &json!({"name": "Contact Form", "fields": fields})).await;
    let form = made.at("/data/id").as_str().unwrap().to_owned();
    let axe = axe();
    let secrets = secrets(&bed, &client.key, "", "default");
    let forms = json!({"form": format!("/forms/{form}"), "no form": "/forms/form_01j7hs7k80es8r65rzyjka792g"});
    let given = json!({"base": server.base, "secrets": secrets, "axe": axe, "forms": forms});
    let seen = run("pages.js", programs, given).await;

    let keyboard = &seen["keyboard"];
    for stop in keyboard["stops"].as_array().unwrap() {
        assert_eq!(stop["isSeen"], true, "one does not see that this has the focus: {stop}");
    }
    assert_eq!((&keyboard["status"], &keyboard["complaints"]), (&json!("200"), &json!([])), "{keyboard}");

    let mut faults = BTreeSet::new();
    for (page, found) in seen["accessibility"].as_object().into_iter().flatten() {
        for violation in found.as_array().unwrap() {
            let rule = violation["id"].as_str().unwrap_or_default();
            if !(page.starts_with("docs") && FOREIGN.iter().any(|(known, _)| *known == rule)) {
                faults.insert(format!("{page}: {violation}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.into_iter().collect::<Vec<_>>().join("\n"));
    assert_eq!(seen["accessibility"].is_null(), axe.is_none());
    server.stop().await;
}

/// What Swagger UI's own markup breaks, and no style sheet of ours can mend.
const FOREIGN: [(&str, &str); 2] = [
    ("nested-interactive", "the path in an operation's heading is a link within a button"),
    ("label-content-name-mismatch", "`Logout` is called `Remove authorization`"),
];
