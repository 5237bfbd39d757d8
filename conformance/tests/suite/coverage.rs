//! The books on what was tried: honest about what was not.

use conformance::{
    Suite,
    coverage::{
        Required,
        cells::{Cell, Kind, Missed},
    },
    runner::Outcome,
};

use super::server::{KEY, document_file, start};

async fn hold(suite: impl FnOnce(Suite) -> Suite) -> Outcome {
    let running = start("").await;
    let suite = suite(Suite::new(document_file()).base_url(&running.base).header("Authorization", KEY));
    suite.run().await.expect("the server answers")
}

fn cell<'a>(outcome: &'a Outcome, operation: &str, name: &str) -> &'a Cell {
    let found = outcome.cells.iter().find(|cell| cell.operation == operation && cell.name == name);
    found.unwrap_or_else(|| {
        let names: Vec<&str> =
            outcome.cells.iter().filter(|cell| cell.operation == operation).map(|cell| cell.name.as_str()).collect();
        panic!("{operation} has no cell {name}: {names:?}")
    })
}

#[tokio::test]
async fn each_cell_is_hit_or_says_why_not() {
    let outcome = hold(|suite| suite).await;
    outcome.assert_held();
    for (operation, name) in [
        ("create", "201"),
        ("create", "201 application/json"),
        ("create", "201 header Location"),
        ("create", "body application/json"),
        ("create", "body required"),
        ("create", "body /title required"),
        ("create", "body /title maxLength"),
        ("create", "body /weight multipleOf"),
        ("create", "body /tags/* minLength"),
        ("create", "body /parent/name minLength"),
        ("create", "body additionalProperties"),
        ("create", "body /colour enum"),
        ("create", "no credential"),
        ("create", "garbage"),
        ("list", "query limit"),
        ("list", "query limit absent"),
        ("list", "query limit maximum"),
        ("list", "query limit type"),
        ("list", "query state enum"),
        ("list", "query tags maxItems"),
        ("list", "query tags /* pattern"),
        ("view", "path todo_id pattern"),
    ] {
        let cell = cell(&outcome, operation, name);
        assert!(cell.hits > 0 && cell.missed.is_none(), "{cell:?}");
    }
    assert!(matches!(cell(&outcome, "change", "500").missed, Some(Missed::Excluded(_))));
    assert!(matches!(cell(&outcome, "view", "path todo_id type").missed, Some(Missed::Impossible(_))));
    let Some(Missed::Open(reason)) = &cell(&outcome, "view", "another tenant").missed else {
        panic!("it was not tried")
    };
    assert!(reason.contains("--foreign-header"), "{reason}");
    assert!(outcome.cells.iter().all(|cell| (cell.hits == 0) == cell.missed.is_some()));
    outcome.assert_covered(&[Required::Statuses]);
    let missed = |kind| !outcome.uncovered(&[kind]).is_empty();
    assert!(missed(Required::Access) && missed(Required::All) && !missed(Required::Headers));
    let gaps: Vec<String> = outcome
        .cells
        .iter()
        .filter(|cell| cell.is_gap() && cell.kind == Kind::Keyword)
        .map(|cell| format!("{} {}", cell.operation, cell.name))
        .collect();
    assert!(gaps.is_empty(), "{gaps:?}");
}

#[tokio::test]
async fn what_was_not_sent_is_not_covered() {
    let outcome = hold(|suite| suite.settings(|settings| settings.most_invalid = 0)).await;
    assert!(matches!(cell(&outcome, "create", "body /title maxLength").missed, Some(Missed::Open(_))));
    let outcome = hold(|suite| suite.max_time(std::time::Duration::ZERO)).await;
    assert!(outcome.unsent > 100, "{}", outcome.unsent);
    assert!(outcome.cells.iter().filter(|cell| cell.is_gap()).count() > 50);
}
