//! Credentials that nodes present: named in the graph by their ids, opened when a step runs, and never in what the step says of itself.

use serde_json::Value;

use super::{NodeContext, NodeFailure};
use crate::{
    domain::{Fault, credential::CredentialValue, execution::StepFailure, id::CredentialId},
    engine::expression::Expression,
};

/// A fault where a configuration names what cannot be a credential. Whether there is one of this id is judged where the workflow is published.
pub(super) fn fault(pointer: &str, named: Option<&Value>) -> Option<Fault> {
    let text = named?.as_str()?;
    if !matches!(Expression::compile(text), Ok(None)) {
        let message = "must be the id itself and not an expression: it is read when the workflow is published";
        return Some(Fault::new(pointer, "invalid_credential", message));
    }
    match CredentialId::read(text) {
        Some(_) => None,
        None => Some(Fault::new(pointer, "invalid_credential", "must be the id of a credential, `cred_…`")),
    }
}

/// The secret of a credential, as the execution's owner has it.
pub(super) async fn open(context: &NodeContext, named: &str) -> Result<CredentialValue, NodeFailure> {
    let unknown = || NodeFailure::permanent("unknown_credential", "there is no such credential");
    let id = CredentialId::read(named).ok_or_else(unknown)?;
    let Some(records) = &context.services.records else {
        return Err(NodeFailure::permanent("not_available", "this server has no credentials"));
    };
    let found = records.credential(context.owner, id).await.map_err(|error| StepFailure::internal(&error))?;
    found.ok_or_else(unknown)
}
