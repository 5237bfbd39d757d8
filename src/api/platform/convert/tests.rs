//! Scopes and moments there and back.

use super::*;

#[test]
fn every_scope_of_the_domain_is_one_of_the_document_and_the_other_way_round() {
    let known: Vec<_> = wire::Scope::ALL.iter().map(|scope| scope.as_str()).collect();
    assert_eq!(known, crate::domain::identity::SCOPES);
    for scope in wire::Scope::ALL {
        assert_eq!(wire_scopes(&[scope.as_str().to_owned()]), [*scope]);
    }
    assert_eq!(wire_scopes(&["root".to_owned()]), []);
}

#[test]
fn a_moment_is_brought_to_what_can_be_stored_and_written() {
    for (given, expect) in [
        ("2026-01-31T12:00:00.123456789Z", "2026-01-31T12:00:00.123456Z"),
        ("9999-12-31T23:59:59-23:59", "9999-12-31T23:59:59.999999Z"),
        ("0000-01-01T00:00:00+23:59", "0000-01-01T00:00:00Z"),
        ("2026-01-31T12:00:00+02:00", "2026-01-31T10:00:00Z"),
    ] {
        let given: generated::runtime::DateTime = given.parse().unwrap();
        assert_eq!(generated::runtime::DateTime(storable(given.into())).to_string(), expect);
    }
}
