//! Lists in each of the ways in which services page, and what is said of services that do it wrongly.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::{object, secret, types, web};
use crate::domain::{
    credential::CredentialValue,
    integration::IntegrationTypes as _,
    sync::{FetchError, FetchedPage},
};

/// What was asked for, as path and query.
fn target(request: &str) -> &str {
    request.split(' ').nth(1).unwrap_or_default()
}

fn query(request: &str) -> HashMap<String, String> {
    let url = reqwest::Url::parse(&format!("http://x{}", target(request))).unwrap();
    url.query_pairs().into_owned().collect()
}

fn ids(page: &FetchedPage) -> Vec<&str> {
    page.records.iter().map(|record| record.external_id.as_str()).collect()
}

/// Follows an `http` list to its end: the ids of each page, or what went wrong.
async fn walk(port: u16, list: Value) -> Result<Vec<Vec<String>>, FetchError> {
    let config = object(&json!({"base_url": format!("http://127.0.0.1:{port}/v2"), "list": list}));
    let types = types(&[port]);
    assert_eq!(types.check("http", &config), Some(vec![]));
    assert_eq!(types.fetching("http", &config).unwrap().max_pages, 1_000);
    let (mut pages, mut cursor) = (Vec::new(), None);
    loop {
        let page = types.fetch("http", &config, None, cursor.as_ref()).await?;
        pages.push(ids(&page).into_iter().map(str::to_owned).collect());
        cursor = page.next;
        if cursor.is_none() || pages.len() > 9 {
            return Ok(pages);
        }
    }
}

fn pages(of: &[&[&str]]) -> Vec<Vec<String>> {
    of.iter().map(|page| page.iter().map(ToString::to_string).collect()).collect()
}

#[tokio::test]
async fn a_list_of_one_answer() {
    let (port, seen) = web(|_| (200, json!([{"id": 7}, {"id": "b"}]).to_string())).await;
    assert_eq!(walk(port, json!({"path": "things?x=1&x=2"})).await.unwrap(), pages(&[&["7", "b"]]));
    let request = seen.lock().unwrap()[0].to_ascii_lowercase();
    assert!(
        request.starts_with("get /v2/things?x=1&x=2 ") && request.contains("accept: application/json"),
        "{request}"
    );
}

#[tokio::test]
async fn a_list_by_page_numbers_ends_at_the_first_empty_page_or_at_one_that_is_not_there() {
    for end in [(200, json!({"data": {"items": []}}).to_string()), (404, "no such page".to_owned())] {
        let (port, seen) = web(move |request| match query(request)["p"].as_str() {
            "0" => (200, json!({"data": {"items": [{"key": {"n": 1}}, {"key": {"n": 2}}]}}).to_string()),
            // Fuller and emptier than asked for: neither says anything.
            "1" => (200, json!({"data": {"items": [{"key": {"n": 3}}]}}).to_string()),
            "2" => (200, json!({"data": {"items": [{"key": {"n": 4}}, {"key": {"n": 5}}]}}).to_string()),
            _ => end.clone(),
        })
        .await;
        let paging = json!({"type": "page", "parameter": "p", "first": 0, "limit_parameter": "per"});
        let list = json!({"path": "/list?per=9&a=b", "records": "/data/items", "id": "/key/n", "paging": paging, "page_size": 2});
        assert_eq!(walk(port, list).await.unwrap(), pages(&[&["1", "2"], &["3"], &["4", "5"], &[]]));
        assert_eq!(target(&seen.lock().unwrap()[1]), "/v2/list?a=b&p=1&per=2");
    }
    // The first one not being there is no end.
    let (port, _) = web(|_| (404, String::new())).await;
    let error = walk(port, json!({"path": "/list", "paging": {"type": "page"}})).await.unwrap_err();
    assert_eq!((error.reason.as_str(), error.retry), ("the service answered 404 Not Found", None));
}

#[tokio::test]
async fn a_list_by_offsets_counts_what_came() {
    let (port, _) = web(|request| {
        let offset: usize = query(request)["offset"].parse().unwrap();
        let items: Vec<Value> = (offset..5).take(2).map(|id| json!({ "id": id })).collect();
        (200, json!(items).to_string())
    })
    .await;
    let list = json!({"path": "/list", "paging": {"type": "offset"}});
    assert_eq!(walk(port, list).await.unwrap(), pages(&[&["0", "1"], &["2", "3"], &["4"], &[]]));
}

#[tokio::test]
async fn a_list_by_cursors_ends_where_there_is_none() {
    for end in [json!(null), json!(""), json!(false)] {
        let (port, _) = web(move |request| {
            let page = |id: &str, next: &Value| (200, json!({"r": [{"id": id}], "m": {"next": next}}).to_string());
            match query(request).get("after").map(String::as_str) {
                None => page("a", &json!("b&=ü")),
                Some("b&=ü") => page("b", &json!(3)),
                Some("3") => page("c", &end),
                other => panic!("{other:?}"),
            }
        })
        .await;
        let paging = json!({"type": "cursor", "next": "/m/next", "parameter": "after"});
        let list = json!({"path": "/list", "records": "/r", "paging": paging});
        assert_eq!(walk(port, list).await.unwrap(), pages(&[&["a"], &["b"], &["c"]]));
    }
}

#[tokio::test]
async fn a_list_by_addresses_stays_at_its_service() {
    let (port, _) = web(|request| {
        let next = match target(request) {
            "/v2/list?limit=100" => json!("?after=1"),
            "/v2/list?after=1" => json!("/other/place?after=2"),
            "/other/place?after=2" => json!(null),
            other => panic!("{other}"),
        };
        (200, json!({"items": [{"id": target(request)}], "links": {"next": next}}).to_string())
    })
    .await;
    let paging = json!({"type": "next_url", "next": "/links/next", "limit_parameter": "limit"});
    let list = json!({"path": "/list", "records": "/items", "paging": paging});
    assert_eq!(walk(port, list).await.unwrap().len(), 3);

    let (port, _) =
        web(|_| (200, json!({"items": [], "links": {"next": "https://evil.example.com/?page=2"}}).to_string())).await;
    let list = json!({"path": "/list", "records": "/items", "paging": {"type": "next_url", "next": "/links/next"}});
    let error = walk(port, list).await.unwrap_err();
    assert!(error.reason.contains("another origin (evil.example.com)") && error.retry.is_none(), "{error}");
}

#[test]
fn the_next_link_is_found_among_others() {
    let next = |values: &[&str]| {
        let values = values.iter().map(|value| (reqwest::header::LINK, value.parse().unwrap()));
        crate::engine::paging::next_link(&values.collect())
    };
    assert_eq!(next(&[r#"</a?x=1,2;3>; rel="prev", </b?y=1,2;3>; title="n, e"; rel="next""#]).unwrap(), "/b?y=1,2;3");
    assert_eq!(next(&["</a>; rel=last", "</b>;REL=\"first Next\""]).unwrap(), "/b");
    for none in [&[][..], &["</a>; rel=\"prev\""], &["</a>; title=\"next\""], &["nonsense"], &["<unclosed; rel=next"]] {
        assert_eq!(next(none), None, "{none:?}");
    }
}

#[tokio::test]
async fn services_that_page_wrongly_are_told() {
    for (body, list, told) in [
        ("[{\"id\":1}]", json!({"path": "/l", "paging": {"type": "page"}}), "same page again"),
        ("[{\"id\":1}]", json!({"path": "/l", "paging": {"type": "offset"}}), "the parameter `offset`"),
        ("<html>", json!({"path": "/l"}), "not JSON"),
        ("{\"data\":[]}", json!({"path": "/l"}), "what is at `` is not an array"),
        ("{\"data\":[]}", json!({"path": "/l", "records": "/items"}), "nothing at `/items`"),
        ("[{\"id\":1},{\"name\":1}]", json!({"path": "/l"}), "record 1 of the page has no id at `/id`"),
        ("[{\"id\":{}}]", json!({"path": "/l"}), "neither a text nor a number"),
        ("[{\"id\":\"\"}]", json!({"path": "/l"}), "empty id"),
        ("[{\"id\":\"a\\u0000\"}]", json!({"path": "/l"}), "NUL"),
    ] {
        let (port, _) = web(move |_| (200, body.to_owned())).await;
        let error = walk(port, list).await.unwrap_err();
        assert!(error.reason.contains(told) && error.retry.is_none(), "{told}: {error:?}");
    }
    let (port, _) = web(|_| (200, json!([{"id": "x".repeat(256)}]).to_string())).await;
    assert!(walk(port, json!({"path": "/l"})).await.unwrap_err().reason.contains("256 characters; 255"));
    // What may pass is said to.
    for (status, passes) in [(503, true), (429, true), (500, true), (401, false), (400, false)] {
        let (port, _) = web(move |_| (status, String::new())).await;
        let error = walk(port, json!({"path": "/l"})).await.unwrap_err();
        assert_eq!(error.retry.is_some(), passes, "{error:?}");
    }
    assert!(walk(1, json!({"path": "/l"})).await.unwrap_err().retry.is_some(), "nobody there yet");
}

#[tokio::test]
async fn salesforce_is_asked_in_soql_and_followed_to_its_last_batch() {
    let (port, seen) = web(|request| {
        if !request.contains("authorization: Bearer hush") {
            let body = json!([{"errorCode": "INVALID_SESSION_ID", "message": "hush hush/+="}]);
            return (401, body.to_string());
        }
        let answer = |done: bool, id: &str, next: Value| {
            let record = json!({"attributes": {"type": "Account"}, "Id": id});
            (200, json!({"totalSize": 2, "done": done, "nextRecordsUrl": next, "records": [record]}).to_string())
        };
        if target(request).starts_with("/services/data/v62.0/query?") {
            assert_eq!(query(request)["q"], "SELECT Id, Name, LastModifiedDate FROM Account");
            return answer(false, "001", json!("/services/data/v62.0/query/01g-2000"));
        }
        assert_eq!(target(request), "/services/data/v62.0/query/01g-2000");
        answer(true, "002", json!(null))
    })
    .await;
    let types = types(&[port]);
    let config = object(&json!({"instance_url": format!("http://127.0.0.1:{port}")}));
    let good = CredentialValue::BearerToken(secret());
    let first = types.fetch("salesforce", &config, Some(&good), None).await.unwrap();
    let second = types.fetch("salesforce", &config, Some(&good), first.next.as_ref()).await.unwrap();
    assert_eq!((ids(&first), ids(&second), &second.next), (vec!["001"], vec!["002"], &None));
    assert!(seen.lock().unwrap()[0].contains("sforce-query-options: batchSize=2000"));
    let stale = types.fetch("salesforce", &config, None, None).await.unwrap_err();
    assert_eq!(
        (stale.reason.as_str(), stale.retry),
        ("Salesforce refuses the credential: it answered 401 Unauthorized (INVALID_SESSION_ID)", None)
    );
    // The credential goes nowhere but to the query API.
    let elsewhere = json!({"next": "https://evil.example.com/"});
    let refused = types.fetch("salesforce", &config, Some(&good), Some(&elsewhere)).await.unwrap_err();
    assert!(refused.reason.contains("none of its query API"), "{refused}");
    for (config, pointer) in [
        (json!({"instance_url": "https://x", "list": {"soql": "DELETE FROM Account"}}), "/list/soql"),
        (json!({"instance_url": "https://x", "list": {"page_size": 1}}), "/list/page_size"),
        (json!({"instance_url": "https://x", "list": {"query": "SELECT Id"}}), "/list/query"),
    ] {
        assert_eq!(types.check("salesforce", &object(&config)).unwrap()[0].pointer, pointer, "{config}");
    }
}

#[test]
fn what_does_not_sync_says_so_and_lists_are_held_against_their_schema() {
    let types = types(&[]);
    for (kind, config, told) in [
        ("smtp", json!({"host": "m", "from": "a@b"}), "integrations of type `smtp` do not sync"),
        ("slack", json!({}), "integrations of type `slack` do not sync"),
        ("http", json!({"base_url": "https://x"}), "no `list`"),
        ("nobody", json!({}), "no integration of type `nobody`"),
    ] {
        let error = types.fetching(kind, &object(&config)).unwrap_err();
        assert!(error.contains(told), "{error}");
    }
    for (list, pointer) in [
        (json!({}), "/list"),
        (json!({"path": "/x", "records": "data"}), "/list/records"),
        (json!({"path": "/x", "id": ""}), "/list/id"),
        (json!({"path": "/x", "max_pages": 0}), "/list/max_pages"),
        (json!({"path": "/x", "page_size": 10_001}), "/list/page_size"),
        (json!({"path": "/x", "paging": {"type": "cursor"}}), "/list/paging"),
        (json!({"path": "/x", "paging": {"type": "link", "oops": 1}}), "/list/paging"),
        (json!({"path": "/x", "paging": {"type": "magic"}}), "/list/paging"),
    ] {
        let config = object(&json!({"base_url": "https://x", "list": list}));
        let faults = types.check("http", &config).unwrap();
        assert!(
            faults.iter().all(|fault| fault.pointer.starts_with(pointer)) && !faults.is_empty(),
            "{list}: {faults:?}"
        );
    }
}
