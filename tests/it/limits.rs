//! Limits through HTTP: exactly as many pass as the plan says, every answer tells where one stands, and a restart changes nothing.

use std::time::{SystemTime, UNIX_EPOCH};

use reqwest::Method;
use serde_json::json;

use crate::support::{
    bed::Bed,
    client::{Answer, Client},
    on_each_database,
};

on_each_database!(
    exactly_the_days_limit_passes_and_a_restart_changes_nothing,
    a_crash_loses_at_most_a_block_and_grants_nothing_twice,
    a_tenants_keys_share_a_count_and_groups_have_their_own,
);

const LIST: &str = "/yourapp/v1/workflows?limit=1";

/// A server whose largest plan, which new tenants have, is this one.
fn plan(bed: &Bed, per_minute: u32, per_day: u32) -> String {
    let text = format!(
        "[limits]\nenforce = true\nunauthenticated_per_minute = 20\n\
         [limits.plans.business]\nper_minute = {per_minute}\nper_day = {per_day}\n"
    );
    bed.file("limits.toml", &text).display().to_string()
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}

/// Runs the test again where its windows (of so many seconds) went over in the middle of it, which is nobody's fault.
async fn within_one_window<F: Future<Output = T>, T>(seconds: u64, mut test: impl FnMut() -> F) -> T {
    loop {
        let window = now() / seconds;
        let result = test().await;
        if now() / seconds == window {
            return result;
        }
    }
}

/// How many of so many requests at once get which status.
async fn at_once(client: &Client, count: usize) -> (usize, usize) {
    let tasks: Vec<_> = (0..count)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.get(LIST).await.status })
        })
        .collect();
    let (mut passed, mut refused) = (0, 0);
    for task in tasks {
        match task.await.unwrap() {
            200 => passed += 1,
            429 => refused += 1,
            other => panic!("{other}"),
        }
    }
    (passed, refused)
}

fn number(answer: &Answer, header: &str) -> u64 {
    answer.header(header).parse().unwrap_or_else(|_| panic!("{header} in {answer:?}"))
}

/// The tenant of a day's test, new at each try.
fn tenant() -> String {
    format!("t-{}", SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos())
}

async fn exactly_the_days_limit_passes_and_a_restart_changes_nothing(bed: Bed) {
    let config = plan(&bed, 1_000_000, 50);
    let serve = ["--rate-limits", "on", "--config", &config];
    let passed = within_one_window(86_400, async || {
        let server = bed.start_with(&serve).await;
        let key = bed.key(&["--tenant", &tenant()]);
        let client = server.client(&key);
        let first = client.get(LIST).await;
        assert_eq!((number(&first, "x-ratelimit-limit"), number(&first, "x-ratelimit-remaining")), (50, 49));
        assert_eq!(number(&first, "x-ratelimit-reset"), (now() / 86_400 + 1) * 86_400);
        let (early, _) = at_once(&client, 20).await;
        // Not a multiple of a block: what it holds is given back on the way down.
        server.stop().await;
        let server = bed.start_with(&serve).await;
        let (late, refused) = at_once(&server.client(&key), 200).await;
        let answer = server.client(&key).get(LIST).await;
        assert_eq!((answer.status, answer.at("/error/code")), (429, json!("RATE_LIMITED")), "{answer:?}");
        assert_eq!(number(&answer, "x-ratelimit-remaining"), 0);
        let wait = number(&answer, "retry-after");
        assert!((1..=86_400).contains(&wait) && wait <= number(&answer, "x-ratelimit-reset") - now() + 1, "{answer:?}");
        assert!(answer.at("/error/message").as_str().unwrap().contains("50 requests a day"), "{answer:?}");
        server.stop().await;
        (1 + early, late, refused)
    })
    .await;
    assert_eq!(passed, (21, 29, 171));
}

async fn a_crash_loses_at_most_a_block_and_grants_nothing_twice(bed: Bed) {
    let config = plan(&bed, 1_000_000, 100);
    let serve = ["--rate-limits", "on", "--config", &config];
    let (before, after) = within_one_window(86_400, async || {
        let server = bed.start_with(&serve).await;
        let key = bed.key(&["--tenant", &tenant()]);
        let (before, _) = at_once(&server.client(&key), 41).await;
        server.kill().await;
        let server = bed.start_with(&serve).await;
        let (after, _) = at_once(&server.client(&key), 200).await;
        server.stop().await;
        (before, after)
    })
    .await;
    assert_eq!(before, 41);
    assert!((55..=59).contains(&after), "{after}");
}

async fn a_tenants_keys_share_a_count_and_groups_have_their_own(bed: Bed) {
    let config = plan(&bed, 5, 1_000);
    let server = bed.start_with(&["--rate-limits", "on", "--config", &config]).await;
    within_one_window(60, async || {
        let name = tenant();
        let (one, two, other) = (
            server.client(&bed.key(&["--tenant", &name])),
            server.client(&bed.key(&["--tenant", &name])),
            server.client(&bed.key(&["--tenant", &tenant()])),
        );
        for index in 0..5_u64 {
            let answer = if index % 2 == 0 { one.get(LIST).await } else { two.get(LIST).await };
            assert_eq!((answer.status, number(&answer, "x-ratelimit-remaining")), (200, 4 - index), "{answer:?}");
        }
        let refused = one.get(LIST).await;
        // Where the minute went over in between, this try does not count.
        if now() / 60 < number(&refused, "x-ratelimit-reset") / 60 {
            assert_eq!(refused.status, 429, "{refused:?}");
            assert_eq!(two.get(LIST).await.status, 429);
        }
        assert_eq!(other.get(LIST).await.status, 200);
        // AgentifyMe's groups have minutes of their own, each with its document's number.
        let run = json!({"name": "nothing", "parameters": {}});
        let ran = one.post("/agentifyme/v1/workflows/run", &run).await;
        assert_eq!((ran.status, number(&ran, "x-ratelimit-limit")), (404, 100), "{ran:?}");
        assert_eq!(number(&ran, "x-ratelimit-remaining"), 99);
        let asked = one.get("/agentifyme/v1/workflows/jobs/x").await;
        assert_eq!((number(&asked, "x-ratelimit-limit"), number(&asked, "x-ratelimit-remaining")), (500, 499));
    })
    .await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_of_a_surface_says_where_one_stands() {
    let bed = Bed::sqlite();
    let config = plan(&bed, 100_000, 1_000_000);
    let server = bed.start_with(&["--rate-limits", "on", "--config", &config, "--body-limit", "1024"]).await;
    let (client, nobody) = (server.admin(), server.client(""));
    let large = json!({"name": "x".repeat(2_000)});
    for (prefix, path) in
        [("/yourapp/v1", "/workflows"), ("/agentifyme/v1", "/workflows/run"), ("/platform/v1", "/api-keys")]
    {
        let post = format!("{prefix}{path}");
        let text = client.request(Method::POST, &post).header("content-type", "text/plain").body("{}");
        for (answer, status, whose) in [
            (client.post(&post, &json!({})).await, 400, "caller"),
            (client.post(&post, &large).await, 413, "caller"),
            (Answer::of(text).await, 415, "caller"),
            (nobody.post(&post, &json!({})).await, 401, "address"),
            (client.get(&format!("{prefix}/nothing")).await, 404, "address"),
            (client.send(Method::PUT, &post, None).await, 405, "address"),
        ] {
            assert_eq!(answer.status, status, "{answer:?}");
            let of_address = number(&answer, "x-ratelimit-limit") == 20;
            assert_eq!(of_address, whose == "address", "{answer:?}");
            assert!(number(&answer, "x-ratelimit-remaining") < number(&answer, "x-ratelimit-limit"));
            assert!(number(&answer, "x-ratelimit-reset") + 1 >= now(), "{answer:?}");
        }
    }
    assert_eq!(client.get("/healthz").await.header("x-ratelimit-limit"), "", "the server's own pages have no limit");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_guesses_keys_is_stopped_and_those_who_share_the_address_go_on() {
    let bed = Bed::sqlite();
    let config = plan(&bed, 100_000, 1_000_000);
    let server = bed.start_with(&["--rate-limits", "on", "--config", &config]).await;
    let (known, unknown) = (server.admin(), server.client(&bed.key(&["--tenant", "late"])));
    assert_eq!(known.get(LIST).await.status, 200);
    within_one_window(60, async || {
        let mut guesses = 0;
        let answer = loop {
            let answer = server.client(&format!("sy_{guesses}")).get(LIST).await;
            if answer.status != 401 {
                break answer;
            }
            guesses += 1;
            assert!(guesses <= 40, "20 in each of at most two minutes");
        };
        assert_eq!((answer.status, answer.at("/error/code")), (429, json!("RATE_LIMITED")), "{answer:?}");
        assert!(number(&answer, "retry-after") <= 60);
        for path in ["/yourapp/v1/nothing", "/agentifyme/v1/workflows/jobs/x", "/platform/v1/nothing"] {
            let answer = server.client("").get(path).await;
            assert!(answer.status == 429 || number(&answer, "x-ratelimit-reset") / 60 > now() / 60, "{answer:?}");
        }
        assert_eq!(known.get(LIST).await.status, 200, "a key that was good before");
        // A right guess looks as a wrong one does.
        let guessed = unknown.get(LIST).await.status;
        assert_eq!(known.get(LIST).await.status, 200);
        if now() / 60 == number(&answer, "x-ratelimit-reset") / 60 - 1 {
            assert_eq!(guessed, 429);
        }
    })
    .await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_proxys_word_on_the_address_counts_where_it_is_trusted() {
    let bed = Bed::sqlite();
    let config = plan(&bed, 100_000, 1_000_000);
    for (trusted, expect) in [("127.0.0.0/8", 19), ("10.0.0.0/8", 18)] {
        let mut command = bed.serve(&["--rate-limits", "on", "--config", &config]);
        command.env("SWITCHYARD_TRUSTED_PROXIES", trusted);
        let server = crate::support::server::Server::start(command).await;
        let left = within_one_window(60, async || {
            let mut left = 0;
            for from in ["192.0.2.1", "192.0.2.2"] {
                let nobody = server.client("");
                let request = nobody.request(Method::GET, LIST).header("x-forwarded-for", from);
                left = number(&Answer::of(request).await, "x-ratelimit-remaining");
            }
            left
        })
        .await;
        assert!(left == expect || (expect == 18 && left < 18), "{trusted}: {left}");
        server.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn limits_can_be_turned_off() {
    let bed = Bed::sqlite();
    let config = plan(&bed, 1, 1);
    let server = bed.start_with(&["--rate-limits", "off", "--config", &config]).await;
    let client = server.admin();
    assert_eq!(at_once(&client, 50).await, (50, 0));
    assert_eq!(client.get(LIST).await.header("x-ratelimit-limit"), "");
    server.stop().await;
}
