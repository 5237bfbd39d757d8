//! What is refused, and what a test presents and keeps.

use serde_json::{Map, json};

use super::*;
use crate::domain::{
    credential::{CredentialValue, NewCredential, SecretText},
    id::CredentialId,
    sync::SyncStatus,
    testing::{Fakes, codes, is_conflict, is_missing, owner, sealer},
};

fn services() -> (IntegrationService, CredentialService) {
    let fakes = Fakes::new();
    let credentials = CredentialService::new(fakes.clone(), sealer());
    let (syncs, syncer, transactions) = (fakes.clone(), fakes.clone(), fakes.clone());
    (IntegrationService::new(fakes.clone(), credentials.clone(), fakes, syncs, syncer, transactions), credentials)
}

fn new(config: &serde_json::Value, credential: Option<CredentialId>) -> NewIntegration {
    let config = config.as_object().cloned().unwrap_or_else(Map::new);
    NewIntegration { name: "i".to_owned(), kind: "echo".to_owned(), config, credential }
}

async fn credential(credentials: &CredentialService, owner: Owner, value: CredentialValue) -> CredentialId {
    credentials.create(owner, NewCredential { name: "c".to_owned(), value }).await.unwrap().id
}

#[tokio::test]
async fn all_faults_are_told_and_a_foreign_credential_is_told_as_one_that_does_not_exist() {
    let (integrations, credentials) = services();
    let (own, other) = (owner(), owner());
    let key = |text: &str| CredentialValue::ApiKey(SecretText::new(text.to_owned()));
    let foreign = credential(&credentials, other, key("a")).await;
    let token = CredentialValue::BearerToken(SecretText::new("b".to_owned()));
    let wrong = credential(&credentials, own, token).await;
    for (config, credential, expect) in [
        (json!({"bad": 1}), None, vec!["unknown_field", "required"]),
        (json!({}), Some(foreign), vec!["unknown_record"]),
        (json!({}), Some(CredentialId::new()), vec!["unknown_record"]),
        (json!({}), Some(wrong), vec!["credential_type"]),
    ] {
        assert_eq!(codes(integrations.create(own, new(&config, credential)).await), expect);
    }
    let unknown = NewIntegration { kind: "nobody".to_owned(), name: String::new(), ..new(&json!({}), None) };
    assert_eq!(codes(integrations.create(own, unknown).await), ["required", "unknown_type"]);
    let Err(Error::Invalid { faults }) = integrations.create(own, new(&json!({"bad": 1}), Some(foreign))).await else {
        panic!("refused")
    };
    let pointers: Vec<_> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
    assert_eq!(pointers, ["/config/bad", "/credential_id"]);
}

#[tokio::test]
async fn a_test_presents_the_secret_and_keeps_what_it_found() {
    let (integrations, credentials) = services();
    let own = owner();
    let key = credential(&credentials, own, CredentialValue::ApiKey(SecretText::new("hush".to_owned()))).await;
    let good = integrations.create(own, new(&json!({}), Some(key))).await.unwrap();
    let bad = integrations.create(own, new(&json!({"fails": true}), Some(key))).await.unwrap();
    let test = integrations.test(own, good.id).await.unwrap();
    assert_eq!((test.ok, test.detail.as_str()), (true, "Some(CredentialValue(api_key))"));
    let test = integrations.test(own, bad.id).await.unwrap();
    assert_eq!((test.ok, test.detail.as_str()), (false, "refused"));
    assert_eq!(integrations.get(own, bad.id).await.unwrap().last_test, Some(test));
    assert!(is_missing(&integrations.test(owner(), good.id).await, Kind::Integration));
    assert!(is_conflict(&credentials.delete(own, key).await));
    for id in [good.id, bad.id] {
        integrations.delete(own, id).await.unwrap();
    }
    credentials.delete(own, key).await.unwrap();
    assert!(is_missing(&credentials.open(own, key).await, Kind::Credential));
}

#[tokio::test]
async fn a_sync_is_begun_once_driven_and_waited_for() {
    let (integrations, credentials) = services();
    let own = owner();
    let key = credential(&credentials, own, CredentialValue::ApiKey(SecretText::new("hush".to_owned()))).await;
    let limit = Duration::from_secs(1);
    for (config, status, error) in [
        (json!({}), SyncStatus::Completed, None),
        (json!({"fails": true}), SyncStatus::Failed, Some("the service answered 503 Service Unavailable")),
        (json!({"runs_on": true}), SyncStatus::Running, None),
    ] {
        let integration = integrations.create(own, new(&config, Some(key))).await.unwrap();
        let begun = integrations.sync(own, integration.id).await.unwrap();
        let ended = integrations.finish_sync(&begun, limit).await.unwrap();
        assert_eq!((ended.status, ended.error.as_deref()), (status, error));
        let again = integrations.sync(own, integration.id).await.unwrap();
        assert_eq!(again.id == begun.id, status == SyncStatus::Running);
        assert!(is_missing(&integrations.sync(owner(), integration.id).await, Kind::Integration));
        let listed = integrations.list_syncs(own, integration.id, PageRequest { page: 1, limit: 9 }).await.unwrap();
        assert_eq!(listed.total, if status == SyncStatus::Running { 1 } else { 2 });
    }
    let still = integrations.create(own, new(&json!({"still": true}), Some(key))).await.unwrap();
    assert!(is_conflict(&integrations.sync(own, still.id).await));
    assert!(integrations.last_syncs(own, &[still.id]).await.unwrap().is_empty());
}

#[tokio::test]
async fn an_integration_and_the_secret_that_came_with_it_are_made_together_or_not_at_all() {
    let fakes = Fakes::new();
    let credentials = CredentialService::new(fakes.clone(), sealer());
    let integrations = IntegrationService::new(
        fakes.clone(),
        credentials.clone(),
        fakes.clone(),
        fakes.clone(),
        fakes.clone(),
        fakes.clone(),
    );
    let own = owner();
    let with = |config: serde_json::Value| new(&config, None);
    let made = integrations.create_with_secret(own, with(json!({"api_key": "hush"}))).await.unwrap();
    assert!(made.config.is_empty());
    let opened = credentials.open(own, made.credential.unwrap()).await.unwrap();
    assert!(matches!(opened, CredentialValue::ApiKey(secret) if secret.reveal() == "hush"));
    let named = NewIntegration { credential: made.credential, ..with(json!({})) };
    assert_eq!(integrations.create_with_secret(own, named.clone()).await.unwrap().credential, made.credential);
    let both = NewIntegration { config: with(json!({"token": "hush"})).config, ..named };
    assert_eq!(codes(integrations.create_with_secret(own, both).await), ["secret_ambiguous"]);
    let bad = NewIntegration { name: String::new(), ..with(json!({"token": 1, "bad": 1})) };
    assert_eq!(codes(integrations.create_with_secret(own, bad).await), ["invalid_config", "required", "unknown_field"]);
    let unknown = NewIntegration { kind: "nobody".to_owned(), ..with(json!({"token": "hush"})) };
    assert_eq!(codes(integrations.create_with_secret(own, unknown).await), ["unknown_type"]);
    assert_eq!(codes(integrations.create_with_secret(own, with(json!({}))).await), ["required"]);
    assert_eq!(fakes.records().credentials.len(), 1);
}
