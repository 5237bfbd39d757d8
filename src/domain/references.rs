//! Credentials that graphs name. A published workflow's are kept beside it, so that none of them is deleted while it may be presented.
//!
//! Integrations, workflows and agents are looked up when a step runs, and may come and go: a step that names one that is gone fails and says so.

use serde::Deserialize as _;
use serde_json::Value;

use super::{
    graph::{Graph, Node},
    id::{CredentialId, WorkflowId},
};

/// Node types that present a credential, and where their configuration names it, as a JSON Pointer.
const NAMES: [(&str, &str); 2] = [("http_request", "/credential"), ("email", "/server/credential")];

/// The node type that holds nodes of its own, and where.
const NESTING: (&str, &str) = ("for_each", "do");

/// A credential that a node of a graph names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Where the graph names it, as a JSON Pointer.
    pub pointer: String,
    /// Which credential.
    pub credential: CredentialId,
}

/// The credentials that a graph names, in bodies of loops too. What is not the id of one is none; publishing has refused it.
pub fn credentials(graph: &Graph) -> Vec<Named> {
    let mut found = Vec::new();
    collect(&graph.nodes, "", &mut found);
    found
}

fn collect(nodes: &[Node], at: &str, found: &mut Vec<Named>) {
    for (index, node) in nodes.iter().enumerate() {
        let config = format!("{at}/nodes/{index}/config");
        for (_, pointer) in NAMES.iter().filter(|(kind, _)| *kind == node.kind) {
            let mut steps = pointer.split('/').skip(1);
            let first = steps.next().and_then(|step| node.config.get(step));
            let named = steps.try_fold(first, |value, step| Some(value?.get(step))).flatten();
            if let Some(credential) = named.and_then(Value::as_str).and_then(CredentialId::read) {
                found.push(Named { pointer: format!("{config}{pointer}"), credential });
            }
        }
        let (kind, field) = NESTING;
        if node.kind == kind
            && let Some(inner) = node.config.get(field).and_then(|body| body.get("nodes"))
            && let Ok(inner) = Vec::<Node>::deserialize(inner)
        {
            collect(&inner, &format!("{config}/{field}"), found);
        }
    }
}

/// Why a credential is not deleted.
pub fn in_use(workflow: WorkflowId) -> String {
    format!("the published workflow {workflow} uses the credential: change that first")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn credentials_are_found_where_node_types_name_them() {
        let id = "0191e393-cd00-7651-8317-1ff4a6a3a450";
        let graph: Graph = serde_json::from_value(json!({"nodes": [
            {"id": "a", "type": "http_request", "config": {"url": "https://x/", "credential": id}},
            {"id": "b", "type": "http_request", "config": {"url": "https://x/"}},
            {"id": "c", "type": "set", "config": {"credential": id}},
            {"id": "d", "type": "email", "config": {"server": {"credential": "cred_01j7hs7k80es8r65rzyjka792g"}}},
            {"id": "e", "type": "email", "config": {"server": "mail", "credential": id}},
            {"id": "f", "type": "http_request", "config": {"credential": "{{ input.x }}"}},
            {"id": "g", "type": "for_each", "config": {"do": {"nodes": [
                {"id": "a", "type": "http_request", "config": {"credential": id}},
            ]}}},
        ]}))
        .unwrap();
        let found: Vec<(String, String)> =
            credentials(&graph).into_iter().map(|named| (named.pointer, named.credential.to_string())).collect();
        let expect = [
            "/nodes/0/config/credential",
            "/nodes/3/config/server/credential",
            "/nodes/6/config/do/nodes/0/config/credential",
        ];
        assert_eq!(found, expect.map(|pointer| (pointer.to_owned(), id.to_owned())));
    }
}
