//! What a client sends is bounded: a document without bounds promises to take anything of any size.

use std::collections::HashSet;

use super::Report;
use crate::generator::resolved::{Api, JsonType, Schema, SchemaId};

pub(super) fn bounded(api: &Api, report: &mut Report) {
    let mut pending: Vec<SchemaId> = Vec::new();
    for operation in &api.operations {
        pending.extend(operation.parameters.iter().map(|parameter| parameter.schema));
        pending.extend(operation.request_body.iter().flat_map(|body| &body.content).filter_map(|media| media.schema));
    }
    let mut seen = HashSet::new();
    while let Some(id) = pending.pop() {
        if !seen.insert(id) {
            continue;
        }
        let schema = api.schema(id);
        // What only answers hold is not sent.
        if schema.read_only {
            continue;
        }
        judge(api, schema, report);
        pending.extend(schema.reference);
        pending.extend(schema.items);
        pending.extend(schema.additional_properties);
        pending.extend(schema.properties.values());
        pending.extend(schema.prefix_items.iter().chain(&schema.all_of).chain(&schema.any_of).chain(&schema.one_of));
    }
}

fn judge(api: &Api, schema: &Schema, report: &mut Report) {
    if schema.enumeration.is_some() || schema.constant.is_some() {
        return;
    }
    let has = |wanted| schema.types.contains(&wanted);
    // Bounds may stand in a schema beside: `allOf: [$ref, {maxLength}]` and `$ref` with siblings bound each other.
    let beside =
        |test: &dyn Fn(&Schema) -> bool| schema.all_of.iter().chain(&schema.reference).any(|id| test(api.schema(*id)));
    let any = |test: &dyn Fn(&Schema) -> bool| test(schema) || beside(test);
    if has(JsonType::String)
        && !any(&|schema| schema.max_length.is_some() || schema.format.is_some() || schema.pattern.is_some())
    {
        report.add(&schema.location, "this string has no bound: say maxLength, enum, format or pattern");
    }
    if has(JsonType::Array) && !any(&|schema| schema.max_items.is_some()) {
        report.add(&schema.location, "this array has no bound: say maxItems");
    }
    if has(JsonType::Integer) {
        let low = any(&|schema| schema.minimum.is_some() || schema.exclusive_minimum.is_some());
        let high = any(&|schema| schema.maximum.is_some() || schema.exclusive_maximum.is_some());
        if !(low && high) {
            report.add(&schema.location, "this integer is not bounded on both sides: say minimum and maximum");
        }
    }
}
