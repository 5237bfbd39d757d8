//! `operations.rs`: facts of each operation that are needed at run time.

use super::{Emitter, Text, shout};
use crate::generator::{
    ir::{OperationDef, RequirementDef, SchemeDef},
    resolved::{Place, StatusKey},
};

impl Emitter<'_> {
    pub(super) fn operations(&self) -> String {
        let mut out = Text::new();
        out.line("//! Facts of each operation that are needed at run time.");
        out.line("");
        out.line("#![allow(unused_imports, reason = \"an API without security has no requirements\")]");
        out.line("");
        out.line("use crate::runtime::{Operation, Requirement, Scheme};");
        out.line("");
        out.line("/// Every operation, in the document's order.");
        let all: Vec<String> = self.program.operations.iter().map(|o| format!("&{}", shout(&o.ident))).collect();
        out.line(&format!("pub static ALL: &[&Operation] = &[{}];", all.join(", ")));
        for operation in &self.program.operations {
            out.line("");
            operation_static(&mut out, operation);
        }
        out.finish()
    }
}

fn operation_static(out: &mut Text, operation: &OperationDef) {
    out.doc(&format!("`{}`: `{} {}`.", operation.id, operation.method, operation.path));
    let statuses: Vec<String> = operation
        .responses
        .iter()
        .map(|r| match r.status {
            StatusKey::Code(code) => code.to_string(),
            StatusKey::Range(hundreds) => hundreds.to_string(),
            StatusKey::Default => "0".to_owned(),
        })
        .collect();
    let security: Vec<String> = operation
        .security
        .iter()
        .map(|alternative| format!("&[{}]", alternative.iter().map(requirement).collect::<Vec<_>>().join(", ")))
        .collect();
    let headers: Vec<String> = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.place == Place::Header)
        .map(|parameter| parameter.wire.to_ascii_lowercase())
        .collect();
    let extensions: Vec<String> =
        operation.extensions.iter().map(|(name, value)| format!("({name:?}, {:?})", value.to_string())).collect();
    out.line(&format!("pub static {}: Operation = Operation {{", shout(&operation.ident)));
    out.line(&format!(
        "id: {:?}, method: {:?}, path: {:?}, tag: {:?},",
        operation.id, operation.method, operation.path, operation.tag
    ));
    out.line(&format!("statuses: &[{}],", statuses.join(", ")));
    out.line(&format!("security: &[{}],", security.join(", ")));
    out.line(&format!("header_parameters: &{headers:?},"));
    out.line(&format!("deprecated: {}, extensions: &[{}],", operation.deprecated, extensions.join(", ")));
    out.line("};");
}

fn requirement(requirement: &RequirementDef) -> String {
    let scheme = match &requirement.scheme {
        SchemeDef::Bearer => "Scheme::Bearer".to_owned(),
        SchemeDef::Basic => "Scheme::Basic".to_owned(),
        SchemeDef::Http(scheme) => format!("Scheme::Http({scheme:?})"),
        SchemeDef::ApiKey { place: Place::Query, name } => format!("Scheme::Query({name:?})"),
        SchemeDef::ApiKey { place: Place::Cookie, name } => format!("Scheme::Cookie({name:?})"),
        SchemeDef::ApiKey { name, .. } => format!("Scheme::Header({name:?})"),
        SchemeDef::MutualTls => "Scheme::MutualTls".to_owned(),
    };
    format!("Requirement {{ name: {:?}, scheme: {scheme}, scopes: &{:?} }}", requirement.name, requirement.scopes)
}
