//! Providers: who answers for agents that follow an instruction. One file per provider; what agents ask, and what they make of the answers, is the domain's
//! (`domain::answers`).
//!
//! **What a provider says goes nowhere unread**: its errors are told in our words, with at most a sentence of its own, cleared of what was presented to it. **Whether
//! another attempt may end otherwise** is decided here, since only here is it known what went wrong; how often and when, the agent's retry policy says.

mod openai;
mod scripted;
mod templates;

use async_trait::async_trait;
use serde_json::{Map, Value};

use self::templates::Templates;
use super::http::HttpClient;
use crate::domain::{
    Fault,
    agent::ProviderConfig,
    credential::CredentialValue,
    provider::{self, Ask, Listener, ProviderFailure, Reply},
};

/// The standard providers.
#[derive(Debug)]
pub struct Providers {
    http: HttpClient,
    templates: Templates,
}

impl Providers {
    /// They ask through this client.
    pub fn standard(http: HttpClient) -> Self {
        Self { http, templates: Templates::new() }
    }
}

#[async_trait]
impl provider::Providers for Providers {
    fn check(&self, config: &ProviderConfig) -> Vec<Fault> {
        match config {
            ProviderConfig::OpenAi { base_url, model, temperature, max_tokens, .. } => {
                openai::check(base_url, model, *temperature, *max_tokens)
            }
            ProviderConfig::Scripted { rules, template } => scripted::check(rules, template.as_deref()),
        }
    }

    fn check_template(&self, template: &str) -> Vec<Fault> {
        templates::check_template(template, "").into_iter().collect()
    }

    fn render(&self, template: &str, context: &Map<String, Value>) -> Result<String, ProviderFailure> {
        self.templates.render(template, &templates::view(context))
    }

    async fn ask(
        &self,
        config: &ProviderConfig,
        credential: Option<&CredentialValue>,
        ask: &Ask,
        listener: &dyn Listener,
    ) -> Result<Reply, ProviderFailure> {
        match config {
            ProviderConfig::OpenAi { base_url, model, temperature, max_tokens, .. } => {
                let model = openai::Model { base_url, name: model, temperature: *temperature, max_tokens: *max_tokens };
                openai::ask(&self.http, &model, credential, ask, listener).await
            }
            ProviderConfig::Scripted { rules, template } => {
                scripted::ask(&self.templates, rules, template.as_deref(), ask, listener)
            }
        }
    }
}

/// Another attempt may end otherwise.
fn transient(code: &str, message: impl Into<String>) -> ProviderFailure {
    ProviderFailure { code: code.to_owned(), message: message.into(), retryable: true }
}

/// Another attempt would end the same way.
fn permanent(code: &str, message: impl Into<String>) -> ProviderFailure {
    ProviderFailure { code: code.to_owned(), message: message.into(), retryable: false }
}

#[cfg(test)]
mod tests;
