//! Salesforce: an organisation, by an access token or by a connected app's client credentials.

use async_trait::async_trait;
use reqwest::{Method, header};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::{About, IntegrationKind, Outside, Tested, authorize, below, json, refused, url_fault};
use crate::domain::{Fault, credential::CredentialKind};

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
        description: "A Salesforce organisation, by an access token or by the client credentials of a connected app. A test asks for the organisation's limits.",
        credentials: &[CredentialKind::BearerToken, CredentialKind::OAuth2ClientCredentials],
        needs_credential: true,
    };

    fn check(config: &SalesforceConfig) -> Vec<Fault> {
        url_fault("/instance_url", &config.instance_url).into_iter().collect()
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
}
