//! A caller that is bound to a unit sees that one alone, and cannot leave it.

use super::*;
use crate::domain::testing::{Fakes, is_missing, owner};

#[tokio::test]
async fn who_is_bound_to_a_unit_sees_that_one_and_makes_none() {
    let units = UnitService::new(Fakes::new());
    let tenant = owner();
    let own = units.create(tenant, "own".to_owned()).await.unwrap();
    let other = units.create(tenant, "other".to_owned()).await.unwrap();
    let bound = Owner { unit: Some(own.id), ..tenant };
    let page = PageRequest { page: 1, limit: 10 };
    assert_eq!(units.list(tenant, page).await.unwrap().total, 2);
    assert_eq!(units.list(bound, page).await.unwrap().items, std::slice::from_ref(&own));
    assert_eq!(units.find(bound, own.id).await.unwrap(), own);
    for owner in [bound, owner()] {
        assert!(is_missing(&units.find(owner, other.id).await, Kind::Unit));
        assert!(is_missing(&units.delete(owner, other.id).await, Kind::Unit));
    }
    assert!(matches!(units.create(bound, "third".to_owned()).await, Err(Error::Forbidden { .. })));
    assert!(matches!(units.delete(bound, own.id).await, Err(Error::Forbidden { .. })));
    units.delete(tenant, other.id).await.unwrap();
    assert!(is_missing(&units.find(tenant, other.id).await, Kind::Unit));
}
