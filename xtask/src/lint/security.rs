//! Security is said, never forgotten.

use super::Report;
use crate::generator::resolved::{Api, SecurityKind};

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
            if scopes.is_empty() {
                report.add(&operation.location, format!("`{}` asks `{name}` for no scope", operation.id));
            }
            for scope in scopes.iter().filter(|scope| !known.contains_key(*scope)) {
                report.add(&operation.location, format!("`{name}` declares no scope `{scope}`"));
            }
        }
    }
}
