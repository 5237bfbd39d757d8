//! Pages over ports in memory: what people see, and what becomes of what they enter.

use std::sync::Arc;

use poem::http::Uri;
use serde_json::json;

use super::*;
use crate::domain::{
    form::{Choice, NewForm},
    limits::LimitSettings,
    testing::{Fakes, owner},
};

const XSS: &str = "\"><script>alert('x')</script>&amp;";

struct Bed {
    fakes: Arc<Fakes>,
    forms: FormService,
    pages: FormPages,
}

fn bed() -> Bed {
    let fakes = Fakes::new();
    let forms = FormService::new(fakes.clone(), fakes.clone(), fakes.clone(), fakes.clone());
    let limits = LimitService::new(LimitSettings::default(), fakes.clone());
    Bed { pages: FormPages::new(forms.clone(), limits, 2_000), forms, fakes }
}

fn choice(value: &str) -> Choice {
    Choice { value: value.to_owned(), label: format!("{value}!") }
}

/// One field of each kind, and a text that must be filled in.
fn fields() -> Vec<Field> {
    let field = |kind: FieldKind| {
        let name = serde_json::to_value(kind).unwrap();
        let options = if kind.chooses() { vec![choice("a"), choice("b")] } else { Vec::new() };
        Field { options, help: Some("Help.".to_owned()), ..Field::new(name.as_str().unwrap(), kind) }
    };
    let mut all: Vec<Field> = FieldKind::ALL.into_iter().map(field).collect();
    all.push(Field { required: true, ..Field::new("needed", FieldKind::Text) });
    all
}

impl Bed {
    async fn form(&self, public: bool, fields: Vec<Field>) -> String {
        let new = NewForm { name: "A form".to_owned(), description: "What for?".to_owned(), public, fields };
        self.forms.create(owner(), new).await.unwrap().id.spelled()
    }

    async fn send(&self, method: Method, path: &str, body: &str) -> (StatusCode, Response, String) {
        let uri: Uri = path.parse().unwrap();
        let request = Request::builder().method(method).uri(uri).content_type(URLENCODED).body(body.to_owned());
        let mut response = self.pages.answer(request).await;
        let text = response.take_body().into_string().await.unwrap();
        (response.status(), response, text)
    }
}

#[tokio::test]
async fn every_control_has_a_label_and_what_describes_it_is_there() {
    let bed = bed();
    let id = bed.form(true, fields()).await;
    for (method, body) in [(Method::GET, ""), (Method::POST, "email=nobody&number=x&radio=c&multiselect=c&url=x")] {
        let (_, _, page) = bed.send(method, &format!("/forms/{id}"), body).await;
        let mut controls = 0;
        for tag in
            page.split('<').filter(|tag| ["input ", "select ", "textarea "].iter().any(|name| tag.starts_with(name)))
        {
            if tag.contains("type=\"hidden\"") {
                continue;
            }
            controls += 1;
            let id = attribute(tag, "id").unwrap();
            assert!(page.contains(&format!("<label for=\"{id}\">")), "{id} has no label in {page}");
        }
        assert_eq!(controls, 17, "{page}");
        for described in
            page.split("aria-describedby=\"").skip(1).flat_map(|rest| rest.split('"').next().unwrap().split(' '))
        {
            assert!(page.contains(&format!("id=\"{described}\"")), "{described} is not in {page}");
        }
        assert_eq!(page.matches("<fieldset").count(), page.matches("<legend>").count());
        let ids: Vec<&str> = page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        assert!(ids.iter().all(|id| ids.iter().filter(|other| other == &id).count() == 1), "{ids:?}");
    }
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()
}

#[tokio::test]
async fn faults_are_summed_up_with_links_and_what_was_entered_is_kept() {
    let bed = bed();
    let id = bed.form(true, fields()).await;
    let body = "text=kept&email=nobody&radio=b&multiselect=a&select=b&checkbox=true&textarea=%0D%0Atwo%0D%0Alines&hidden=x&radio=c";
    let (status, _, page) = bed.send(Method::POST, &format!("/forms/{id}"), body).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("<title>Error: A form</title>"));
    assert!(page.contains("role=\"alert\" tabindex=\"-1\" autofocus"));
    let links: Vec<&str> = page.split("<a href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(links, ["f2", "f9-0", "f15"]);
    for target in links {
        assert!(page.contains(&format!("id=\"{target}\"")), "{target} is not in {page}");
    }
    for part in [
        "name=\"text\" value=\"kept\"",
        "name=\"email\" value=\"nobody\" autocomplete=\"email\" aria-invalid=\"true\" aria-describedby=\"f2-help f2-error\"",
        "name=\"checkbox\" value=\"true\" checked",
        "<option value=\"b\" selected>",
        "name=\"multiselect\" value=\"a\" checked",
        "\ntwo\r\nlines</textarea>",
        "Must be an email address, such as name@example.com</span>",
        "Needed — must be filled in</a>",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    assert!(bed.fakes.records().submissions.is_empty());
}

#[tokio::test]
async fn a_good_submission_is_stored_and_leads_to_thanks() {
    let bed = bed();
    let mut all = fields();
    // What is not ticked is not sent: a default must not tick it again.
    for field in &mut all {
        field.default = match field.kind {
            FieldKind::Checkbox => Some(json!(true)),
            FieldKind::Multiselect => Some(json!(["a"])),
            FieldKind::Number => Some(json!(7)),
            _ => None,
        };
    }
    let id = bed.form(true, all).await;
    let (_, _, page) = bed.send(Method::GET, &format!("/forms/{id}?text=from+query&select=b"), "").await;
    for part in [
        "value=\"from query\"",
        "<option value=\"b\" selected>",
        "name=\"checkbox\" value=\"true\" checked",
        "value=\"7\"",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    let (status, response, _) =
        bed.send(Method::POST, &format!("/forms/{id}"), "needed=a+b&integer=5&email=&number=").await;
    assert_eq!(
        (status, &response.headers()["location"]),
        (StatusCode::SEE_OTHER, &HeaderValue::from_str(&format!("{id}/thanks")).unwrap())
    );
    let data = Value::Object(bed.fakes.records().submissions[0].data.clone());
    for (name, expect) in [
        ("needed", json!("a b")),
        ("integer", json!(5)),
        ("email", json!(null)),
        ("number", json!(null)),
        ("checkbox", json!(false)),
        ("multiselect", json!([])),
    ] {
        assert_eq!(data[name], expect, "{name}");
    }
    let (status, _, page) = bed.send(Method::GET, &format!("/forms/{id}/thanks"), "").await;
    assert!(status == StatusCode::OK && page.contains("role=\"status\""), "{page}");
}

#[tokio::test]
async fn whatever_is_written_into_a_form_or_its_fields_comes_out_as_text() {
    let bed = bed();
    let hostile = |kind: FieldKind| Field {
        label: XSS.to_owned(),
        help: Some(XSS.to_owned()),
        placeholder: kind.writes().then(|| XSS.to_owned()).filter(|_| kind != FieldKind::Hidden),
        options: if kind.chooses() {
            vec![Choice { value: XSS.to_owned(), label: XSS.to_owned() }]
        } else {
            Vec::new()
        },
        ..Field::new(format!("f{}", kind as u8), kind)
    };
    let fields: Vec<Field> = FieldKind::ALL.into_iter().map(hostile).collect();
    let entered = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields.iter().map(|field| (&field.name, "</textarea><script>\"'")))
        .finish();
    let new = NewForm { name: XSS.to_owned(), description: XSS.to_owned(), public: true, fields };
    let id = bed.forms.create(owner(), new).await.unwrap().id.spelled();
    for (method, query, body) in
        [(Method::GET, "", ""), (Method::POST, "", entered.as_str()), (Method::GET, &*format!("?{entered}"), "")]
    {
        let (_, _, page) = bed.send(method, &format!("/forms/{id}{query}"), body).await;
        assert!(!page.contains("<script") && !page.contains("alert('x')"), "{page}");
        assert!(page.contains("&lt;script&gt;"), "{page}");
        assert_eq!(page.matches("<textarea").count(), page.matches("</textarea>").count(), "{page}");
    }
}

#[tokio::test]
async fn what_is_no_public_form_is_the_same_page_and_the_rest_is_refused() {
    let bed = bed();
    let (id, private) = (bed.form(true, fields()).await, bed.form(false, fields()).await);
    let (status, _, unknown) = bed.send(Method::GET, &format!("/forms/{}", FormId::new().spelled()), "").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    for path in [
        private.as_str(),
        &format!("{private}/thanks"),
        "x",
        "",
        &format!("{id}/"),
        &format!("{id}/more"),
        &id.to_uppercase(),
    ] {
        for method in [Method::GET, Method::POST, Method::DELETE] {
            let (status, _, page) = bed.send(method, &format!("/forms/{path}"), "needed=x").await;
            assert_eq!((status, &page), (StatusCode::NOT_FOUND, &unknown), "{path}");
        }
    }
    for (method, path, allow) in [
        (Method::DELETE, format!("/forms/{id}"), "GET, HEAD, POST"),
        (Method::POST, format!("/forms/{id}/thanks"), "GET, HEAD"),
    ] {
        let (status, response, _) = bed.send(method, &path, "").await;
        assert_eq!((status.as_u16(), &response.headers()["allow"]), (405, &HeaderValue::from_static(allow)));
    }
    let (status, ..) = bed.send(Method::POST, &format!("/forms/{id}"), &format!("needed={}", "x".repeat(2_000))).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    let json = Request::builder()
        .method(Method::POST)
        .uri(format!("/forms/{id}").parse().unwrap())
        .content_type("application/json")
        .body("{}");
    assert_eq!(bed.pages.answer(json).await.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert!(bed.fakes.records().submissions.is_empty());
}

#[tokio::test]
async fn visitors_count_against_their_addresses() {
    let bed = bed();
    let id = bed.form(true, fields()).await;
    let settings = LimitSettings { per_address: 2, ..LimitSettings::default() };
    let pages = FormPages::new(bed.forms.clone(), LimitService::new(settings, bed.fakes.clone()), 2_000);
    let send = async |address: &str| {
        let mut request = Request::builder().uri(format!("/forms/{id}").parse().unwrap()).finish();
        request.extensions_mut().insert(Facts::new(address.parse().unwrap()));
        pages.answer(request).await
    };
    // Within one minute of the clock or across two: of five, two minutes let four through at most.
    let mut last = send("192.0.2.1").await;
    for _ in 0..4 {
        last = send("192.0.2.1").await;
        if last.status() == StatusCode::TOO_MANY_REQUESTS {
            break;
        }
    }
    assert_eq!(last.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(last.headers().contains_key("retry-after") && last.content_type() == Some("text/html; charset=utf-8"));
    assert_eq!(send("192.0.2.2").await.status(), StatusCode::OK);
}

#[tokio::test]
async fn browsers_are_told_to_load_nothing_and_the_style_has_the_hash_that_they_are_told() {
    let bed = bed();
    let id = bed.form(true, fields()).await;
    for (method, path) in [(Method::GET, id.as_str()), (Method::POST, &id), (Method::GET, "none")] {
        let (_, response, page) = bed.send(method, &format!("/forms/{path}"), "").await;
        let policy = response.headers()["content-security-policy"].to_str().unwrap();
        let style = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
        let hash = BASE64_STANDARD.encode(Sha256::digest(style));
        assert!(
            policy.contains("default-src 'none'") && policy.contains(&format!("style-src 'sha256-{hash}'")),
            "{policy}"
        );
        assert!(!policy.contains("unsafe") && !page.contains(" style=") && !page.contains("<script"));
        for (name, value) in
            [("x-content-type-options", "nosniff"), ("referrer-policy", "no-referrer"), ("x-frame-options", "DENY")]
        {
            assert_eq!(response.headers()[name], value);
        }
    }
}
