//! The wall between tenants, as conditions; and paging, whose bounds every list shares.

use sea_orm::{ColumnTrait, Condition};

use crate::domain::{identity::Owner, page::PageRequest};

/// Records of the owner's tenant and, where the owner is bound to a unit, of that unit.
pub(super) fn owned(owner: Owner, tenant: impl ColumnTrait, unit: impl ColumnTrait) -> Condition {
    Condition::all().add(tenant.eq(owner.tenant.0)).add_option(owner.unit.map(|id| unit.eq(id.0)))
}

/// As [`owned`] says it of a record that is in memory.
pub(super) fn is_owned(owner: Owner, record: Owner) -> bool {
    owner.tenant == record.tenant && owner.unit.is_none_or(|unit| record.unit == Some(unit))
}

/// Like [`owned`], with the tenant's shared records (those of no unit) visible from every unit.
pub(super) fn owned_or_shared(owner: Owner, tenant: impl ColumnTrait, unit: impl ColumnTrait) -> Condition {
    let unit = owner.unit.map(|id| Condition::any().add(unit.eq(id.0)).add(unit.is_null()));
    Condition::all().add(tenant.eq(owner.tenant.0)).add_option(unit)
}

/// Records that may hear of what happens to one of the owner's: the whole tenant's, and those of the unit that it is of.
pub(super) fn hears(owner: Owner, tenant: impl ColumnTrait, unit: impl ColumnTrait) -> Condition {
    let same = owner.unit.map(|id| unit.eq(id.0));
    Condition::all().add(tenant.eq(owner.tenant.0)).add(Condition::any().add(unit.is_null()).add_option(same))
}

/// `LIMIT` and `OFFSET` of a page, within what both databases take.
pub(super) fn window(page: PageRequest) -> (u64, u64) {
    const MOST: u64 = i64::MAX.unsigned_abs();
    (page.limit.min(MOST), page.offset().min(MOST))
}
