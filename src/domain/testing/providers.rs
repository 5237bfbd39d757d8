//! Nobody who answers.

use async_trait::async_trait;
use serde_json::{Map, Value};

use crate::domain::{
    agent::ProviderConfig,
    credential::CredentialValue,
    error::Fault,
    provider::{Ask, Listener, ProviderFailure, Providers, Reply},
};

/// No providers: takes any configuration, and answers nobody.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NoProviders;

#[async_trait]
impl Providers for NoProviders {
    fn check(&self, _: &ProviderConfig) -> Vec<Fault> {
        Vec::new()
    }

    fn check_template(&self, _: &str) -> Vec<Fault> {
        Vec::new()
    }

    fn render(&self, _: &str, _: &Map<String, Value>) -> Result<String, ProviderFailure> {
        Err(unavailable())
    }

    async fn ask(
        &self,
        _: &ProviderConfig,
        _: Option<&CredentialValue>,
        _: &Ask,
        _: &dyn Listener,
    ) -> Result<Reply, ProviderFailure> {
        Err(unavailable())
    }
}

fn unavailable() -> ProviderFailure {
    ProviderFailure {
        code: "provider_unavailable".to_owned(),
        message: "there are no providers".to_owned(),
        retryable: false,
    }
}
