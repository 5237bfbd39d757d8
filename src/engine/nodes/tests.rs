//! Every type's schema, and what the types that only compute make of their configurations.

use serde_json::json;
use uuid::Uuid;

use super::*;
use crate::{
    domain::id::TenantId,
    engine::{
        http::HttpConfig,
        testing::{Idle, Oracle},
    },
};

/// A context at a fixed moment, with a guarded client that may reach the loopback.
pub(crate) fn context(input: Value) -> NodeContext {
    let http = HttpConfig { allow: vec!["127.0.0.1".parse().unwrap()], ..HttpConfig::default() };
    NodeContext {
        execution: ExecutionId(Uuid::nil()),
        owner: Owner { tenant: TenantId(Uuid::nil()), unit: None },
        origin: Origin::default(),
        workflow: (WorkflowId(Uuid::nil()), 1),
        node: "node".into(),
        attempt: 1,
        now: "2026-01-01T00:00:00Z".parse().unwrap(),
        input: Output::new(input),
        sources: vec![("a".into(), Output::new(json!(1))), ("b".into(), Output::new(json!({"x": 2})))],
        progress: None,
        replied: false,
        services: Arc::new(services(http)),
    }
}

fn services(http: HttpConfig) -> Services {
    let http = HttpClient::new(http).unwrap();
    Services {
        integrations: Arc::new(Integrations::standard(http.clone()).unwrap()),
        http,
        answers: Some(Arc::new(Oracle)),
        subworkflows: None,
        records: None,
        runner: Arc::new(Idle),
        items: Arc::new(Idle),
        jq: Jq::new(None),
    }
}

fn now(kind: &str, config: &Value) -> NodeResult {
    let registry = Registry::standard().unwrap();
    let entry = registry.find(kind).unwrap();
    assert!(entry.validator().is_valid(config), "{kind}: {config}");
    match entry.run(context(json!({"i": 1})), entry.decode(config).unwrap()) {
        Run::Now(result) => result,
        Run::Later(_) => panic!("{kind} should end at once"),
    }
}

#[test]
fn every_type_describes_itself_and_its_examples_are_valid() {
    let registry = Registry::standard().unwrap();
    let names: Vec<&str> = registry.entries().map(|entry| entry.about().name).collect();
    assert_eq!(
        names,
        [
            "agent",
            "approval",
            "condition",
            "delay",
            "email",
            "emit_message",
            "fail",
            "for_each",
            "form",
            "http_request",
            "integration",
            "jq",
            "manual",
            "merge",
            "respond",
            "schedule",
            "set",
            "sub_workflow",
            "switch",
            "template",
            "webhook"
        ]
    );
    for entry in registry.entries() {
        let described = entry.describe();
        assert!(!described.title.is_empty() && described.description.len() > 20, "{}", described.name);
        assert_eq!(described.config_schema["additionalProperties"], json!(false), "{}", described.name);
        for (name, property) in described.config_schema["properties"].as_object().into_iter().flatten() {
            assert!(property["description"].is_string(), "{}.{name} has no description", described.name);
        }
        let examples = described.config_schema["examples"].as_array().unwrap();
        assert!(!examples.is_empty());
        for example in examples {
            assert!(entry.check(example.as_object().unwrap()).is_empty());
            let errors: Vec<String> = entry.validator().iter_errors(example).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{}: {errors:?}", described.name);
        }
        assert!(!entry.validator().is_valid(&json!({"unknown_field": 1})), "{}", described.name);
        assert!(entry.decode(&json!({"unknown_field": 1})).is_err(), "{}", described.name);
    }
}

#[test]
fn types_that_compute_end_at_once() {
    let done = |value: Value, branch: Option<&'static str>| Ok(NodeEnd::Done { output: Output::new(value), branch });
    for (kind, config, expect) in [
        ("manual", json!({}), done(json!({"i": 1}), None)),
        ("form", json!({"form": "form_01j7hs7k80es8r65rzyjka792g"}), done(json!({"i": 1}), None)),
        ("webhook", json!({}), done(json!({"i": 1}), None)),
        ("schedule", json!({"every": "1m"}), done(json!({"i": 1}), None)),
        ("set", json!({"values": {"z": 1, "a": [null]}}), done(json!({"z": 1, "a": [null]}), None)),
        ("template", json!({"template": "hello"}), done(json!("hello"), None)),
        ("condition", json!({"expression": "x"}), done(json!({"result": true}), Some("true"))),
        ("merge", json!({}), done(json!({"a": 1, "b": {"x": 2}}), None)),
        ("merge", json!({"mode": "any"}), done(json!({"a": 1, "b": {"x": 2}}), None)),
        ("delay", json!({"ms": 0}), done(json!({"until": "2026-01-01T00:00:00.000Z"}), None)),
        (
            "delay",
            json!({"until": "2020-01-01T01:00:00+01:00"}),
            done(json!({"until": "2020-01-01T00:00:00.000Z"}), None),
        ),
        (
            "delay",
            json!({"ms": 1500}),
            Ok(NodeEnd::Sleep {
                until: "2026-01-01T00:00:01.500Z".parse().unwrap(),
                output: Output::new(json!({"until": "2026-01-01T00:00:01.500Z"})),
            }),
        ),
        (
            "delay",
            json!({"until": "tomorrow"}),
            Err(NodeFailure::permanent("invalid_config", "`until` is not a moment as RFC 3339 writes it")),
        ),
        (
            "approval",
            json!({"prompt": "Go?", "choices": ["yes", "no"], "timeout_ms": 1500}),
            Ok(NodeEnd::Wait {
                prompt: Output::new(json!({"prompt": "Go?", "choices": ["yes", "no"]})),
                until: Some("2026-01-01T00:00:01.500Z".parse().unwrap()),
            }),
        ),
        (
            "approval",
            json!({"prompt": 7, "form": [{"name": "street"}, {"name": "size", "type": "select", "options": ["S", 38]}]}),
            Ok(NodeEnd::Wait {
                prompt: Output::new(json!({"prompt": "7", "form": [
                    {"name": "street", "type": "text", "label": "Street", "required": false},
                    {"name": "size", "type": "select", "label": "Size", "required": false,
                     "options": [{"value": "S", "label": "S"}, {"value": "38", "label": "38"}]},
                ]})),
                until: None,
            }),
        ),
        (
            "approval",
            json!({"prompt": "late", "until": "2020-01-01T00:00:00Z"}),
            done(json!({"timed_out": true}), Some("timeout")),
        ),
        ("fail", json!({"message": "no"}), Err(NodeFailure::permanent("failed", "no"))),
        ("fail", json!({"message": 7, "code": "stock"}), Err(NodeFailure::permanent("stock", "7"))),
    ] {
        assert_eq!(now(kind, &config), expect, "{kind} {config}");
    }
}

#[test]
fn truth_is_the_expression_languages() {
    let registry = Registry::standard().unwrap();
    let entry = registry.find("condition").unwrap();
    for (value, expect) in [
        (json!(null), "false"),
        (json!(false), "false"),
        (json!(0), "false"),
        (json!(0.0), "false"),
        (json!(""), "false"),
        (json!([]), "false"),
        (json!({}), "false"),
        (json!(-1), "true"),
        (json!("false"), "true"),
        (json!([0]), "true"),
    ] {
        let Run::Now(Ok(NodeEnd::Done { branch, .. })) =
            entry.run(context(json!({})), entry.decode(&json!({"expression": value})).unwrap())
        else {
            panic!("{value}")
        };
        assert_eq!(branch, Some(expect), "{value}");
    }
}

#[test]
fn schemas_refuse_what_types_cannot_do() {
    let registry = Registry::standard().unwrap();
    for (kind, config) in [
        ("delay", json!({})),
        ("delay", json!({"ms": 1, "until": "2026-01-01T00:00:00Z"})),
        ("delay", json!({"ms": -1})),
        ("delay", json!({"ms": 40_000_000_000_u64})),
        ("delay", json!({"ms": 1, "duration": "PT1S"})),
        ("merge", json!({"mode": "some"})),
        ("merge", json!({"mode": "key", "key": ""})),
        ("merge", json!({"mode": "key", "key": "id", "join": "right"})),
        ("switch", json!({"cases": []})),
        ("switch", json!({"cases": [{"branch": "a"}]})),
        ("switch", json!({"cases": [{"branch": "", "when": "true"}]})),
        ("switch", json!({"cases": [{"branch": "a", "when": "true", "else": 1}]})),
        ("approval", json!({"prompt": "x", "form": []})),
        ("approval", json!({"prompt": "x", "form": [{"name": "a", "type": "colour"}]})),
        ("approval", json!({"prompt": "x", "form": [{"type": "text"}]})),
        ("approval", json!({})),
        ("approval", json!({"prompt": "x", "choices": []})),
        ("approval", json!({"prompt": "x", "choices": ["a", "a"]})),
        ("approval", json!({"prompt": "x", "choices": [""]})),
        ("approval", json!({"prompt": "x", "timeout_ms": 1, "until": "2026-01-01T00:00:00Z"})),
        ("approval", json!({"prompt": "x", "timeout_ms": 0})),
        ("agent", json!({"agent": "agent-01j7hs7k80es8r65rzyjka792g"})),
        ("agent", json!({"agent": 1, "query": "x"})),
        ("set", json!({"values": []})),
        ("condition", json!({"expression": ""})),
        ("http_request", json!({"url": "https://x", "method": "get"})),
        ("http_request", json!({"url": "https://x", "expect_status": [99]})),
        ("http_request", json!({"url": "https://x", "expect_status": ["6xx"]})),
        ("http_request", json!({"url": "https://x", "expect_status": []})),
        ("http_request", json!({"url": "https://x", "timeout_ms": 0})),
        ("http_request", json!({"url": "https://x", "body": {"json": 1, "text": "x"}})),
        ("http_request", json!({"url": "https://x", "body": {"xml": 1}})),
        ("http_request", json!({"url": "https://x", "headers": {"a": null}})),
        ("http_request", json!({})),
    ] {
        assert!(!registry.find(kind).unwrap().validator().is_valid(&config), "{kind} {config}");
    }
}

#[test]
fn requests_are_checked_beyond_their_schema_and_redacted_for_the_log() {
    let registry = Registry::standard().unwrap();
    let entry = registry.find("http_request").unwrap();
    let config = json!({"url": "ftp://x", "headers": {"Host": "a", "bad name": "b", "ok": "c"}});
    let faults = entry.check(config.as_object().unwrap());
    let found: Vec<(&str, &str)> = faults.iter().map(|fault| (fault.pointer.as_str(), fault.code)).collect();
    assert_eq!(
        found,
        [("/url", "invalid_url"), ("/headers/Host", "invalid_header"), ("/headers/bad name", "invalid_header")]
    );
    assert!(entry.check(json!({"url": "{{ input.url }}"}).as_object().unwrap()).is_empty());

    let mut config =
        json!({"url": "https://u:pw@x/", "headers": {"Authorization": "Bearer t", "X-API-Key": "k", "Accept": "a"}});
    entry.redact(&mut config);
    assert_eq!(
        config,
        json!({"url": "https://u:redacted@x/", "headers": {"Authorization": "[redacted]", "X-API-Key": "[redacted]", "Accept": "a"}})
    );
}

#[test]
fn answers_are_held_against_the_choices() {
    let registry = Registry::standard().unwrap();
    let entry = registry.find("approval").unwrap();
    let prompt = json!({"prompt": "Go?", "choices": ["yes", "no"]});
    for (answer, expect) in [
        (json!({"choice": "yes", "note": "fine"}), Ok(Some("yes".to_owned()))),
        (json!("no"), Ok(Some("no".to_owned()))),
        (json!({"choice": "maybe"}), Err("/choice")),
        (json!({"choice": ["yes"]}), Err("/choice")),
        (json!({}), Err("/choice")),
        (json!(null), Err("/choice")),
        (json!("timeout"), Err("")),
    ] {
        let judged = entry.judge(&prompt, &answer).map(|verdict| verdict.branch);
        assert_eq!(
            judged.as_ref().map_err(|faults| faults[0].pointer.as_str()),
            expect.as_ref().map_err(|at| *at),
            "{answer}"
        );
    }
    assert_eq!(entry.judge(&json!({"prompt": "Who?"}), &json!({"choice": "anybody"})), Ok(Verdict::default()));
    assert_eq!(registry.find("set").unwrap().judge(&json!(null), &json!(1)), Ok(Verdict::default()));
}

#[test]
fn answers_are_held_against_the_form() {
    let registry = Registry::standard().unwrap();
    let entry = registry.find("approval").unwrap();
    let config = json!({"prompt": "Go?", "choices": ["yes", "no"], "form": [
        {"name": "why", "required": true},
        {"name": "amount", "type": "number", "min": 0, "max": 500},
        {"name": "urgent", "type": "checkbox"},
    ]});
    let Ok(NodeEnd::Wait { prompt, .. }) = now("approval", &config) else { panic!() };
    let judge = |answer: Value| {
        entry.judge(prompt.json(), &answer).map_err(|faults| {
            faults.into_iter().map(|fault| format!("{} {}", fault.pointer, fault.code)).collect::<Vec<_>>()
        })
    };
    assert_eq!(
        judge(json!({"choice": "yes", "why": "broken", "amount": "99.5", "note": "by phone"})),
        Ok(Verdict {
            branch: Some("yes".to_owned()),
            answer: Some(
                json!({"choice": "yes", "why": "broken", "amount": 99.5, "note": "by phone", "urgent": false})
            ),
        })
    );
    assert_eq!(
        judge(json!({"choice": "maybe", "why": " ", "amount": 501})),
        Err(vec!["/choice unknown_choice".to_owned(), "/why required".to_owned(), "/amount maximum".to_owned()])
    );
    assert_eq!(judge(json!("yes")), Err(vec!["/why required".to_owned()]));
    assert_eq!(judge(json!(7)), Err(vec!["/choice unknown_choice".to_owned(), " type".to_owned()]));
    // What an older release asked is answered as it was then.
    let old = json!({"prompt": "Go?", "form": [{"name": "street", "anything": true}]});
    assert_eq!(entry.judge(&old, &json!({"street": 1})), Ok(Verdict::default()));
}

#[test]
fn misuse_is_told_where_it_stands() {
    let registry = Registry::standard().unwrap();
    for (kind, config, expect) in [
        ("delay", json!({"duration": "5 minutes"}), vec!["/duration invalid_config"]),
        ("delay", json!({"until": "tomorrow"}), vec!["/until invalid_config"]),
        ("delay", json!({"until": "{{ input.when }}"}), vec![]),
        ("merge", json!({"mode": "key"}), vec!["/key required"]),
        (
            "merge",
            json!({"mode": "any", "key": "id", "join": "left"}),
            vec!["/key not_applicable", "/join not_applicable"],
        ),
        ("merge", json!({"mode": "{{ input.mode }}"}), vec!["/mode expression"]),
        (
            "switch",
            json!({"cases": [{"branch": "default", "when": "1"}, {"branch": "error", "when": "1"}, {"branch": "{{ a }}", "when": "1"}]}),
            vec!["/cases/0/branch reserved_branch", "/cases/1/branch reserved_branch", "/cases/2/branch expression"],
        ),
        (
            "approval",
            json!({"prompt": "x", "choices": ["timeout"], "form": [{"name": "choice"}, {"name": "a", "min": 1}, {"name": "a", "type": "select"}]}),
            vec![
                "/form/1/min not_applicable",
                "/form/2/name duplicate",
                "/form/2/options required",
                "/form/0/name reserved_name",
                "/choices/0 reserved_branch",
            ],
        ),
        ("approval", json!({"prompt": "x", "form": "{{ input.form }}"}), vec![]),
    ] {
        let faults = registry.find(kind).unwrap().check(config.as_object().unwrap());
        let found: Vec<String> = faults.iter().map(|fault| format!("{} {}", fault.pointer, fault.code)).collect();
        assert_eq!(found, expect, "{kind} {config}");
    }
}

#[test]
fn lists_are_joined_as_tables_are() {
    let sources = |one: Value, two: Value, three: Value| {
        let mut context = context(json!({}));
        let source = |id: &str, rows: Value| (id.into(), Output::new(json!({"body": {"rows": rows}})));
        context.sources = vec![source("a", one), source("b", two), source("c", three)];
        context
    };
    let registry = Registry::standard().unwrap();
    let entry = registry.find("merge").unwrap();
    let join = |context: NodeContext, mode: &str| {
        let config = json!({"mode": "key", "key": "id", "at": "body.rows", "join": mode});
        assert!(entry.validator().is_valid(&config) && entry.check(config.as_object().unwrap()).is_empty());
        match entry.run(context, entry.decode(&config).unwrap()) {
            Run::Now(Ok(NodeEnd::Done { output, .. })) => Ok(output.json().clone()),
            Run::Now(Err(failure)) => Err(failure.message),
            _ => panic!("a merge ends at once"),
        }
    };
    let three = || {
        sources(
            json!([{"id": 1, "a": 1}, {"id": 2, "a": 2}, {"a": 3}, {"id": null, "a": 4}]),
            json!([{"id": 1.0, "b": 1}, {"id": 1, "b": 2}, {"id": "2", "b": 3}]),
            json!([{"id": 1, "a": "later", "c": 1}, {"id": 9, "c": 2}]),
        )
    };
    assert_eq!(
        join(three(), "inner"),
        Ok(json!([{"id": 1, "a": "later", "b": 1, "c": 1}, {"id": 1, "a": "later", "b": 2, "c": 1}]))
    );
    assert_eq!(
        join(three(), "left"),
        Ok(json!([
            {"id": 1, "a": "later", "b": 1, "c": 1}, {"id": 1, "a": "later", "b": 2, "c": 1},
            {"id": 2, "a": 2}, {"a": 3}, {"id": null, "a": 4},
        ]))
    );
    assert_eq!(
        join(three(), "outer"),
        Ok(json!([
            {"id": 1, "a": "later", "b": 1, "c": 1}, {"id": 1, "a": "later", "b": 2, "c": 1},
            {"id": 2, "a": 2}, {"a": 3}, {"id": null, "a": 4}, {"id": "2", "b": 3}, {"id": 9, "c": 2},
        ]))
    );
    let message = "the output of `b` at `body.rows` is not a list of objects";
    assert_eq!(join(sources(json!([]), json!([1]), json!([])), "left"), Err(message.to_owned()));
    let message = "the output of `a` at `body.rows` is not a list";
    assert_eq!(join(sources(json!({}), json!([]), json!([])), "left"), Err(message.to_owned()));
    let same = Value::Array((0..400).map(|_| json!({"id": 1})).collect());
    assert!(join(sources(same.clone(), same, json!([])), "outer").unwrap_err().contains("more than 100000"));
}

#[test]
fn the_first_case_that_holds_decides() {
    let registry = Registry::standard().unwrap();
    let entry = registry.find("switch").unwrap();
    for (truths, branch, case) in [
        ([json!(0), json!("x"), json!(true)], "b", json!(1)),
        ([json!(false), json!([]), json!(null)], "default", json!(null)),
    ] {
        let [a, b, c] = truths;
        let config =
            json!({"cases": [{"branch": "a", "when": a}, {"branch": "b", "when": b}, {"branch": "c", "when": c}]});
        let Run::Now(Ok(end)) = entry.run(context(json!({})), entry.decode(&config).unwrap()) else { panic!() };
        let output = Output::new(json!({"branch": branch, "case": case}));
        assert_eq!(end, NodeEnd::Chosen { output, branch: branch.to_owned() });
    }
}

#[tokio::test]
async fn an_agent_is_asked_what_the_configuration_says() {
    let registry = Registry::standard().unwrap();
    let entry = registry.find("agent").unwrap();
    let asked = async |context: NodeContext, config: Value| {
        assert!(entry.validator().is_valid(&config), "{config}");
        match entry.run(context, entry.decode(&config).unwrap()) {
            Run::Later(future) => future.await,
            Run::Now(_) => panic!("an agent takes its time"),
        }
    };
    let agent = "agent-01j7hs7k80es8r65rzyjka792g";
    for (config, query, inputs) in [
        (json!({"agent": agent, "query": "hello", "inputs": {"a": 1}}), "hello", json!({"a": 1})),
        (json!({"agent": "0191e393-cd00-7651-8317-1ff4a6a3a450", "query": ""}), "", json!({})),
    ] {
        let NodeEnd::Done { output, .. } = asked(context(json!({"i": 1})), config).await.unwrap() else { panic!() };
        assert_eq!(output.json()["answer"], json!(format!("You said: {query}")));
        assert_eq!(
            output.json()["turn"],
            json!({"agent": "0191e393-cd00-7651-8317-1ff4a6a3a450", "inputs": inputs, "input": {"i": 1}, "attempt": 1})
        );
    }
    // What a template that is one expression gives is text all the same.
    let typed = entry.decode(&json!({"agent": agent, "query": {"a": 1}, "inputs": null})).unwrap();
    let Run::Later(typed) = entry.run(context(json!({})), typed) else { panic!() };
    let NodeEnd::Done { output, .. } = typed.await.unwrap() else { panic!() };
    assert_eq!(output.json()["answer"], json!("You said: {\"a\":1}"));

    let failed = asked(context(json!({})), json!({"agent": agent, "query": "fail"})).await.unwrap_err();
    assert_eq!((failed.code.as_str(), failed.retryable), ("provider_unavailable", true));
    let mut alone = context(json!({}));
    alone.services = Arc::new(Services { answers: None, ..services(HttpConfig::default()) });
    let failed = asked(alone, json!({"agent": agent, "query": "x"})).await.unwrap_err();
    assert_eq!((failed.code.as_str(), failed.retryable), ("not_available", false));
    let odd = asked(context(json!({})), json!({"agent": "nobody", "query": "x"})).await.unwrap_err();
    assert_eq!(odd.code, "invalid_config");
}
