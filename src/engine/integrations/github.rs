//! GitHub: the account that a token belongs to.

use std::collections::BTreeMap;

use async_trait::async_trait;
use reqwest::{
    Method,
    header::{self, HeaderMap, HeaderName, HeaderValue},
};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    About, IntegrationKind, Outside, Tested,
    action::{Acted, ActionAbout, ActionError, ActionKind, Doing},
    authorize, below, json, refused, url_fault,
};
use crate::{
    domain::{Fault, credential::CredentialKind, sync::FetchError},
    engine::http::HttpResponse,
};

/// The version of GitHub's REST API that is asked for.
const API_VERSION: &str = "2022-11-28";

pub(super) struct GitHub;

/// Which GitHub.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct GitHubConfig {
    /// Where GitHub's REST API is: another address for GitHub Enterprise Server.
    #[serde(default = "base_url")]
    #[schemars(length(min = 1, max = 2048), example = "https://github.example.com/api/v3")]
    base_url: String,
}

fn base_url() -> String {
    "https://api.github.com".to_owned()
}

#[async_trait]
impl IntegrationKind for GitHub {
    type Config = GitHubConfig;

    const ABOUT: About = About {
        name: "github",
        title: "GitHub",
        description: "GitHub, or a GitHub Enterprise Server, by a personal access token or an app's. A test asks for the token's own account (`GET /user`).",
        credentials: &[CredentialKind::ApiKey, CredentialKind::BearerToken],
        needs_credential: true,
    };

    fn check(config: &GitHubConfig) -> Vec<Fault> {
        url_fault("/base_url", &config.base_url).into_iter().collect()
    }

    async fn test(outside: Outside<'_>, config: &GitHubConfig) -> Tested {
        let response = outside.send(Method::GET, below(&config.base_url, "user")?, headers(outside).await?).await?;
        if !response.status.is_success() {
            return Err(refused("GitHub", response.status));
        }
        let body = json(&response);
        let login = body.as_ref().and_then(|body| body.get("login")).and_then(Value::as_str);
        login.map(|login| format!("signed in as {login}")).ok_or_else(|| "what answered is not GitHub".to_owned())
    }
}

/// Headers as GitHub asks for them.
async fn headers(outside: Outside<'_>) -> Result<HeaderMap, FetchError> {
    let mut headers = authorize::headers(outside, header::AUTHORIZATION).await?;
    headers.insert(header::ACCEPT, HeaderValue::from_static("application/vnd.github+json"));
    headers.insert(HeaderName::from_static("x-github-api-version"), HeaderValue::from_static(API_VERSION));
    Ok(headers)
}

/// Posts something below a repository.
async fn post(
    outside: Outside<'_>,
    config: &GitHubConfig,
    repository: &str,
    path: &str,
    body: &Value,
    doing: &Doing,
) -> Result<HttpResponse, ActionError> {
    let mut headers = headers(outside).await?;
    doing.mark(&mut headers);
    let url = below(&config.base_url, &format!("repos/{repository}/{path}")).map_err(FetchError::lasting)?;
    let response = outside.send_json(Method::POST, url, headers, body).await?;
    if response.status.is_success() {
        return Ok(response);
    }
    let said = json(&response);
    let said = said.as_ref().and_then(|said| said.get("message")).and_then(Value::as_str);
    Err(ActionError::of_status("GitHub", &response, said))
}

/// A part of a path that leads elsewhere.
fn path_fault(pointer: &str, text: &str) -> Option<Fault> {
    let is_dots = text.split('/').any(|part| part == "." || part == "..");
    is_dots.then(|| Fault::new(pointer, "invalid_path", "`.` and `..` are no names"))
}

/// What an answer says of what was made.
fn made(response: &HttpResponse, fields: &[(&str, &str)]) -> Acted {
    let body = json(response).filter(Value::is_object);
    let body = body.ok_or_else(|| ActionError::strange("GitHub", "it sent no JSON object"))?;
    let field = |(name, from): &(&str, &str)| ((*name).to_owned(), body.get(*from).cloned().unwrap_or_default());
    Ok(Value::Object(fields.iter().map(field).collect()))
}

/// Opens an issue.
pub(super) struct CreateIssue;

/// The issue.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CreateIssueInput {
    /// Where: `owner/name`.
    #[schemars(length(max = 140), regex(pattern = "^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$"), example = &"octocat/hello-world")]
    repository: String,
    /// Its title.
    #[schemars(length(min = 1, max = 256), example = &"The build is red")]
    title: String,
    /// What it says, in Markdown.
    #[serde(default)]
    #[schemars(length(max = 65_536), example = &"Since commit `abc`.")]
    body: String,
    /// Labels that it has.
    #[serde(default)]
    #[schemars(length(max = 100), example = ["bug"])]
    labels: Vec<String>,
    /// Who is to see to it, by login.
    #[serde(default)]
    #[schemars(length(max = 10), example = ["octocat"])]
    assignees: Vec<String>,
}

#[async_trait]
impl ActionKind for CreateIssue {
    type Of = GitHub;
    type Input = CreateIssueInput;

    const ABOUT: ActionAbout = ActionAbout {
        name: "create_issue",
        title: "Open an issue",
        description: "Opens an issue in a repository. Its output is `{\"number\", \"url\", \"id\"}`.",
    };

    fn check(input: &CreateIssueInput) -> Vec<Fault> {
        path_fault("/repository", &input.repository).into_iter().collect()
    }

    async fn act(outside: Outside<'_>, config: &GitHubConfig, input: &CreateIssueInput, doing: &Doing) -> Acted {
        let CreateIssueInput { repository, title, body, labels, assignees } = input;
        let issue = json!({ "title": title, "body": body, "labels": labels, "assignees": assignees });
        let response = post(outside, config, repository, "issues", &issue, doing).await?;
        made(&response, &[("number", "number"), ("url", "html_url"), ("id", "id")])
    }
}

/// Comments on an issue.
pub(super) struct CreateComment;

/// The comment.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CreateCommentInput {
    /// Where: `owner/name`.
    #[schemars(length(max = 140), regex(pattern = "^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$"), example = &"octocat/hello-world")]
    repository: String,
    /// The number of the issue, or of the pull request.
    #[schemars(range(min = 1), example = 42)]
    issue: u64,
    /// What it says, in Markdown.
    #[schemars(length(min = 1, max = 65_536), example = &"Green again.")]
    body: String,
}

#[async_trait]
impl ActionKind for CreateComment {
    type Of = GitHub;
    type Input = CreateCommentInput;

    const ABOUT: ActionAbout = ActionAbout {
        name: "create_comment",
        title: "Comment on an issue",
        description: "Comments on an issue or a pull request. Its output is `{\"url\", \"id\"}`.",
    };

    fn check(input: &CreateCommentInput) -> Vec<Fault> {
        path_fault("/repository", &input.repository).into_iter().collect()
    }

    async fn act(outside: Outside<'_>, config: &GitHubConfig, input: &CreateCommentInput, doing: &Doing) -> Acted {
        let path = format!("issues/{}/comments", input.issue);
        let comment = json!({ "body": input.body });
        let response = post(outside, config, &input.repository, &path, &comment, doing).await?;
        made(&response, &[("url", "html_url"), ("id", "id")])
    }
}

/// Starts a workflow of GitHub Actions.
pub(super) struct DispatchWorkflow;

/// Which, and with what.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DispatchWorkflowInput {
    /// Where: `owner/name`.
    #[schemars(length(max = 140), regex(pattern = "^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$"), example = &"octocat/hello-world")]
    repository: String,
    /// The workflow's file name, or its id.
    #[schemars(length(max = 255), regex(pattern = "^[A-Za-z0-9._-]+$"), example = &"deploy.yml")]
    workflow: String,
    /// The branch or tag that it runs on.
    #[schemars(length(min = 1, max = 255), example = &"main")]
    r#ref: String,
    /// What it is given.
    #[serde(default)]
    #[schemars(length(max = 25), example = json!({"environment": "staging"}))]
    inputs: BTreeMap<String, String>,
}

#[async_trait]
impl ActionKind for DispatchWorkflow {
    type Of = GitHub;
    type Input = DispatchWorkflowInput;

    const ABOUT: ActionAbout = ActionAbout {
        name: "dispatch_workflow",
        title: "Start a workflow of GitHub Actions",
        description: "Starts a workflow that has the trigger `workflow_dispatch`. Its output is `{\"accepted\": true}`: GitHub does not say which run it becomes.",
    };

    fn check(input: &DispatchWorkflowInput) -> Vec<Fault> {
        let faults = [path_fault("/repository", &input.repository), path_fault("/workflow", &input.workflow)];
        faults.into_iter().flatten().collect()
    }

    async fn act(outside: Outside<'_>, config: &GitHubConfig, input: &DispatchWorkflowInput, doing: &Doing) -> Acted {
        let path = format!("actions/workflows/{}/dispatches", input.workflow);
        let body = json!({ "ref": input.r#ref, "inputs": input.inputs });
        post(outside, config, &input.repository, &path, &body, doing).await?;
        Ok(json!({ "accepted": true }))
    }
}
