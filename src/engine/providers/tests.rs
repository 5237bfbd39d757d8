//! What providers are asked, what is made of their answers, and what of their failures.

use std::{
    sync::Mutex,
    time::{Duration, Instant},
};

use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use self::server::{Play, Provider};
use super::*;
use crate::{
    domain::{
        agent::{Rule, RuleTool, TurnOutcome},
        conversation::Usage,
        credential::SecretText,
        provider::{AskMessage, AskTool, Deaf, Providers as _, ToolCall},
    },
    engine::http::HttpConfig,
};

#[expect(dead_code, unreachable_pub, reason = "shared with the integration tests, which use the rest of it")]
#[path = "../../../tests/support/provider.rs"]
mod server;

/// Hears pieces.
#[derive(Default)]
struct Heard(Mutex<Vec<String>>);

impl Listener for Heard {
    fn delta(&self, text: &str) {
        self.0.lock().unwrap().push(text.to_owned());
    }
    fn restart(&self) {}
}

impl Heard {
    fn pieces(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

fn providers() -> Providers {
    let allow = vec!["127.0.0.0/8".parse().unwrap()];
    Providers::standard(HttpClient::new(HttpConfig { allow, ..HttpConfig::default() }).unwrap())
}

fn openai(base_url: &str) -> ProviderConfig {
    ProviderConfig::OpenAi {
        base_url: base_url.to_owned(),
        model: "m".to_owned(),
        credential: None,
        temperature: Some(0.7),
        max_tokens: Some(100),
    }
}

fn key() -> CredentialValue {
    CredentialValue::ApiKey(SecretText::new("sk-very-secret".to_owned()))
}

fn question() -> Ask {
    let context = json!({
        "query": "Where is it?",
        "inputs": { "order": 7 },
        "input": { "query": "Where is it?" },
        "agent": { "id": "a", "name": "Support", "code": "support", "config": { "tone": "kind" } },
    });
    Ask {
        prompt: "You are Support.".to_owned(),
        messages: vec![AskMessage::User("Where is it?".to_owned())],
        tools: Vec::new(),
        context: context.as_object().cloned().unwrap(),
    }
}

async fn ask(provider: &Provider) -> Result<Reply, ProviderFailure> {
    providers().ask(&openai(&provider.base_url()), Some(&key()), &question(), &Deaf).await
}

#[tokio::test]
async fn an_answer_is_told_as_it_comes_and_returned_whole() {
    let provider = Provider::open(|_, _| Play::Say("It is on its way.".to_owned())).await;
    let heard = Heard::default();
    let config = openai(&format!("{}/?version=2", provider.base_url()));
    let reply = providers().ask(&config, Some(&key()), &question(), &heard).await.unwrap();
    assert_eq!((reply.text.as_str(), reply.outcome), ("It is on its way.", TurnOutcome::Continue));
    assert_eq!(reply.usage, Some(Usage { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 }));
    assert_eq!(heard.pieces(), ["It ", "is ", "on ", "its ", "way."]);
    let asked = provider.asked()[0].clone();
    assert_eq!(
        (asked.path.as_str(), asked.authorization.as_str()),
        ("/v1/chat/completions?version=2", "Bearer sk-very-secret")
    );
    let expect = json!({
        "model": "m",
        "messages": [
            { "role": "system", "content": "You are Support." },
            { "role": "user", "content": "Where is it?" },
        ],
        "temperature": 0.7,
        "max_tokens": 100,
        "stream": true,
        "stream_options": { "include_usage": true },
    });
    let mut body = asked.body;
    body["temperature"] = json!((body["temperature"].as_f64().unwrap() * 1e6).round() / 1e6);
    assert_eq!(body, expect);
}

#[tokio::test]
async fn a_server_that_cannot_stream_answers_all_the_same() {
    let provider = Provider::open(|_, _| Play::Whole("Here.".to_owned())).await;
    let heard = Heard::default();
    let reply = providers().ask(&openai(&provider.base_url()), None, &question(), &heard).await.unwrap();
    assert_eq!((reply.text.as_str(), heard.pieces()), ("Here.", vec!["Here.".to_owned()]));
    assert_eq!(reply.usage.unwrap().total_tokens, 18);
    assert_eq!(provider.asked()[0].authorization, "");
}

#[tokio::test]
async fn calls_are_put_together_from_their_pieces_and_their_results_sent_back() {
    let provider = Provider::open(|asked, _| {
        if asked.is_after_tool() { Play::Say("Done.".to_owned()) } else { Play::Call("order", json!({ "id": 7 })) }
    })
    .await;
    let (providers, config) = (providers(), openai(&provider.base_url()));
    let mut ask = question();
    let parameters = json!({ "type": "object" });
    ask.tools = vec![AskTool { name: "order".to_owned(), description: "Finds one.".to_owned(), parameters }];
    let reply = providers.ask(&config, None, &ask, &Deaf).await.unwrap();
    let call = ToolCall { id: "call_1".to_owned(), name: "order".to_owned(), arguments: json!({ "id": 7 }) };
    assert_eq!((reply.text.as_str(), &reply.calls), ("", &vec![call]));
    ask.messages.push(AskMessage::Agent { text: reply.text, calls: reply.calls });
    ask.messages.push(AskMessage::ToolResult { call: "call_1".to_owned(), text: "{}".to_owned() });
    assert_eq!(providers.ask(&config, None, &ask, &Deaf).await.unwrap().text, "Done.");
    let asked = provider.asked()[1].body.clone();
    let function = json!({ "name": "order", "arguments": r#"{"id":7}"# });
    assert_eq!(
        asked["messages"][2]["tool_calls"][0],
        json!({ "id": "call_1", "type": "function", "function": function })
    );
    assert_eq!(asked["messages"][3], json!({ "role": "tool", "content": "{}", "tool_call_id": "call_1" }));
    assert_eq!(asked["tools"][0]["function"]["name"], "order");
}

#[tokio::test]
async fn servers_with_habits_of_their_own_are_understood() {
    for (body, text, calls) in [
        // No ids, no times, null where nothing is said, a reason that nobody knows, and no word for the end.
        (r#"{"choices":[{"delta":{"content":"a","tool_calls":null},"finish_reason":"eos"}],"usage":"none"}"#, "a", 0),
        (r#"{"choices":[{"delta":{"content":null,"refusal":"No."},"finish_reason":"stop"}]}"#, "No.", 0),
        // Calls without indexes, and with arguments as JSON itself.
        (
            r#"{"choices":[{"delta":{"tool_calls":[{"id":"x","function":{"name":"a","arguments":{"b":1}}},{"function":{"name":"c"}}]},"finish_reason":"tool_calls"}]}"#,
            "",
            2,
        ),
    ] {
        let provider = Provider::open(move |_, _| {
            Play::Raw("text/event-stream; charset=utf-8", format!(": hi\n\ndata: {body}\n\n"))
        })
        .await;
        let reply = ask(&provider).await.unwrap();
        assert_eq!((reply.text.as_str(), reply.calls.len()), (text, calls), "{body}");
        if let [first, second] = &reply.calls[..] {
            assert_eq!((&first.arguments, &second.arguments), (&json!({ "b": 1 }), &json!({})));
            assert_eq!((first.id.as_str(), second.id.as_str()), ("x", "call_1"));
        }
    }
}

#[tokio::test]
async fn what_goes_wrong_has_a_word_and_says_whether_to_try_again() {
    let error = |message: &str| json!({ "error": { "message": message, "type": "bad_thing", "code": null } });
    let echo = error("no sk-very-secret here");
    let cases = [
        (Play::Status(500, "", error("boom")), "provider_unavailable", true),
        (Play::Status(503, "", json!("not even an object")), "provider_unavailable", true),
        (Play::Status(429, "", error("slow down")), "provider_rate_limited", true),
        (Play::Status(401, "", echo.clone()), "provider_refused", false),
        (Play::Status(403, "", echo.clone()), "provider_refused", false),
        (Play::Status(400, "", echo.clone()), "provider_refused", false),
        (Play::Status(404, "", echo), "provider_refused", false),
        (Play::Cut("I am about to".to_owned()), "provider_unavailable", true),
        (Play::Breaks, "provider_unavailable", true),
        (
            Play::Raw("text/event-stream", "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n".to_owned()),
            "provider_unavailable",
            true,
        ),
        (Play::Raw("text/event-stream", "data: what?\n\n".to_owned()), "provider_answer", true),
        (Play::Raw("text/html", "<html>".to_owned()), "provider_answer", true),
        (Play::Raw("application/json", "{}".to_owned()), "provider_answer", true),
    ];
    for (play, code, retryable) in cases {
        let told = play.clone();
        let provider = Provider::open(move |_, _| told.clone()).await;
        let failure = ask(&provider).await.unwrap_err();
        assert_eq!((failure.code.as_str(), failure.retryable), (code, retryable), "{play:?}: {failure}");
        assert!(!failure.message.contains("sk-very"), "{failure}");
        if let Play::Status(400, ..) = play {
            assert_eq!(failure.message, "the provider answered 400 Bad Request (bad_thing): no [redacted] here");
        }
    }
}

#[tokio::test]
async fn a_provider_that_is_not_there_or_not_allowed_is_a_failure() {
    let gone = {
        let provider = Provider::open(|_, _| Play::Breaks).await;
        provider.base_url()
    };
    let failure = providers().ask(&openai(&gone), None, &question(), &Deaf).await.unwrap_err();
    assert_eq!((failure.code.as_str(), failure.retryable), ("provider_unavailable", true));
    assert_eq!(failure.message, "the provider did not answer", "the cause is for the log");
    let failure = providers().ask(&openai("http://10.0.0.1/v1"), None, &question(), &Deaf).await.unwrap_err();
    assert_eq!((failure.code.as_str(), failure.retryable), ("refused_address", false));
}

#[tokio::test]
async fn a_server_of_tokens_that_fails_is_asked_again_and_one_that_refuses_is_not() {
    let provider = Provider::open(|_, _| Play::Say("Here.".to_owned())).await;
    for (status, code, retryable) in [(503, "provider_unavailable", true), (401, "provider_refused", false)] {
        let tokens = status_server(status).await;
        let credential = CredentialValue::OAuth2ClientCredentials {
            client_id: "c".to_owned(),
            client_secret: SecretText::new("hush".to_owned()),
            token_url: tokens,
            scope: None,
        };
        let asked = openai(&provider.base_url());
        let failure = providers().ask(&asked, Some(&credential), &question(), &Deaf).await.unwrap_err();
        assert_eq!((failure.code.as_str(), failure.retryable), (code, retryable), "{failure:?}");
        assert!(failure.message.starts_with("no access token: "), "{failure:?}");
    }
    assert!(provider.asked().is_empty(), "nobody asks without a token");
}

/// Answers its one request with this status; the URL.
async fn status_server(status: u16) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/token", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut asked = [0; 4096];
        let _ = stream.read(&mut asked).await.unwrap();
        let answer = format!("HTTP/1.1 {status} No\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
        stream.write_all(answer.as_bytes()).await.unwrap();
    });
    url
}

#[tokio::test]
async fn a_provider_that_asks_for_a_pause_gets_it() {
    for (header, least, most) in [("retry-after: 1", 900, 20_000), ("retry-after: 3600", 0, 20_000)] {
        let provider = Provider::open(move |_, _| Play::Status(429, header, json!({}))).await;
        let started = Instant::now();
        let failure = ask(&provider).await.unwrap_err();
        let took = started.elapsed();
        assert_eq!(failure.code, "provider_rate_limited");
        assert!((Duration::from_millis(least)..Duration::from_millis(most)).contains(&took), "{took:?} for {header}");
    }
}

#[tokio::test]
async fn whoever_goes_away_closes_the_connection() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("http://{}/v1", listener.local_addr().unwrap());
    let asking = tokio::spawn(async move { providers().ask(&openai(&base_url), None, &question(), &Deaf).await });
    let (mut connection, _) = listener.accept().await.unwrap();
    let mut begin = [0; 32];
    connection.read_exact(&mut begin).await.unwrap();
    assert_eq!(&begin, b"POST /v1/chat/completions HTTP/1");
    asking.abort();
    let mut rest = Vec::new();
    let ended = connection.read_to_end(&mut rest);
    let _ = tokio::time::timeout(Duration::from_mins(1), ended).await.expect("the connection is closed");
}

#[test]
fn a_bound_is_named_as_the_server_knows_it() {
    for (base, old) in [
        ("https://api.openai.com/v1", false),
        ("https://mine.openai.azure.com/openai/v1", false),
        ("https://api.openai.com.example.com/v1", true),
        ("http://localhost:11434/v1", true),
    ] {
        let body = openai::body_of(base, &question());
        assert_eq!(
            (body.get("max_tokens").is_some(), body.get("max_completion_tokens").is_some()),
            (old, !old),
            "{base}"
        );
    }
}

#[tokio::test]
async fn faults_of_a_configuration_are_found_before_it_is_stored() {
    let providers = providers();
    let faults = |config: ProviderConfig| {
        providers
            .check(&config)
            .into_iter()
            .map(|fault| format!("{} {}", fault.pointer, fault.code))
            .collect::<Vec<_>>()
    };
    assert_eq!(faults(openai("https://api.example.com/v1")), [] as [&str; 0]);
    for (base_url, expect) in [
        ("ftp://example.com", "/base_url invalid_url"),
        ("example.com/v1", "/base_url invalid_url"),
        ("https://name:password@example.com/v1", "/base_url secret_in_config"),
        ("https://example.com/v1#here", "/base_url invalid_url"),
    ] {
        assert_eq!(faults(openai(base_url)), [expect], "{base_url}");
    }
    let bad = ProviderConfig::OpenAi {
        base_url: "https://example.com".to_owned(),
        model: " ".to_owned(),
        credential: None,
        temperature: Some(f64::NAN),
        max_tokens: Some(0),
    };
    assert_eq!(faults(bad), ["/model required", "/temperature out_of_range", "/max_tokens out_of_range"]);
    let mut with_tool = rule("query ==", Some("{{ nodes.a }} {{ wrong }}"));
    with_tool.tool = Some(RuleTool {
        name: "t".to_owned(),
        arguments: json!({ "a/b": ["{{ tool }}"] }).as_object().cloned().unwrap(),
    });
    let after = Rule { reply: Some("{{ tool.total }}".to_owned()), ..with_tool.clone() };
    let rules = vec![with_tool, Rule { when: "true".to_owned(), ..after }, rule("tool.total > 1", Some("{{ tool }}"))];
    let scripted = ProviderConfig::Scripted { rules, template: Some("{{ query".to_owned()) };
    assert_eq!(
        faults(scripted),
        [
            "/rules/0/when expression",
            "/rules/0/reply unknown_name",
            "/rules/0/tool/arguments/a~1b/0 unknown_name",
            "/rules/1/tool/arguments/a~1b/0 unknown_name",
            "/rules/2/when unknown_name",
            "/rules/2/reply unknown_name",
            "/template expression",
        ]
    );
    assert_eq!(providers.check_template("{{ agent.name }} {{ sender }}").len(), 1);
    assert_eq!(providers.check_template("{{ agent.name }}: {{ inputs.a }}").len(), 0);
}

fn rule(when: &str, reply: Option<&str>) -> Rule {
    Rule { when: when.to_owned(), reply: reply.map(str::to_owned), then: TurnOutcome::Continue, tool: None }
}

#[tokio::test]
async fn rules_answer_in_their_order_and_the_template_where_none_matches() {
    let rules = vec![
        Rule {
            then: TurnOutcome::Escalate,
            ..rule("'person' in query|lower", Some("One moment, {{ agent.config.tone }} sir."))
        },
        Rule { then: TurnOutcome::Complete, ..rule("query == 'bye' and messages|length > 1", None) },
        rule("messages and messages[-1].sender == 'agent' and query == 'again'", Some("{{ messages[-1].content }}")),
    ];
    let template = Some("You said {{ query }} about {{ inputs.order }}.".to_owned());
    let config = ProviderConfig::Scripted { rules, template };
    let providers = providers();
    let before =
        [AskMessage::User("hi".to_owned()), AskMessage::Agent { text: "Hello!".to_owned(), calls: Vec::new() }];
    for (query, text, outcome) in [
        ("A PERSON please", "One moment, kind sir.", TurnOutcome::Escalate),
        ("bye", "", TurnOutcome::Complete),
        ("again", "Hello!", TurnOutcome::Continue),
        ("hm", "You said hm about 7.", TurnOutcome::Continue),
    ] {
        let mut ask = question();
        ask.messages = before.iter().cloned().chain([AskMessage::User(query.to_owned())]).collect();
        ask.context.insert("query".to_owned(), query.into());
        let heard = Heard::default();
        let reply = providers.ask(&config, None, &ask, &heard).await.unwrap();
        assert_eq!((reply.text.as_str(), reply.outcome), (text, outcome));
        assert_eq!(heard.pieces().concat(), text);
    }
    let long = ProviderConfig::Scripted { rules: Vec::new(), template: Some("word ".repeat(100)) };
    let heard = Heard::default();
    providers.ask(&long, None, &question(), &heard).await.unwrap();
    assert_eq!(heard.pieces().len(), 8);
}

#[tokio::test]
async fn a_rule_runs_its_tool_first_and_says_what_came_of_it() {
    let arguments = json!({ "id": "{{ inputs.order }}", "note": "for {{ agent.name }}" });
    let tool = RuleTool { name: "order".to_owned(), arguments: arguments.as_object().cloned().unwrap() };
    let rules = vec![Rule { tool: Some(tool), ..rule("true", Some("It costs {{ tool.total }}.")) }];
    let (providers, config) = (providers(), ProviderConfig::Scripted { rules, template: None });
    let mut ask = question();
    let reply = providers.ask(&config, None, &ask, &Deaf).await.unwrap();
    let call = ToolCall {
        id: "rule".to_owned(),
        name: "order".to_owned(),
        arguments: json!({ "id": 7, "note": "for Support" }),
    };
    assert_eq!((reply.text.as_str(), &reply.calls), ("", &vec![call]));
    ask.context.insert("tool".to_owned(), json!({ "total": 12 }));
    assert_eq!(providers.ask(&config, None, &ask, &Deaf).await.unwrap().text, "It costs 12.");
}

#[tokio::test]
async fn an_expression_that_fails_is_a_failure_that_no_repetition_mends() {
    let config = ProviderConfig::Scripted { rules: Vec::new(), template: Some("{{ inputs.missing }}".to_owned()) };
    let failure = providers().ask(&config, None, &question(), &Deaf).await.unwrap_err();
    assert_eq!((failure.code.as_str(), failure.retryable), ("expression", false));
    let failure = providers().render("{{ inputs.missing }}", &question().context).unwrap_err();
    assert_eq!(failure.code, "expression");
    assert_eq!(providers().render("{{ inputs }}", &question().context).unwrap(), r#"{"order":7}"#);
}
