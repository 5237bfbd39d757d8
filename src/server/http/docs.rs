//! Swagger UI under `/docs/`, and the documents that it reads.
//!
//! Nothing here makes a browser leave this origin: the page, its scripts and its styles are in the binary, the validator badge is off,
//! and the content security policy says the same once more.

use std::{borrow::Cow, path::Path, sync::Arc};

use poem::{
    Body, Response,
    http::{HeaderValue, StatusCode, header},
};
use utoipa_swagger_ui::{Config, Url};

use super::problem;
use crate::server::documents::{self, DOCUMENTS, Document, EVERY_API};

/// Scripts from here alone; the page's framework writes style attributes and draws its icons from `data:`.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
                      font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The page itself, and what Swagger UI's styles and controls lack, are ours; all else is its own.
const PAGE: &str = include_str!("docs/index.html");
const STYLE: &str = include_str!("docs/switchyard.css");
const SCRIPT: &str = include_str!("docs/switchyard.js");

const JSON: &str = "application/json";
const YAML: &str = "application/yaml";

/// The page's configuration.
pub(super) struct Docs {
    config: Arc<Config<'static>>,
}

impl Docs {
    /// One entry for every API, one for each.
    pub(super) fn new() -> Self {
        let mut urls: Vec<Url<'static>> = vec![Url::with_primary("Every API", "/openapi.json", true)];
        urls.extend(DOCUMENTS.iter().map(|document| Url::new(document.title, path(document))));
        let config = Config::new(urls)
            .persist_authorization(true)
            .try_it_out_enabled(true)
            .display_request_duration(true)
            .display_operation_id(true)
            .filter(true)
            .doc_expansion("list")
            // Otherwise a badge would send the document's address to a server on the internet.
            .validator_url("none");
        Self { config: Arc::new(config) }
    }

    /// A file below `/docs/`.
    pub(super) fn file(&self, name: &str) -> Response {
        match name {
            "" | "index.html" => return answer("text/html", Body::from(PAGE)),
            "switchyard.css" => return answer("text/css", Body::from(STYLE)),
            "switchyard.js" => return answer("text/javascript", Body::from(SCRIPT)),
            _ => {}
        }
        // Source maps are for those who change the page.
        if Path::new(name).extension().is_some_and(|extension| extension == "map") {
            return problem::unknown_path();
        }
        match utoipa_swagger_ui::serve(name, Arc::clone(&self.config)) {
            Ok(Some(file)) => {
                let body = match file.bytes {
                    Cow::Borrowed(bytes) => Body::from(bytes),
                    Cow::Owned(bytes) => Body::from(bytes),
                };
                let mut response = answer(&file.content_type, body);
                if file.gzpipped {
                    response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
                }
                response
            }
            Ok(None) => problem::unknown_path(),
            Err(error) => {
                tracing::error!(%error, "Swagger UI's file `{name}` cannot be made");
                problem::internal()
            }
        }
    }
}

/// `/openapi.json`.
pub(super) fn every_api() -> Response {
    answer(JSON, Body::from(EVERY_API))
}

/// `/openapi/<surface>.json` and `.yaml`.
pub(super) fn document(file: &str) -> Response {
    let Some((surface, extension)) = file.rsplit_once('.') else { return problem::unknown_path() };
    match (documents::find(surface), extension) {
        (Some(document), "json") => answer(JSON, Body::from(document.json)),
        (Some(document), "yaml") => answer(YAML, Body::from(document.yaml)),
        _ => problem::unknown_path(),
    }
}

/// To a path of ours; relative, so that it holds behind whatever stands in front.
pub(super) fn redirect(to: &'static str) -> Response {
    Response::builder().status(StatusCode::TEMPORARY_REDIRECT).header(header::LOCATION, to).finish()
}

fn path(document: &Document) -> &'static str {
    // Few, once, for the life of the process: the page's configuration wants them so.
    Box::leak(format!("/openapi/{}.json", document.surface).into_boxed_str())
}

fn answer(content_type: &str, body: Body) -> Response {
    Response::builder()
        .content_type(content_type)
        .header(header::CACHE_CONTROL, "no-cache")
        .header(header::CONTENT_SECURITY_POLICY, POLICY)
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::REFERRER_POLICY, "no-referrer")
        .body(body)
}
