//! Swagger UI: every operation of every document, opened and executed, with the credentials that its dialog took.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::{origin, programs, run, secrets};
use crate::{
    matrix::{
        document::{At, Operation, operations},
        ids::own_records,
        request::{self, Records},
        world::World,
    },
    support::bed::Bed,
};

/// As it is filled in when one opens it.
const PREFILLED: &str = "prefilled";
/// With ids of records that are there.
const OWN: &str = "own";

/// Where every document in one is.
const EVERY: &str = "/openapi.json";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_operation_of_every_document_can_be_tried_with_what_it_shows() {
    let Some(programs) = programs().await else { return };
    let bed = Bed::sqlite();
    let world = World::open(&bed).await;
    let secrets = secrets(&bed, &world.operator.key, &world.operator.token, "own");
    let all = operations();
    let mut first = BTreeSet::new();
    let mut documents: BTreeMap<String, Map<String, Value>> = BTreeMap::new();
    for operation in &all {
        let key = key(operation);
        let own = own(&world, operation).await;
        let prefilled = json!({ "name": PREFILLED });
        let tries = if own.is_null() { json!([prefilled]) } else { json!([prefilled, own]) };
        documents.entry(document(operation)).or_default().insert(key.clone(), tries);
        // All in one is the same page once more, and slower: of each surface one operation shows that its address and its credentials are right there too.
        if first.insert(operation.document.surface.clone()) {
            documents.entry(EVERY.to_owned()).or_default().insert(key, json!([{ "name": PREFILLED }]));
        }
    }
    let given = json!({"base": world.server.base, "secrets": secrets, "documents": documents});
    let seen = run("operations.js", programs, given).await;

    let shown: BTreeSet<&str> = seen["urls"].as_array().unwrap().iter().map(|url| url.as_str().unwrap()).collect();
    assert_eq!(shown, documents.keys().map(String::as_str).collect(), "the page's list of documents");
    let mut faults = Vec::new();
    let mut executed = 0;
    // Whatever has been tried before is there, under its name.
    let mut before = BTreeSet::new();
    for page in seen["seen"].as_array().unwrap() {
        let url = page["url"].as_str().unwrap();
        assert_eq!(page["title"], "Switchyard: APIs");
        let schemes = page["schemes"].as_object().unwrap();
        assert!(!schemes.is_empty() && schemes.values().all(|told| told == "authorized"), "{url}: {schemes:?}");
        let kept: BTreeSet<&str> = page["kept"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
        assert_eq!(kept, schemes.keys().map(String::as_str).collect(), "{url}: what is kept when it is loaded again");
        assert_eq!(page["origins"], origin(&world.server), "{url}");
        assert_eq!(page["complaints"], json!([]), "{url}");
        let tried = page["tried"].as_object().unwrap();
        let beside = page["beside"].as_array().unwrap().iter().map(|key| key.as_str().unwrap().to_owned());
        let listed: BTreeSet<String> = tried.keys().cloned().chain(beside).collect();
        let described = all.iter().filter(|operation| url == EVERY || url == document(operation)).map(key);
        assert_eq!(listed, described.collect(), "{url}: its operations");
        for operation in &all {
            let key = key(operation);
            for attempt in tried.get(&key).and_then(Value::as_array).into_iter().flatten() {
                executed += 1;
                let is_again = !before.insert((key.clone(), attempt["name"].as_str()));
                if !is_right(operation, attempt, is_again) {
                    faults.push(format!("{url}: {operation}: {attempt}"));
                }
            }
        }
    }
    println!("{executed} requests of {} operations", all.len());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    world.server.stop().await;
}

fn key(operation: &Operation) -> String {
    format!("{} {}", operation.method, operation.path)
}

fn document(operation: &Operation) -> String {
    format!("/openapi/{}.json", operation.document.surface)
}

/// What makes an operation's example one of records that are there; null where it names none.
async fn own(world: &World, operation: &Operation) -> Value {
    if operation.places.iter().all(|place| matches!(place.at, At::Query(_))) {
        return Value::Null;
    }
    let records: Records = own_records(world, operation, &world.operator).await;
    let mut values = Map::new();
    for place in &operation.places {
        if let At::Path(name) | At::Header(name) = &place.at {
            values.insert(name.clone(), records[&place.kind].spelled(&operation.document.surface).into());
        }
    }
    let request = request::build(operation, &records, None);
    let is_named_in_body = operation.places.iter().any(|place| matches!(place.at, At::Body(_)));
    let body = request.body().filter(|_| is_named_in_body).map(|body| format!("{body:#}"));
    json!({"name": OWN, "values": values, "body": body})
}

/// Whether an answer is what somebody who tries the operation, perhaps once more, can make sense of.
fn is_right(operation: &Operation, attempt: &Value, is_again: bool) -> bool {
    let Some(status) = attempt["status"].as_u64().and_then(|status| u16::try_from(status).ok()) else { return false };
    if attempt.get("fault").is_some() || attempt["undocumented"] == true || operation.response(status).is_none() {
        return false;
    }
    let is_success = (200..300).contains(&status);
    match attempt["name"].as_str() {
        // A state that is in the way (nothing waits, nothing failed) is told as one.
        Some(OWN) => is_success || status == 409,
        Some(PREFILLED) if operation.places.is_empty() => is_success || (status == 409 && is_again),
        // The example's record is nobody's: that, and nothing else, is what is wrong with the request.
        Some(PREFILLED) => {
            let text = attempt["text"].as_str().unwrap_or_default();
            is_success || status == 404 || (status == 400 && text.contains("unknown_record"))
        }
        _ => false,
    }
}
