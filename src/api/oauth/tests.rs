//! The standards' requests, byte for byte where they print them.

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use generated::oauth::{SCHEMAS, types as wire};

use crate::{
    api::testing::{Answer, Bed, bed},
    domain::clients::NewOAuthClient,
};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

struct Client {
    bed: Bed,
    id: String,
    secret: String,
}

async fn client(scopes: &[&str]) -> Client {
    let bed = bed();
    let scopes = scopes.iter().map(ToString::to_string).collect();
    let new = NewOAuthClient { name: "c".to_owned(), unit: None, scopes };
    let made = bed.services().clients.issue(bed.owner, new).await.unwrap();
    Client { bed, id: made.client.id.to_string(), secret: made.secret.reveal().to_owned() }
}

impl Client {
    fn basic(&self) -> String {
        format!("Basic {}", BASE64.encode(format!("{}:{}", self.id, self.secret)))
    }

    async fn send(&self, path: &str, authorization: Option<&str>, form: &str) -> Answer {
        let mut headers = vec![FORM];
        headers.extend(authorization.map(|value| ("authorization", value)));
        let answer = self.bed.send("POST", path, &headers, form).await;
        assert_eq!(answer.headers["cache-control"], "no-store");
        assert_eq!(answer.headers["pragma"], "no-cache");
        answer
    }

    async fn token(&self, form: &str) -> wire::TokenResponse {
        let answer = self.send("/oauth/token", Some(&self.basic()), form).await;
        assert_eq!(answer.status, 200, "{}", answer.json());
        answer.keeps(&SCHEMAS, "/components/schemas/TokenResponse")
    }
}

fn refused(answer: &Answer, status: u16, code: &str) {
    assert_eq!(answer.status, status, "{}", answer.json());
    let error: wire::Error = answer.keeps(&SCHEMAS, "/components/schemas/Error");
    assert_eq!(error.error.as_str(), code, "{}", error.error_description);
    let challenge = answer.headers.get("www-authenticate").map(|value| value.to_str().unwrap().to_owned());
    assert_eq!(challenge.as_deref(), (status == 401).then_some("Basic realm=\"switchyard\""));
}

#[tokio::test]
async fn a_client_proves_who_it_is_in_the_header_or_in_the_form() {
    let client = client(&["workflows:read", "jobs:run"]).await;
    let (id, secret, basic) = (client.id.clone(), client.secret.clone(), client.basic());
    let escaped = format!("{}:{}", id.replace('-', "%2D"), secret.replace('_', "%5F"));
    let wrong = format!("Basic {}", BASE64.encode(format!("{id}:{secret}x")));
    let post = format!("client_id={id}&client_secret={secret}");
    let grant = "grant_type=client_credentials";
    for (authorization, form, expect) in [
        (Some(basic.as_str()), grant.to_owned(), Ok(())),
        (Some(basic.replacen("Basic", "bAsIc", 1).as_str()), grant.to_owned(), Ok(())),
        (Some(format!("Basic {}", BASE64.encode(escaped)).as_str()), grant.to_owned(), Ok(())),
        (None, format!("{grant}&{post}"), Ok(())),
        (None, format!("{grant}&{}", post.replace('-', "%2d")), Ok(())),
        // The id again is no second proof; an empty parameter is an absent one; what is unknown is read over.
        (Some(basic.as_str()), format!("{grant}&client_id={id}"), Ok(())),
        (Some(basic.as_str()), format!("{grant}&client_secret=&scope=&x=1&x=2"), Ok(())),
        (Some(basic.as_str()), format!("{grant}&{post}"), Err((400, "invalid_request"))),
        (Some(basic.as_str()), format!("{grant}&client_id=other"), Err((400, "invalid_request"))),
        (Some(wrong.as_str()), grant.to_owned(), Err((401, "invalid_client"))),
        (Some("Basic %%%"), grant.to_owned(), Err((401, "invalid_client"))),
        (Some("Basic eA=="), grant.to_owned(), Err((401, "invalid_client"))),
        (Some("Bearer sy_x"), grant.to_owned(), Err((401, "invalid_client"))),
        (None, grant.to_owned(), Err((401, "invalid_client"))),
        (None, format!("{grant}&client_id={id}"), Err((401, "invalid_client"))),
        (None, format!("{grant}&client_id={id}&client_secret=nope"), Err((401, "invalid_client"))),
        (Some(basic.as_str()), String::new(), Err((400, "invalid_request"))),
        (Some(basic.as_str()), "grant_type=".to_owned(), Err((400, "invalid_request"))),
        (Some(basic.as_str()), format!("{grant}&{grant}"), Err((400, "invalid_request"))),
        (Some(basic.as_str()), format!("{grant}&scope=jobs:run&scope=jobs:run"), Err((400, "invalid_request"))),
        (Some(basic.as_str()), "grant_type=password".to_owned(), Err((400, "unsupported_grant_type"))),
        (Some(basic.as_str()), "grant_type=authorization_code&code=x".to_owned(), Err((400, "unsupported_grant_type"))),
        (Some(basic.as_str()), format!("{grant}&scope=admin"), Err((400, "invalid_scope"))),
        (Some(basic.as_str()), format!("{grant}&scope=%22"), Err((400, "invalid_scope"))),
    ] {
        let answer = client.send("/oauth/token", authorization, &form).await;
        match expect {
            Ok(()) => assert_eq!(answer.status, 200, "{form}: {}", answer.json()),
            Err((status, code)) => refused(&answer, status, code),
        }
    }
}

#[tokio::test]
async fn a_token_says_what_it_may_do_and_opens_that() {
    let client = client(&["workflows:read", "jobs:run"]).await;
    let all = client.token("grant_type=client_credentials").await;
    assert_eq!((all.expires_in, all.scope.as_str()), (3_600, "workflows:read jobs:run"));
    let narrow = client.token("grant_type=client_credentials&scope=jobs%3Arun").await;
    assert_eq!(narrow.scope, "jobs:run");
    for (token, status) in [(&all, 200), (&narrow, 403)] {
        let bearer = format!("Bearer {}", token.access_token);
        let answer = client.bed.send("GET", "/yourapp/v1/workflows", &[("authorization", &bearer)], "").await;
        assert_eq!(answer.status, status, "{}", answer.json());
    }
}

#[tokio::test]
async fn a_token_is_asked_about_and_ended() {
    let client = client(&["workflows:read"]).await;
    let token = client.token("grant_type=client_credentials").await.access_token;
    let basic = client.basic();
    let ask = async |token: &str| {
        let answer = client.send("/oauth/introspect", Some(&basic), &format!("token={token}")).await;
        assert_eq!(answer.status, 200, "{}", answer.json());
        answer.keeps::<wire::Introspection>(&SCHEMAS, "/components/schemas/Introspection");
        answer.json()
    };
    let seen = ask(&token).await;
    assert_eq!((&seen["active"], &seen["client_id"]), (&true.into(), &client.id.as_str().into()));
    assert_eq!(seen["exp"].as_i64().unwrap() - seen["iat"].as_i64().unwrap(), 3_600);
    for (form, status) in [
        (format!("token={token}&token_type_hint=refresh_token"), 200),
        (format!("token={token}"), 200),
        ("token=unknown".to_owned(), 200),
        ("token=".to_owned(), 400),
        (String::new(), 400),
    ] {
        let answer = client.send("/oauth/revoke", Some(&basic), &form).await;
        assert_eq!(answer.status, status, "{form}: {}", answer.json());
    }
    let nothing = serde_json::json!({"active": false});
    assert_eq!(ask(&token).await, nothing);
    assert_eq!(ask("unknown").await, nothing);
    for path in ["/oauth/revoke", "/oauth/introspect"] {
        refused(&client.send(path, None, &format!("token={token}")).await, 401, "invalid_client");
    }
}

#[tokio::test]
async fn metadata_names_the_host_of_the_request() {
    let bed = bed();
    let path = "/.well-known/oauth-authorization-server";
    for (host, expect) in [
        ("auth.example.com", Some("http://auth.example.com")),
        ("127.0.0.1:8080", Some("http://127.0.0.1:8080")),
        ("[::1]:8080", Some("http://[::1]:8080")),
        ("user@evil.example", None),
        ("a b", None),
        ("x/y?z", None),
    ] {
        let answer = bed.send("GET", path, &[("host", host)], "").await;
        let Some(expect) = expect else {
            refused(&answer, 400, "invalid_request");
            continue;
        };
        assert_eq!(answer.status, 200, "{}", answer.json());
        let metadata: wire::AuthorizationServerMetadata =
            answer.keeps(&SCHEMAS, "/components/schemas/AuthorizationServerMetadata");
        assert_eq!(metadata.issuer, expect);
        assert_eq!(metadata.token_endpoint, format!("{expect}/oauth/token"));
        assert_eq!(metadata.scopes_supported.len(), crate::domain::identity::SCOPES.len());
    }
}

#[tokio::test]
async fn everything_below_the_prefix_is_refused_in_the_standards_words() {
    let client = client(&["admin"]).await;
    refused(&client.bed.send("POST", "/oauth/nowhere", &[FORM], "").await, 404, "invalid_request");
    let wrong = client.bed.send("GET", "/oauth/token", &[], "").await;
    refused(&wrong, 405, "invalid_request");
    assert_eq!(wrong.headers["allow"], "POST");
    let json = r#"{"grant_type": "client_credentials"}"#;
    refused(&client.bed.send("POST", "/oauth/token", &[], json).await, 400, "invalid_request");
    let large = format!("grant_type=client_credentials&x={}", "y".repeat(20_000));
    refused(&client.send("/oauth/token", Some(&client.basic()), &large).await, 413, "invalid_request");
}
