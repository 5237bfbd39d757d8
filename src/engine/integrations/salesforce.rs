//! Salesforce: an organisation, by an access token or by a connected app's client credentials. What it has is asked for in SOQL, in batches that Salesforce keeps for two days.

use async_trait::async_trait;
use reqwest::{
    Method,
    header::{self, HeaderName, HeaderValue},
};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{
    About, Fetched, IntegrationKind, Outside, Tested,
    action::{Acted, ActionAbout, ActionError, ActionKind, Doing},
    authorize, below, json, no_page, records, refused, url_fault,
};
use crate::{
    domain::{
        Fault,
        credential::CredentialKind,
        sync::{FetchError, FetchedPage, Fetching},
    },
    engine::http::HttpResponse,
};

pub(super) struct Salesforce;

/// Which organisation.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SalesforceConfig {
    /// The organisation's own address (My Domain).
    #[schemars(length(min = 1, max = 2048), example = "https://example.my.salesforce.com")]
    instance_url: String,
    /// The version of its REST API.
    #[serde(default = "api_version")]
    #[schemars(length(max = 8), regex(pattern = r"^v[0-9]{2,3}\.0$"), example = "v62.0")]
    api_version: String,
    /// What a sync fetches.
    #[serde(default)]
    list: SalesforceList,
}

/// What a sync fetches: the records of one query, which go by their `Id`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
struct SalesforceList {
    /// The query, in SOQL. It must ask for `Id`.
    #[serde(default = "soql")]
    #[schemars(length(min = 1, max = 20_000), example = "SELECT Id, Email, LastModifiedDate FROM Contact")]
    soql: String,
    /// Records that Salesforce is asked to put into a page. It may choose another number.
    #[serde(default = "page_size")]
    #[schemars(range(min = 200, max = 2_000), example = 500)]
    page_size: u32,
    /// Most pages of one sync: where there are more, it fails and says so.
    #[serde(default = "max_pages")]
    #[schemars(range(min = 1, max = 10_000), example = 100)]
    max_pages: u32,
}

impl Default for SalesforceList {
    fn default() -> Self {
        Self { soql: soql(), page_size: page_size(), max_pages: max_pages() }
    }
}

/// What every organisation has.
fn soql() -> String {
    "SELECT Id, Name, LastModifiedDate FROM Account".to_owned()
}

fn page_size() -> u32 {
    2_000
}

fn max_pages() -> u32 {
    1_000
}

fn api_version() -> String {
    "v62.0".to_owned()
}

#[async_trait]
impl IntegrationKind for Salesforce {
    type Config = SalesforceConfig;

    const ABOUT: About = About {
        name: "salesforce",
        title: "Salesforce",
        description: "A Salesforce organisation, by an access token or by the client credentials of a connected app. A test asks for the organisation's limits. A sync fetches the records of `list.soql`, all accounts where there is none.",
        credentials: &[CredentialKind::BearerToken, CredentialKind::OAuth2ClientCredentials],
        needs_credential: true,
    };

    fn check(config: &SalesforceConfig) -> Vec<Fault> {
        let is_query =
            config.list.soql.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case("SELECT"));
        let query = (!is_query)
            .then(|| Fault::new("/list/soql", "invalid_query", "is no query: SOQL's queries begin with SELECT"));
        url_fault("/instance_url", &config.instance_url).into_iter().chain(query).collect()
    }

    async fn test(outside: Outside<'_>, config: &SalesforceConfig) -> Tested {
        let headers = authorize::headers(outside, header::AUTHORIZATION).await?;
        let url = below(&config.instance_url, &format!("services/data/{}/limits", config.api_version))?;
        let response = outside.send(Method::GET, url, headers).await?;
        if !response.status.is_success() {
            return Err(refused("Salesforce", response.status));
        }
        let body = json(&response).filter(Value::is_object);
        let body = body.ok_or_else(|| "what answered is not Salesforce: it sent no JSON object".to_owned())?;
        let number = |name: &str| body.pointer(&format!("/DailyApiRequests/{name}")).and_then(Value::as_i64);
        Ok(match (number("Remaining"), number("Max")) {
            (Some(left), Some(most)) => format!("signed in; {left} of {most} API requests are left today"),
            _ => "signed in".to_owned(),
        })
    }

    fn fetching(config: &SalesforceConfig) -> Result<Fetching, String> {
        Ok(Fetching { max_pages: config.list.max_pages.into() })
    }

    async fn fetch(outside: Outside<'_>, config: &SalesforceConfig, cursor: Option<&Value>) -> Fetched {
        let mut headers = authorize::headers(outside, header::AUTHORIZATION).await?;
        let batch = HeaderValue::from_str(&format!("batchSize={}", config.list.page_size));
        headers.extend(batch.ok().map(|batch| (HeaderName::from_static("sforce-query-options"), batch)));
        let queries = format!("/services/data/{}/query", config.api_version);
        let mut url = below(&config.instance_url, &queries).map_err(FetchError::lasting)?;
        match cursor.and_then(|cursor| cursor["next"].as_str()) {
            None => drop(url.query_pairs_mut().append_pair("q", &config.list.soql)),
            // A path of the same host, as Salesforce writes it: nothing else is followed with the credential.
            Some(next) if next.starts_with("/services/data/") => url.set_path(next),
            Some(_) => return Err(FetchError::lasting("Salesforce names a next page that is none of its query API")),
        }
        let response = outside.send(Method::GET, url, headers).await?;
        if !response.status.is_success() {
            let error = no_page("Salesforce", &response);
            let word = error_word(&response).map(|word| format!(" ({word})")).unwrap_or_default();
            return Err(FetchError { reason: format!("{}{word}", error.reason), ..error });
        }
        let lasting = |text: &str| FetchError::lasting(format!("what answered is not Salesforce: {text}"));
        let mut body = json(&response).filter(Value::is_object).ok_or_else(|| lasting("it sent no JSON object"))?;
        let Value::Array(items) = body["records"].take() else { return Err(lasting("its answer has no `records`")) };
        let next = match (body["done"].as_bool(), body["nextRecordsUrl"].as_str()) {
            (Some(false), None) => return Err(lasting("it is not done and names no next page")),
            (Some(true), _) | (None, None) => None,
            (_, Some(next)) => Some(json!({ "next": next })),
        };
        Ok(FetchedPage { records: records(items, "/Id")?, next })
    }
}

/// Salesforce's word for an error, such as `MALFORMED_QUERY`: where it is one.
fn error_word(response: &HttpResponse) -> Option<String> {
    let body = json(response)?;
    let word = body.pointer("/0/errorCode")?.as_str()?;
    authorize::is_error_word(&word.to_ascii_lowercase()).then(|| word.to_owned())
}

fn failed(response: &HttpResponse) -> ActionError {
    ActionError::of_status("Salesforce", response, error_word(response).as_deref())
}

/// Asks for records.
pub(super) struct Query;

/// What is asked for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct QueryInput {
    /// The query, in SOQL. What comes from elsewhere belongs into quotes, with `\` before `'` and `\`.
    #[schemars(length(min = 1, max = 20_000), example = &"SELECT Id, Email FROM Contact WHERE LastName = 'Lovelace'")]
    soql: String,
    /// Most records that are asked for; where there are more, `complete` is false.
    #[serde(default = "max_records")]
    #[schemars(range(min = 1, max = 50_000), example = 2_000)]
    max_records: u32,
}

fn max_records() -> u32 {
    2_000
}

#[async_trait]
impl ActionKind for Query {
    type Of = Salesforce;
    type Input = QueryInput;

    const ABOUT: ActionAbout = ActionAbout {
        name: "query",
        title: "Ask for records",
        description: "Asks for records in SOQL. Its output is `{\"records\", \"total\", \"complete\"}`: as many as there are, and whether all came.",
    };

    async fn act(outside: Outside<'_>, config: &SalesforceConfig, input: &QueryInput, _: &Doing) -> Acted {
        let headers = authorize::headers(outside, header::AUTHORIZATION).await?;
        let queries = format!("/services/data/{}/query", config.api_version);
        let mut url = below(&config.instance_url, &queries).map_err(FetchError::lasting)?;
        url.query_pairs_mut().append_pair("q", &input.soql);
        let most = usize::try_from(input.max_records).unwrap_or(usize::MAX);
        let mut records = Vec::new();
        loop {
            let response = outside.send(Method::GET, url.clone(), headers.clone()).await?;
            if !response.status.is_success() {
                return Err(failed(&response));
            }
            let body = json(&response).filter(Value::is_object);
            let mut body = body.ok_or_else(|| ActionError::strange("Salesforce", "it sent no JSON object"))?;
            let Value::Array(page) = body["records"].take() else {
                return Err(ActionError::strange("Salesforce", "its answer has no `records`"));
            };
            let (came, total) = (page.len(), body["totalSize"].clone());
            records.extend(page);
            let next = body["nextRecordsUrl"].as_str().filter(|_| body["done"].as_bool() == Some(false));
            let complete = next.is_none() && records.len() <= most;
            if complete || records.len() >= most || came == 0 {
                records.truncate(most);
                return Ok(json!({ "records": records, "total": total, "complete": complete }));
            }
            // A path of the same host, as Salesforce writes it: nothing else is followed with the credential.
            let next = next.filter(|next| next.starts_with("/services/data/"));
            let Some(next) = next else {
                return Err(ActionError::strange("Salesforce", "it names a next page that is none of its query API"));
            };
            url.set_query(None);
            url.set_path(next);
        }
    }
}

/// Makes a record.
pub(super) struct CreateRecord;

/// The record.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CreateRecordInput {
    /// What it is.
    #[schemars(length(max = 80), regex(pattern = "^[A-Za-z][A-Za-z0-9_]*$"), example = &"Contact")]
    object: String,
    /// Its fields.
    #[schemars(length(min = 1, max = 800), example = json!({"LastName": "Lovelace"}))]
    fields: Map<String, Value>,
}

#[async_trait]
impl ActionKind for CreateRecord {
    type Of = Salesforce;
    type Input = CreateRecordInput;

    const ABOUT: ActionAbout = ActionAbout {
        name: "create_record",
        title: "Make a record",
        description: "Makes a record of an object. Its output is `{\"id\"}`.",
    };

    async fn act(outside: Outside<'_>, config: &SalesforceConfig, input: &CreateRecordInput, doing: &Doing) -> Acted {
        let mut headers = authorize::headers(outside, header::AUTHORIZATION).await?;
        doing.mark(&mut headers);
        let path = format!("/services/data/{}/sobjects/{}", config.api_version, input.object);
        let url = below(&config.instance_url, &path).map_err(FetchError::lasting)?;
        let response = outside.send_json(Method::POST, url, headers, &Value::Object(input.fields.clone())).await?;
        if !response.status.is_success() {
            return Err(failed(&response));
        }
        let id = json(&response).and_then(|body| body.get("id").cloned());
        let id = id.ok_or_else(|| ActionError::strange("Salesforce", "it does not say which record it made"))?;
        Ok(json!({ "id": id }))
    }
}

/// Changes a record.
pub(super) struct UpdateRecord;

/// The record, and what is to be changed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct UpdateRecordInput {
    /// What it is.
    #[schemars(length(max = 80), regex(pattern = "^[A-Za-z][A-Za-z0-9_]*$"), example = &"Contact")]
    object: String,
    /// Which: its id, of 15 or 18 characters.
    #[schemars(regex(pattern = "^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$"), example = &"0035g00000ABCDEAA4")]
    id: String,
    /// The fields that change.
    #[schemars(length(min = 1, max = 800), example = json!({"Email": "ada@example.com"}))]
    fields: Map<String, Value>,
}

#[async_trait]
impl ActionKind for UpdateRecord {
    type Of = Salesforce;
    type Input = UpdateRecordInput;

    const ABOUT: ActionAbout = ActionAbout {
        name: "update_record",
        title: "Change a record",
        description: "Changes fields of a record. Its output is `{\"id\"}`.",
    };

    async fn act(outside: Outside<'_>, config: &SalesforceConfig, input: &UpdateRecordInput, doing: &Doing) -> Acted {
        let mut headers = authorize::headers(outside, header::AUTHORIZATION).await?;
        doing.mark(&mut headers);
        let path = format!("/services/data/{}/sobjects/{}/{}", config.api_version, input.object, input.id);
        let url = below(&config.instance_url, &path).map_err(FetchError::lasting)?;
        let response = outside.send_json(Method::PATCH, url, headers, &Value::Object(input.fields.clone())).await?;
        if !response.status.is_success() {
            return Err(failed(&response));
        }
        Ok(json!({ "id": input.id }))
    }
}
