//! Endpoints, on both databases.

use super::super::testing::{now, on_each};
use crate::domain::{
    Error,
    id::EndpointId,
    identity::{Endpoint, Owner},
    page::PageRequest,
    ports::EndpointRepository,
};

fn endpoint(owner: Owner, name: &str) -> Endpoint {
    Endpoint { id: EndpointId::new(), owner, name: name.to_owned(), description: "d".to_owned(), created_at: now() }
}

#[tokio::test]
async fn names_are_unique_in_a_tenant_and_sorted_in_lists() {
    on_each(async |bed| {
        let endpoints = bed.store.endpoints();
        let (owner, stranger) = (bed.owner().await, bed.owner().await);
        let (b, a) = (endpoint(owner, "b"), endpoint(owner, "a"));
        for one in [&b, &a, &endpoint(stranger, "a")] {
            endpoints.insert(one).await.unwrap();
        }
        assert!(matches!(endpoints.insert(&endpoint(owner, "a")).await, Err(Error::Conflict { .. })));
        let page = endpoints.list(owner, PageRequest { page: 1, limit: 10 }).await.unwrap();
        assert_eq!((page.items, page.total), (vec![a.clone(), b], 2));
        assert_eq!(endpoints.find_by_name(owner, "a").await.unwrap(), Some(a));
    })
    .await;
}

#[tokio::test]
async fn a_unit_sees_its_own_and_the_tenants_and_not_another_units() {
    on_each(async |bed| {
        let endpoints = bed.store.endpoints();
        let tenant = bed.owner().await;
        let (mine, other) = (bed.unit_of(tenant).await, bed.unit_of(tenant).await);
        for one in [endpoint(tenant, "shared"), endpoint(mine, "mine"), endpoint(other, "other")] {
            endpoints.insert(&one).await.unwrap();
        }
        let page = endpoints.list(mine, PageRequest { page: 1, limit: 10 }).await.unwrap();
        assert_eq!(page.items.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["mine", "shared"]);
        assert_eq!(endpoints.find_by_name(mine, "other").await.unwrap(), None);
        assert_eq!(endpoints.list(tenant, PageRequest { page: 1, limit: 10 }).await.unwrap().total, 3);
    })
    .await;
}
