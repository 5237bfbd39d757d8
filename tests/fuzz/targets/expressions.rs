//! Expressions of strangers, over values of strangers: they compile or say why not, end within their fuel and size, and give the same twice.

#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};
use switchyard::{
    domain::id::ExecutionId,
    engine::{
        expression::{CompiledConfig, Expression, MAX_OUTPUT_BYTES, Rules, Scope},
        output::Output,
    },
};

fn scope(input: &Value) -> minijinja::Value {
    let output =
        Output::new(json!({"items": [{"name": "a", "price": 1.5}, {"name": "b", "price": null}], "status": 200}));
    Scope {
        execution: ExecutionId(uuid::Uuid::nil()),
        input: Output::new(input.clone()),
        variables: Output::new(json!({"limit": 3, "greeting": "hello"})),
        item: Some((Arc::clone(&output), 2)),
        nodes: vec![("fetch".into(), Arc::clone(&output)), ("a b".into(), output)],
    }
    .into_context()
}

fn holds(expression: &Expression, input: &Value) {
    let (one, other) = (expression.evaluate(&scope(input)), expression.evaluate(&scope(input)));
    assert_eq!(one, other, "an expression gives one thing and then another");
    if let Ok(value) = one {
        let length = value.to_string().len();
        // Quotes and escapes come on top of a text's own length.
        assert!(length <= 6 * MAX_OUTPUT_BYTES + 2, "{length} bytes");
    }
}

// A source, a NUL, and JSON that it looks at.
fuzz_target!(|data: &[u8]| {
    let mut parts = data.splitn(2, |byte| *byte == 0);
    let Ok(source) = std::str::from_utf8(parts.next().unwrap_or_default()) else { return };
    let input = parts.next().and_then(|text| serde_json::from_slice(text).ok()).unwrap_or(Value::Null);
    if let Ok(Some(expression)) = Expression::compile(source) {
        holds(&expression, &input);
    }
    if let Ok(expression) = Expression::compile_bare(source) {
        holds(&expression, &input);
    }
    // As a configuration holds it: deeper, and beside a constant; without braces; as one of several cases; and as it is.
    let config = json!({"url": source, "list": [{"of": source}, 1], "cases": [{"when": source}, {"when": "true"}], "do": source});
    let Value::Object(config) = config else { return };
    let rules = if source.len().is_multiple_of(2) {
        Rules { bare: &["url", "cases/*/when"], raw: &["do"], cases: Some(("cases", "when")) }
    } else {
        Rules::default()
    };
    if let Ok(compiled) = CompiledConfig::compile(&config, rules, "/config") {
        let _ = compiled.references();
        let (one, other) = (compiled.resolve(&scope(&input)), compiled.resolve(&scope(&input)));
        assert_eq!(one, other);
        if let (Some(constant), Ok(resolved)) = (compiled.constant(), &one) {
            assert_eq!(constant, resolved);
        }
    }
});
