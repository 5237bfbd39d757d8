//! Tenants and units, on both databases.

use super::super::testing::{now, on_each};
use crate::domain::{
    Error,
    id::{TenantId, UnitId},
    identity::{Tenant, Unit},
    ports::{TenantRepository, UnitRepository},
};

#[tokio::test]
async fn a_tenants_name_is_its_own() {
    on_each(async |bed| {
        let tenants = bed.store.tenants();
        let tenant = Tenant {
            id: TenantId::new(),
            name: "acme".to_owned(),
            plan: crate::domain::plan::Plan::Business,
            created_at: now(),
        };
        TenantRepository::insert(&tenants, &tenant).await.unwrap();
        assert_eq!(TenantRepository::find_by_name(&tenants, "acme").await.unwrap().as_ref(), Some(&tenant));
        let again = Tenant { id: TenantId::new(), ..tenant };
        let error = TenantRepository::insert(&tenants, &again).await.unwrap_err();
        assert!(matches!(error, Error::Conflict { .. }));
        assert_eq!(error.to_string(), "a tenant of this name exists");
        assert_eq!(TenantRepository::find_by_name(&tenants, "a\0").await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn units_are_found_within_their_tenant_only() {
    on_each(async |bed| {
        let tenants = bed.store.tenants();
        let (here, there) = (bed.owner().await.tenant, bed.owner().await.tenant);
        let unit = |tenant| Unit { id: UnitId::new(), tenant, name: "sales".to_owned(), created_at: now() };
        let (mine, theirs) = (unit(here), unit(there));
        UnitRepository::insert(&tenants, &mine).await.unwrap();
        UnitRepository::insert(&tenants, &theirs).await.unwrap();
        assert!(matches!(UnitRepository::insert(&tenants, &unit(here)).await, Err(Error::Conflict { .. })));
        assert_eq!(UnitRepository::find_by_name(&tenants, here, "sales").await.unwrap(), Some(mine));
        assert_eq!(UnitRepository::find_by_name(&tenants, TenantId::new(), "sales").await.unwrap(), None);
    })
    .await;
}
