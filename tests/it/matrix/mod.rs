//! Who reaches what: every operation of every document, with every id that is not the caller's and every credential that is not good.
//!
//! Nothing here lists operations: they are read from the documents, and so are the places that take a record's id (`x-record`) and the bodies that are sent. What
//! cannot be read from them, how records of a kind are made and how a credential is presented, is a table, and what it lacks is a failure: an operation that
//! is new is tested or the test fails.

mod credentials;
pub mod document;
pub mod ids;
mod records;
pub mod request;
pub mod world;

use crate::support::on_each_database;

on_each_database!(
    an_id_of_another_or_of_nobody_is_the_same_everywhere,
    a_bad_credential_opens_nothing_and_a_good_one_does,
);

use self::{
    credentials::a_bad_credential_opens_nothing_and_a_good_one_does,
    ids::an_id_of_another_or_of_nobody_is_the_same_everywhere,
};

/// What the other two stand on: that no id and no operation escapes them.
#[test]
fn every_document_says_whose_ids_it_takes_and_who_may_call() {
    let operations = document::operations();
    assert!(operations.len() >= 124, "{} operations are fewer than there once were", operations.len());
    for operation in &operations {
        assert!(
            operation.silent_parameters().is_empty(),
            "{operation}: {:?} without x-record",
            operation.silent_parameters()
        );
        assert!(operation.security.is_some(), "{operation} says nothing of who may call it");
        for place in &operation.places {
            records::kind(&place.kind);
        }
    }
}
