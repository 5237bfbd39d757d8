//! Tenants, units, users, keys and clients, in memory.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::{Fakes, page, sees};
use crate::domain::{
    error::{Error, Result},
    id::{ApiKeyId, OAuthClientId, SigningKeyId, TenantId, UnitId, UserId, UserTokenId},
    identity::{AccessToken, ApiKey, Endpoint, OAuthClient, Owner, Tenant, Unit, User, UserToken},
    page::{Page, PageRequest},
    plan::Plan,
    ports::{
        ApiKeyRepository, OAuthClientRepository, SigningKeyRepository, TenantRepository, UnitRepository, UserRepository,
    },
};

#[async_trait]
impl UnitRepository for Fakes {
    async fn insert(&self, unit: &Unit) -> Result<()> {
        self.records().units.push(unit.clone());
        Ok(())
    }

    async fn find(&self, owner: Owner, id: UnitId) -> Result<Option<Unit>> {
        Ok(self.records().units.iter().find(|stored| stored.id == id && sees(owner, place(stored))).cloned())
    }

    async fn find_by_name(&self, tenant: TenantId, name: &str) -> Result<Option<Unit>> {
        Ok(self.records().units.iter().find(|stored| stored.tenant == tenant && stored.name == name).cloned())
    }

    async fn list(&self, owner: Owner, request: PageRequest) -> Result<Page<Unit>> {
        let records = self.records();
        Ok(page(records.units.iter().filter(|stored| sees(owner, place(stored))).cloned().collect(), request))
    }

    async fn delete(&self, owner: Owner, id: UnitId) -> Result<bool> {
        let mut records = self.records();
        let in_use = |key: &(ApiKey, [u8; 32])| key.0.owner.unit == Some(id) && key.0.revoked_at.is_none();
        if records.keys.iter().any(in_use) {
            return Err(Error::conflict("in use"));
        }
        let before = records.units.len();
        records.units.retain(|stored| stored.id != id || !sees(owner, place(stored)));
        Ok(records.units.len() < before)
    }
}

/// A unit is its own.
fn place(unit: &Unit) -> Owner {
    Owner { tenant: unit.tenant, unit: Some(unit.id) }
}

#[async_trait]
impl UserRepository for Fakes {
    async fn insert(&self, user: &User) -> Result<()> {
        self.records().users.push(user.clone());
        Ok(())
    }

    async fn find(&self, tenant: TenantId, id: UserId) -> Result<Option<User>> {
        Ok(self.records().users.iter().find(|stored| stored.id == id && stored.tenant == tenant).cloned())
    }

    async fn find_by_name(&self, tenant: TenantId, name: &str) -> Result<Option<User>> {
        Ok(self.records().users.iter().find(|stored| stored.name == name && stored.tenant == tenant).cloned())
    }

    async fn list(&self, tenant: TenantId, request: PageRequest) -> Result<Page<User>> {
        Ok(page(self.records().users.iter().filter(|stored| stored.tenant == tenant).cloned().collect(), request))
    }

    async fn delete(&self, tenant: TenantId, id: UserId) -> Result<bool> {
        let mut records = self.records();
        let before = records.users.len();
        records.users.retain(|stored| stored.id != id || stored.tenant != tenant);
        let deleted = records.users.len() < before;
        if deleted {
            records.user_tokens.retain(|token| token.user != id);
        }
        Ok(deleted)
    }

    async fn insert_token(&self, token: &UserToken) -> Result<()> {
        self.records().user_tokens.push(token.clone());
        Ok(())
    }

    async fn tokens(&self, tenant: TenantId, user: UserId, request: PageRequest) -> Result<Page<UserToken>> {
        let records = self.records();
        let found = records.user_tokens.iter().filter(|token| token.user == user && token.tenant == tenant);
        Ok(page(found.cloned().collect(), request))
    }

    async fn revoke_token(
        &self,
        tenant: TenantId,
        user: UserId,
        id: UserTokenId,
        at: DateTime<Utc>,
    ) -> Result<Option<UserToken>> {
        let mut records = self.records();
        let this = |token: &&mut UserToken| token.id == id && token.user == user && token.tenant == tenant;
        Ok(records.user_tokens.iter_mut().find(this).map(|token| {
            token.revoked_at.get_or_insert(at);
            token.clone()
        }))
    }

    async fn find_token(&self, id: UserTokenId) -> Result<Option<(UserToken, Plan)>> {
        let records = self.records();
        Ok(records.user_tokens.iter().find(|token| token.id == id).map(|token| (token.clone(), Plan::Business)))
    }

    async fn touch_token(&self, id: UserTokenId, at: DateTime<Utc>) -> Result<()> {
        let mut records = self.records();
        records.touches += 1;
        if let Some(token) = records.user_tokens.iter_mut().find(|token| token.id == id) {
            token.last_used_at = Some(at);
        }
        Ok(())
    }
}

#[async_trait]
impl SigningKeyRepository for Fakes {
    async fn find(&self, tenant: TenantId) -> Result<Option<(SigningKeyId, Vec<u8>)>> {
        let records = self.records();
        let found = records.signing_keys.iter().find(|(of, ..)| *of == tenant);
        Ok(found.map(|(_, id, sealed)| (*id, sealed.clone())))
    }

    async fn insert(&self, tenant: TenantId, id: SigningKeyId, sealed: &[u8], _: DateTime<Utc>) -> Result<bool> {
        let mut records = self.records();
        let is_first = records.signing_keys.iter().all(|(of, ..)| *of != tenant);
        if is_first {
            records.signing_keys.push((tenant, id, sealed.to_vec()));
        }
        Ok(is_first)
    }
}

#[async_trait]
impl OAuthClientRepository for Fakes {
    async fn insert(&self, client: &OAuthClient, hash: [u8; 32]) -> Result<()> {
        self.records().clients.push((client.clone(), hash));
        Ok(())
    }

    async fn find(&self, owner: Owner, id: OAuthClientId) -> Result<Option<OAuthClient>> {
        let records = self.records();
        let mut all = records.clients.iter().map(|(client, _)| client);
        Ok(all.find(|client| client.id == id && sees(owner, client.owner)).cloned())
    }

    async fn find_for_login(&self, id: OAuthClientId) -> Result<Option<(OAuthClient, [u8; 32])>> {
        Ok(self.records().clients.iter().find(|(client, _)| client.id == id).cloned())
    }

    async fn list(&self, owner: Owner, request: PageRequest) -> Result<Page<OAuthClient>> {
        let records = self.records();
        let found = records.clients.iter().map(|(client, _)| client).filter(|client| sees(owner, client.owner));
        Ok(page(found.cloned().collect(), request))
    }

    async fn revoke(&self, owner: Owner, id: OAuthClientId, at: DateTime<Utc>) -> Result<Option<OAuthClient>> {
        let mut records = self.records();
        let mut all = records.clients.iter_mut().map(|(client, _)| client);
        Ok(all.find(|client| client.id == id && sees(owner, client.owner)).map(|client| {
            client.revoked_at.get_or_insert(at);
            client.clone()
        }))
    }

    async fn insert_token(&self, _: Owner, token: &AccessToken, hash: [u8; 32]) -> Result<()> {
        self.records().access_tokens.push((token.clone(), hash));
        Ok(())
    }

    async fn find_token(&self, hash: [u8; 32]) -> Result<Option<(AccessToken, OAuthClient, Plan)>> {
        let records = self.records();
        let Some((token, _)) = records.access_tokens.iter().find(|(_, stored)| *stored == hash) else {
            return Ok(None);
        };
        let client = records.clients.iter().map(|(client, _)| client).find(|client| client.id == token.client);
        Ok(client.map(|client| (token.clone(), client.clone(), Plan::Business)))
    }

    async fn revoke_token(&self, _: Owner, client: OAuthClientId, hash: [u8; 32], at: DateTime<Utc>) -> Result<()> {
        let mut records = self.records();
        let this = |(token, stored): &&mut (AccessToken, [u8; 32])| *stored == hash && token.client == client;
        if let Some((token, _)) = records.access_tokens.iter_mut().find(this) {
            token.revoked_at.get_or_insert(at);
        }
        Ok(())
    }
}

#[async_trait]
impl TenantRepository for Fakes {
    async fn insert(&self, tenant: &Tenant) -> Result<()> {
        self.records().tenants.push(tenant.clone());
        Ok(())
    }

    async fn insert_with_endpoint(&self, tenant: &Tenant, endpoint: &Endpoint) -> Result<()> {
        let mut records = self.records();
        if records.tenants.iter().any(|stored| stored.name == tenant.name) {
            return Err(Error::conflict("taken"));
        }
        records.tenants.push(tenant.clone());
        records.endpoints.push(endpoint.clone());
        Ok(())
    }

    async fn find(&self, id: TenantId) -> Result<Option<Tenant>> {
        Ok(self.records().tenants.iter().find(|stored| stored.id == id).cloned())
    }

    async fn find_by_name(&self, name: &str) -> Result<Option<Tenant>> {
        Ok(self.records().tenants.iter().find(|stored| stored.name == name).cloned())
    }

    async fn list(&self, request: PageRequest) -> Result<Page<Tenant>> {
        Ok(page(self.records().tenants.clone(), request))
    }

    async fn update(&self, tenant: &Tenant) -> Result<bool> {
        let mut records = self.records();
        let found = records.tenants.iter_mut().find(|stored| stored.id == tenant.id);
        Ok(found.map(|stored| *stored = tenant.clone()).is_some())
    }
}

#[async_trait]
impl ApiKeyRepository for Fakes {
    async fn insert(&self, key: &ApiKey, hash: [u8; 32]) -> Result<()> {
        self.records().keys.push((key.clone(), hash));
        Ok(())
    }

    async fn find_by_hash(&self, hash: [u8; 32]) -> Result<Option<(ApiKey, Plan)>> {
        let mut records = self.records();
        records.key_lookups += 1;
        Ok(records.keys.iter().find(|(_, stored)| *stored == hash).map(|(key, _)| (key.clone(), Plan::Business)))
    }

    async fn find(&self, owner: Owner, id: ApiKeyId) -> Result<Option<ApiKey>> {
        let records = self.records();
        let mut all = records.keys.iter().map(|(key, _)| key);
        Ok(all.find(|key| key.id == id && sees(owner, key.owner)).cloned())
    }

    async fn list(&self, owner: Owner, request: PageRequest) -> Result<Page<ApiKey>> {
        let records = self.records();
        let found = records.keys.iter().map(|(key, _)| key).filter(|key| sees(owner, key.owner));
        Ok(page(found.cloned().collect(), request))
    }

    async fn revoke(&self, owner: Owner, id: ApiKeyId, at: DateTime<Utc>) -> Result<Option<ApiKey>> {
        let mut records = self.records();
        let found = records.keys.iter_mut().map(|(key, _)| key).find(|key| key.id == id && sees(owner, key.owner));
        Ok(found.map(|key| {
            key.revoked_at.get_or_insert(at);
            key.clone()
        }))
    }

    async fn touch(&self, id: ApiKeyId, at: DateTime<Utc>) -> Result<()> {
        let mut records = self.records();
        records.touches += 1;
        let found = records.keys.iter_mut().map(|(key, _)| key).find(|key| key.id == id);
        if let Some(key) = found {
            key.last_used_at = Some(at);
        }
        Ok(())
    }
}
