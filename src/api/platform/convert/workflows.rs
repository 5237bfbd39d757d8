//! Workflows, their versions, and what leads from one to another.

use generated::platform::types as wire;

use super::{MAX_DESCRIPTION, MAX_NAME, total};
use crate::{
    api::{text::cut, wire_id},
    domain::{
        error::{Error, Kind, Result},
        graph::{Edge, Graph, Node, OnError, RetryPolicy},
        id::WorkflowId,
        page::Page,
        versions::{Change, Changed, Difference, GraphDiff, Op, Version},
        workflow::{Workflow, WorkflowFilter, WorkflowStatus, WorkflowSummary},
    },
};

const MAX_NODE_ID: usize = 64;
const MAX_POINTER: usize = 10_000;
const MAX_CHANGES: usize = 100_000;

/// Another shape names no workflow.
pub(in super::super) fn id(text: &str) -> Result<WorkflowId> {
    wire_id::parse_uuid(text).map(WorkflowId).ok_or(Error::not_found(Kind::Workflow))
}

pub(in super::super) fn filter(status: Option<wire::WorkflowStatus>, search: Option<String>) -> WorkflowFilter {
    let status = status.map(|status| match status {
        wire::WorkflowStatus::Draft => WorkflowStatus::Draft,
        wire::WorkflowStatus::Published => WorkflowStatus::Published,
        wire::WorkflowStatus::Archived => WorkflowStatus::Archived,
    });
    WorkflowFilter { status, search: search.filter(|text| !text.is_empty()) }
}

fn wire_status(status: WorkflowStatus) -> wire::WorkflowStatus {
    match status {
        WorkflowStatus::Draft => wire::WorkflowStatus::Draft,
        WorkflowStatus::Published => wire::WorkflowStatus::Published,
        WorkflowStatus::Archived => wire::WorkflowStatus::Archived,
    }
}

pub(in super::super) fn list(found: Page<WorkflowSummary>, page: i32, limit: i32) -> wire::WorkflowList {
    let summary = |workflow: WorkflowSummary| wire::WorkflowSummary {
        id: workflow.id.0.into(),
        name: cut(workflow.name, MAX_NAME),
        description: cut(workflow.description, MAX_DESCRIPTION),
        status: wire_status(workflow.status),
        version: workflow.version,
        published_version: workflow.published_version,
        unit_id: workflow.owner.unit.map(|unit| unit.0.into()),
        created_at: workflow.created_at.into(),
        updated_at: workflow.updated_at.into(),
    };
    let items = found.items.into_iter().map(summary).collect();
    wire::WorkflowList { items, page, limit, total: total(found.total) }
}

pub(in super::super) fn workflow(workflow: Workflow) -> wire::Workflow {
    let (nodes, edges, variables) = wire_graph(workflow.graph);
    wire::Workflow {
        id: workflow.id.0.into(),
        name: cut(workflow.name, MAX_NAME),
        description: cut(workflow.description, MAX_DESCRIPTION),
        status: wire_status(workflow.status),
        version: workflow.version,
        published_version: workflow.published_version,
        unit_id: workflow.owner.unit.map(|unit| unit.0.into()),
        nodes,
        edges,
        variables,
        created_at: workflow.created_at.into(),
        updated_at: workflow.updated_at.into(),
    }
}

// Versions.

pub(in super::super) fn version_list(
    of: &Workflow,
    found: Page<Version>,
    page: i32,
    limit: i32,
) -> wire::WorkflowVersionList {
    let items = found.items.into_iter().map(|one| version(of, one)).collect();
    wire::WorkflowVersionList { items, page, limit, total: total(found.total) }
}

fn version(of: &Workflow, version: Version) -> wire::WorkflowVersion {
    let author = version.author.and_then(|author| {
        let kind = wire::AuditActorKind::ALL.iter().copied().find(|kind| kind.as_str() == author.kind)?;
        Some(wire::AuditActor { kind, id: author.id.map(Into::into) })
    });
    wire::WorkflowVersion {
        version: version.number,
        author,
        note: version.note.map(|note| cut(note, MAX_DESCRIPTION)),
        node_count: version.nodes,
        is_head: version.number == of.version,
        is_published: Some(version.number) == of.published_version,
        published_at: version.published_at.map(Into::into),
        created_at: version.created_at.into(),
    }
}

pub(in super::super) fn version_with_graph(of: &Workflow, found: Version, graph: Graph) -> wire::WorkflowVersionDetail {
    let (nodes, edges, variables) = wire_graph(graph);
    let wire::WorkflowVersion { version, author, note, node_count, is_head, is_published, published_at, created_at } =
        version(of, found);
    wire::WorkflowVersionDetail {
        version,
        author,
        note,
        node_count,
        is_head,
        is_published,
        published_at,
        created_at,
        nodes,
        edges,
        variables,
    }
}

pub(in super::super) fn diff(from: i32, to: i32, diff: GraphDiff) -> wire::WorkflowDiff {
    let is_empty = diff.is_empty();
    let Difference { added, removed, changed, reordered } = diff.nodes;
    let changed_node =
        |node: Changed<Node>| wire::ChangedNode { id: cut(node.item.id, MAX_NODE_ID), changes: changes(node.changes) };
    let nodes = wire::NodesDiff {
        added: added.into_iter().map(wire_node).collect(),
        removed: removed.into_iter().map(wire_node).collect(),
        changed: changed.into_iter().map(changed_node).collect(),
        reordered,
    };
    let Difference { added, removed, changed, reordered } = diff.edges;
    let changed_edge =
        |edge: Changed<Edge>| wire::ChangedEdge { edge: wire_edge(edge.item), changes: changes(edge.changes) };
    let edges = wire::EdgesDiff {
        added: added.into_iter().map(wire_edge).collect(),
        removed: removed.into_iter().map(wire_edge).collect(),
        changed: changed.into_iter().map(changed_edge).collect(),
        reordered,
    };
    wire::WorkflowDiff { from, to, is_empty, nodes, edges, variables: changes(diff.variables) }
}

fn changes(changes: Vec<Change>) -> Vec<wire::ValueChange> {
    let change = |change: Change| wire::ValueChange {
        pointer: cut(change.pointer, MAX_POINTER),
        op: match change.op {
            Op::Added => wire::ChangeOp::Added,
            Op::Removed => wire::ChangeOp::Removed,
            Op::Changed => wire::ChangeOp::Changed,
        },
        before: change.before,
        after: change.after,
    };
    changes.into_iter().take(MAX_CHANGES).map(change).collect()
}

// Graphs.

pub(in super::super) fn graph(nodes: Vec<wire::Node>, edges: Vec<wire::Edge>, variables: wire::Variables) -> Graph {
    Graph {
        nodes: nodes.into_iter().map(node).collect(),
        edges: edges.into_iter().map(edge).collect(),
        variables: variables.into_iter().collect(),
    }
}

fn wire_graph(graph: Graph) -> (Vec<wire::Node>, Vec<wire::Edge>, wire::Variables) {
    let nodes = graph.nodes.into_iter().map(wire_node).collect();
    (nodes, graph.edges.into_iter().map(wire_edge).collect(), graph.variables.into_iter().collect())
}

fn node(node: wire::Node) -> Node {
    Node {
        id: node.id,
        kind: node.r#type,
        name: node.name,
        config: node.config,
        retry: node.retry.map(|retry| RetryPolicy {
            max_attempts: u32::try_from(retry.max_attempts).unwrap_or(1),
            initial_ms: u64::try_from(retry.initial_ms).unwrap_or_default(),
            factor: retry.factor,
            max_ms: u64::try_from(retry.max_ms).unwrap_or_default(),
            jitter: retry.jitter,
        }),
        timeout_ms: node.timeout_ms.map(|time| u64::try_from(time).unwrap_or_default()),
        on_error: match node.on_error {
            wire::NodeErrorPolicy::Fail => OnError::Fail,
            wire::NodeErrorPolicy::Continue => OnError::Continue,
            wire::NodeErrorPolicy::Branch => OnError::Branch,
        },
        extra: node.additional,
    }
}

fn wire_node(node: Node) -> wire::Node {
    wire::Node {
        id: node.id,
        r#type: node.kind,
        name: node.name,
        config: node.config,
        retry: node.retry.map(|retry| wire::NodeRetry {
            max_attempts: i32::try_from(retry.max_attempts).unwrap_or(i32::MAX),
            initial_ms: i64::try_from(retry.initial_ms).unwrap_or(i64::MAX),
            factor: retry.factor,
            max_ms: i64::try_from(retry.max_ms).unwrap_or(i64::MAX),
            jitter: retry.jitter,
        }),
        timeout_ms: node.timeout_ms.map(|time| i64::try_from(time).unwrap_or(i64::MAX)),
        on_error: match node.on_error {
            OnError::Fail => wire::NodeErrorPolicy::Fail,
            OnError::Continue => wire::NodeErrorPolicy::Continue,
            OnError::Branch => wire::NodeErrorPolicy::Branch,
        },
        additional: node.extra,
    }
}

fn edge(edge: wire::Edge) -> Edge {
    Edge { id: edge.id, source: edge.source, target: edge.target, branch: edge.branch, extra: edge.additional }
}

fn wire_edge(edge: Edge) -> wire::Edge {
    wire::Edge { id: edge.id, source: edge.source, target: edge.target, branch: edge.branch, additional: edge.extra }
}
