//! Who may give what: a caller grants only scopes that it holds, and only within the walls that it stands in.

use super::{
    error::{Error, Fault, Kind, Result},
    id::UnitId,
    identity::{Caller, OPERATOR_SCOPE, Owner, SCOPES},
    ports::UnitRepository,
};

/// Faults of the scopes that something new is to carry, at `/scopes`. `what` names it: `a key`.
pub(super) fn faults_of_scopes(what: &str, scopes: &[String]) -> Vec<Fault> {
    let mut faults = Vec::new();
    if scopes.is_empty() {
        faults.push(Fault::new("/scopes", "required", format!("{what} without scopes opens nothing")));
    }
    for (index, scope) in scopes.iter().enumerate() {
        let pointer = format!("/scopes/{index}");
        if !SCOPES.contains(&scope.as_str()) {
            let known = SCOPES.join(", ");
            faults.push(Fault::new(pointer, "unknown_scope", format!("must be one of {known}")));
        } else if scopes[..index].contains(scope) {
            faults.push(Fault::new(pointer, "duplicate", "is named twice"));
        }
    }
    faults
}

/// [`Error::Forbidden`] unless the caller holds every one of `scopes`. `what` names what would carry them: `a key`.
pub(super) fn check_held<'a>(caller: &Caller, what: &str, scopes: impl IntoIterator<Item = &'a str>) -> Result<()> {
    let missing: Vec<&str> = scopes.into_iter().filter(|scope| !caller.has_scopes([*scope])).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let missing = missing.join(", ");
    Err(Error::forbidden(format!("{what} can grant only scopes that its maker holds; not held: {missing}")))
}

/// [`Error::Forbidden`] unless the caller is an operator.
pub(super) fn check_operator(caller: &Caller, what: &str) -> Result<()> {
    if caller.has_scopes([OPERATOR_SCOPE]) {
        Ok(())
    } else {
        Err(Error::forbidden(format!("only an operator can {what}")))
    }
}

/// What something new of the caller's is bound to, where `/unit_id` asks for a unit: the caller's own unit, or one of the tenant where the
/// caller is bound to none. Every other unit is as one that does not exist.
pub(super) async fn owner_of(units: &dyn UnitRepository, caller: &Caller, wanted: Option<UnitId>) -> Result<Owner> {
    let Some(wanted) = wanted else { return Ok(caller.owner) };
    match units.find(caller.owner, wanted).await? {
        Some(unit) => Ok(Owner { unit: Some(unit.id), ..caller.owner }),
        None => Err(Error::unknown_record("/unit_id", Kind::Unit)),
    }
}
