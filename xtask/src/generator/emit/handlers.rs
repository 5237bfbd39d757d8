//! `handlers.rs`: one trait a tag, one method an operation, no default bodies: the compiler lists what is missing.

use super::{Emitter, Text};

impl Emitter<'_> {
    pub(super) fn handlers(&self) -> String {
        let mut out = Text::new();
        out.line("//! What an implementation writes: a trait for each tag. There are no default bodies: what is missing does not compile.");
        out.line("");
        out.line("#![allow(clippy::too_long_first_doc_paragraph, reason = \"descriptions are the document's\")]");
        out.line("");
        out.line("use std::future::Future;");
        out.line("");
        out.line("use super::{requests, responses};");
        out.line("use crate::runtime::{Call, Surface};");
        for group in &self.program.groups {
            out.line("");
            out.doc(&format!("Operations tagged `{}`.", group.tag));
            if let Some(doc) = &group.doc {
                out.line("///");
                out.doc(doc);
            }
            out.line(&format!("pub trait {}: Surface {{", group.name));
            for (n, &index) in group.operations.iter().enumerate() {
                let operation = &self.program.operations[index];
                if n > 0 {
                    out.line("");
                }
                out.doc(&match &operation.summary {
                    Some(summary) => format!("`{}`: {summary}", operation.id),
                    None => format!("`{}`.", operation.id),
                });
                out.line("///");
                out.doc(&format!("`{} {}`", operation.method, operation.path));
                if let Some(description) = &operation.description {
                    out.line("///");
                    out.doc(description);
                }
                if operation.deprecated {
                    out.line("///");
                    out.doc("Deprecated.");
                }
                out.line(&format!(
                    "fn {}(&self, call: Call<'_, Self::Principal>, request: requests::{name}) -> impl Future<Output = Result<responses::{name}, Self::Error>> + Send;",
                    operation.ident,
                    name = operation.type_name,
                ));
            }
            out.line("}");
        }
        out.finish()
    }
}
