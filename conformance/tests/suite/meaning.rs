//! Faults that only several requests together show: each is found, by the right check, on the right operation; and where there is none, none is.

use conformance::{checks::Check, report::terminal};

use super::books::hold;

/// Fault, the check that must find it, and the operation where.
const PLANTED: &[(&str, Check, &str)] = &[
    ("titles are cut", Check::RoundTrip, "create"),
    ("notes are forgotten", Check::RoundTrip, "replace"),
    ("PATCH forgets pages", Check::RoundTrip, "change"),
    ("the default is another", Check::Default, "create"),
    ("Location leads nowhere", Check::Location, "create"),
    ("Location leads to another", Check::Location, "create"),
    ("PUT merges", Check::PutReplaces, "replace"),
    ("PUT adds up", Check::PutRepeats, "replace"),
    ("PATCH resets the genre", Check::PatchLeaves, "change"),
    ("half a change stays", Check::RefusedWrite, "change"),
    ("what is refused is kept", Check::RefusedWrite, "create"),
    ("what is forbidden is done", Check::RefusedWrite, "change"),
    ("a stranger's deletion is done", Check::RefusedWrite, "remove"),
    ("reading counts", Check::SafeMethod, "view"),
    ("deleting twice is a mistake", Check::DeleteTwice, "remove"),
    ("what is deleted can be read", Check::UseAfterDelete, "remove"),
    ("what is deleted stays listed", Check::UseAfterDelete, "remove"),
    ("a neighbour goes too", Check::UseAfterDelete, "remove"),
    ("pages overlap", Check::PageOverlap, "list"),
    ("a cursor shows one again", Check::PageOverlap, "loans"),
    ("pages leave one out", Check::PageGap, "list"),
    ("the newest is not listed", Check::PageGap, "list"),
    ("a cursor skips one", Check::PageGap, "loans"),
    ("the last page is repeated", Check::PageEnd, "list"),
    ("a cursor leads back", Check::PageEnd, "loans"),
    ("there is always more", Check::PageEnd, "list"),
    ("a page has one more", Check::PageLimit, "list"),
    ("the default limit is another", Check::PageLimit, "list"),
    ("the total is that of the page", Check::PageTotal, "list"),
    ("the total is that of all", Check::PageTotal, "list"),
    ("pages are counted from 0", Check::PageTotal, "list"),
    ("a filter lets others in", Check::FilterSound, "list"),
    ("a range is not looked at", Check::FilterSound, "list"),
    ("a filter loses the first", Check::FilterComplete, "list"),
    ("the order is the other way round", Check::Order, "list"),
    ("small pages are in another order", Check::Order, "list"),
    ("the list shows an old title", Check::ListItem, "list"),
    ("HEAD is of another type", Check::Head, "list"),
    ("anything is accepted", Check::NotAcceptable, "view"),
    ("Accept is not looked at", Check::Negotiation, "view"),
    ("nothing is known", Check::NotModified, "view"),
    ("everything is known", Check::NotModified, "view"),
    ("If-Match is not looked at", Check::Precondition, "replace"),
    ("412 and done", Check::Precondition, "replace"),
    ("the ETag stays", Check::Precondition, "replace"),
    ("keys are looked up too early", Check::IdempotencyRace, "create"),
    ("strangers' books are lent", Check::ForeignId, "lend"),
    ("nothing is counted", Check::RateRemaining, "list"),
    ("errors say 200", Check::ProblemStatus, "view"),
    ("errors tell of the database", Check::Internals, "view"),
    ("time does not pass", Check::Authentication, "view"),
    ("the middle is not looked at", Check::Authentication, "remove"),
    ("events share ids", Check::StreamIds, "watch"),
    ("a stream starts anew", Check::StreamResume, "watch"),
    ("a stream leaves one out", Check::StreamResume, "watch"),
];

#[tokio::test]
async fn a_right_server_holds_with_any_seed() {
    for seed in 1..=6 {
        let outcome = hold("", seed, &[]).await;
        assert!(outcome.violations.is_empty(), "{}", terminal::render(&outcome, false));
        assert!(outcome.ran.len() > 400, "only {} cases", outcome.ran.len());
    }
}

#[tokio::test]
async fn every_planted_fault_is_found_by_its_check_on_its_operation() {
    let mut overlooked = Vec::new();
    for (fault, check, operation) in PLANTED {
        let outcome = hold(fault, 1, &[operation]).await;
        let found =
            outcome.violations.iter().any(|violation| violation.check == *check && violation.operation == *operation);
        if !found {
            overlooked.push(format!("{fault}: {check} on {operation:?}\n{}", terminal::render(&outcome, false)));
        }
    }
    assert!(overlooked.is_empty(), "{}", overlooked.join("\n\n"));
}

#[tokio::test]
async fn of_a_server_that_keeps_nothing_no_meaning_is_expected() {
    let settings = conformance::settings::Settings { scenarios: false, ..Default::default() };
    let outcome = super::books::hold_with("titles are cut", settings).await;
    assert!(outcome.violations.is_empty(), "{}", terminal::render(&outcome, false));
    assert!(outcome.ran.iter().all(|ran| ran.family != conformance::cases::Family::Meaning));
}
