//! Endpoints: named places where published workflows are callable by name.

use std::sync::Arc;

use super::{
    error::{Error, Kind, Result},
    id::EndpointId,
    identity::{Endpoint, Owner},
    page::{Page, PageRequest},
    ports::EndpointRepository,
    text::{check_description, check_name},
    workflows::now,
};

/// The rules of endpoints over their repository.
#[derive(Clone)]
pub struct EndpointService {
    endpoints: Arc<dyn EndpointRepository>,
}

impl EndpointService {
    /// A service over this port.
    pub fn new(endpoints: Arc<dyn EndpointRepository>) -> Self {
        Self { endpoints }
    }

    /// Creates an endpoint. Names are what clients send in a header, so only visible ASCII; [`Error::Conflict`] where the tenant has one
    /// of this name.
    pub async fn create(&self, owner: Owner, name: String, description: String) -> Result<Endpoint> {
        let mut faults = check_name("/name", &name);
        if !name.chars().all(|character| character.is_ascii_graphic()) && faults.is_empty() {
            let fault = super::Fault::new(
                "/name",
                "characters",
                "must consist of visible ASCII characters, as it goes into a header",
            );
            faults.push(fault);
        }
        faults.extend(check_description("/description", &description));
        if !faults.is_empty() {
            return Err(Error::Invalid { faults });
        }
        let endpoint = Endpoint { id: EndpointId::new(), owner, name, description, created_at: now() };
        self.endpoints.insert(&endpoint).await?;
        Ok(endpoint)
    }

    /// By name, among the caller's own and those of the whole tenant.
    pub async fn find(&self, owner: Owner, name: &str) -> Result<Endpoint> {
        self.endpoints.find_by_name(owner, name).await?.ok_or(Error::not_found(Kind::Endpoint))
    }

    /// By name, ascending.
    pub async fn list(&self, owner: Owner, page: PageRequest) -> Result<Page<Endpoint>> {
        self.endpoints.list(owner, page).await
    }
}
