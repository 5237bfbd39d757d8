//! Security is said, never forgotten.

use super::Report;
use crate::generator::resolved::{Api, SecurityKind};

/// The extension of an operation that says so where a credential needs no scope for it.
const SCOPES: &str = "x-scopes";

pub(super) fn declared(api: &Api, report: &mut Report) {
    for operation in api.operations.iter().filter(|operation| operation.security.is_none()) {
        let message = format!(
            "neither `{}` nor the document declares `security`: say `security: []` where all may call",
            operation.id
        );
        report.add(&operation.location, message);
    }
}

pub(super) fn scopes(api: &Api, report: &mut Report) {
    for operation in &api.operations {
        for (name, scopes) in operation.security.iter().flatten().flatten() {
            let Some(SecurityKind::OAuth2 { scopes: known }) =
                api.security_schemes.get(name).map(|scheme| &scheme.kind)
            else {
                continue;
            };
            // Said, it is a decision; unsaid, it is most often forgotten.
            let any_will_do = operation.extensions.get(SCOPES).is_some_and(|said| said == "none");
            if scopes.is_empty() && !any_will_do {
                let message = format!(
                    "`{}` asks `{name}` for no scope: name one, or say `{SCOPES}: none` where every credential may call",
                    operation.id
                );
                report.add(&operation.location, message);
            }
            for scope in scopes.iter().filter(|scope| !known.contains_key(*scope)) {
                report.add(&operation.location, format!("`{name}` declares no scope `{scope}`"));
            }
        }
    }
}
