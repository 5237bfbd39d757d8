//! What expressions give, and what they refuse.

use serde_json::json;

use super::{super::output::Output, *};
use crate::domain::id::ExecutionId;

fn context() -> minijinja::Value {
    Scope {
        execution: ExecutionId(uuid::Uuid::nil()),
        input: Output::new(json!({"name": "Ada", "age": 36, "tags": ["x", "y"], "empty": null})),
        variables: Output::new(json!({"base": "https://example.com", "limit": 2.0})),
        item: None,
        nodes: vec![("fetch-a".into(), Output::new(json!({"items": [{"id": 7}], "ok": true})))],
    }
    .into_context()
}

fn evaluate(source: &str) -> Result<Value, String> {
    match Expression::compile(source) {
        Ok(None) => Ok(json!(source)),
        Ok(Some(expression)) => expression.evaluate(&context()).map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    }
}

#[test]
fn values_keep_their_types_and_text_is_text() {
    for (source, expect) in [
        ("plain", json!("plain")),
        ("a {# not a comment", json!("a {# not a comment")),
        ("{{ input.age }}", json!(36)),
        ("{{input.age + 1}}", json!(37)),
        ("{{ variables.limit }}", json!(2.0)),
        ("{{ input.tags }}", json!(["x", "y"])),
        ("{{ input.empty }}", json!(null)),
        ("{{ input }}", json!({"name": "Ada", "age": 36, "tags": ["x", "y"], "empty": null})),
        ("{{ nodes['fetch-a'].output.items[0].id }}", json!(7)),
        ("{{ nodes[\"fetch-a\"].output.ok }}", json!(true)),
        ("{{ {\"z\": {\"y\": 1}, \"a\": 2} }}", json!({"z": {"y": 1}, "a": 2})),
        ("{{ input.name }} is {{ input.age }}", json!("Ada is 36")),
        (" {{ input.age }}", json!(" 36")),
        ("tags: {{ input.tags }}, {{ input.empty }}", json!("tags: [\"x\",\"y\"], null")),
        ("{{ input.name }}\n", json!("Ada\n")),
        ("{% for tag in input.tags %}<{{ tag }}>{% endfor %}", json!("<x><y>")),
        ("{{ input.missing | default('none') }}", json!("none")),
        ("{{ nodes.other is defined }}", json!(false)),
        ("{{ execution.id }}", json!("00000000-0000-0000-0000-000000000000")),
        ("{{ input.tags | join('-') | upper }}", json!("X-Y")),
        ("{{ 'aXbX' | replace('X', '!') }}", json!("a!b!")),
        ("{{ '}} {{' }}", json!("}} {{")),
        ("{{ '<b>' }} & co", json!("<b> & co")),
    ] {
        assert_eq!(evaluate(source), Ok(expect), "{source}");
    }
    let (Value::Object(first), json) = (evaluate("{{ {'z': 1, 'a': 2} }}").unwrap(), ["z", "a"]) else { panic!() };
    assert_eq!(first.keys().collect::<Vec<_>>(), json, "order as written");
}

#[test]
fn errors_name_the_expression_and_what_is_undefined() {
    for (source, expect) in [
        ("{{ input.missing }}", "undefined"),
        ("{{ input.missing.deeper }}", "missing"),
        ("x {{ input.missing }}", "missing"),
        ("{{ [1, input.missing] }}", "undefined"),
        ("{{ input.missing | join('-') }}", "undefined"),
        ("{{ input.missing | replace('a', 'b') }}", "undefined"),
        ("{{ now() }}", "now"),
        ("{{ debug() }}", "debug"),
        ("{{ input. }}", "syntax error"),
        ("{{ input.name", "syntax error"),
        ("{{ input.name | nope }}", "nope"),
        ("{{ 'x' * 2000000 }}", "larger than"),
        ("{{ range(90000) | list ~ 'x' }}y", ""),
        ("{% for i in range(100000) %}{{ input.name }}{{ input.name }}{% endfor %}", "too many steps"),
        ("{% for i in range(30000) %}{{ 'x' * 100 }}{% endfor %}", "larger than"),
        ("{{ ('a' * 900000) | replace('a', 'b' * 900000) }}", "larger than"),
        ("{{ ('a' * 9000) | list | join('b' * 900000) }}", "larger than"),
        ("{% set a = 'x' %}{{ a }}", "not available"),
        ("{%- with a = 'x' %}{{ a }}{% endwith %}", "not available"),
        ("{{ 1 / 0 * input.age }}", ""),
    ] {
        match evaluate(source) {
            Err(error) => {
                assert!(error.starts_with('`') && error.contains(expect), "{source}: {error}");
                assert!(error.contains(&source.chars().take(40).collect::<String>()), "{source}: {error}");
            }
            Ok(value) => assert!(expect.is_empty() && value.to_string().len() < MAX_OUTPUT_BYTES, "{source}: {value}"),
        }
    }
}

#[test]
fn a_condition_needs_no_braces() {
    for source in ["input.age > 30", "{{ input.age > 30 }}", "  {{ input.age > 30 }} "] {
        let expression = Expression::compile_bare(source).unwrap();
        assert_eq!(expression.evaluate(&context()), Ok(json!(true)), "{source}");
    }
    assert!(Expression::compile_bare("").is_err());
    assert!(Expression::compile_bare("a >").is_err());
}

#[test]
fn references_are_found() {
    let find = |source: &str| Expression::compile(source).unwrap().unwrap().references().clone();
    let names = |set: &BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>().join(",");
    for (source, nodes, any, variables, unknown) in [
        ("{{ nodes.a.output.b }}", "a", false, "", ""),
        ("{{ nodes['a-b'].output }} {{ nodes.c.output }}", "a-b,c", false, "", ""),
        ("{{ nodes[input.which].output }}", "", true, "", ""),
        ("{% for id in nodes %}{{ id }}{% endfor %}", "", true, "", ""),
        ("{{ variables.base.x ~ range(3) }}", "", false, "base", ""),
        ("{{ inptu.x }} {{ input.x }}", "", false, "", "inptu"),
        ("{% for x in input.tags %}{{ x.y }}{{ loop.index }}{% endfor %}", "", false, "", ""),
    ] {
        let found = find(source);
        assert_eq!(
            (
                names(&found.nodes).as_str(),
                found.any_node,
                names(&found.variables).as_str(),
                names(&found.unknown).as_str()
            ),
            (nodes, any, variables, unknown),
            "{source}"
        );
    }
}

#[test]
fn a_configuration_resolves_part_by_part() {
    let config = json!({"url": "{{ variables.base }}/x", "n": 1, "deep": {"a/b": ["{{ input.age }}", "c"]}, "when": "input.age > 3"});
    let config = CompiledConfig::compile(
        config.as_object().unwrap(),
        Rules { bare: &["when"], ..Rules::default() },
        "/nodes/0/config",
    )
    .unwrap();
    assert!(config.constant().is_none());
    let pointers: Vec<String> = config.expressions().into_iter().map(|(pointer, _)| pointer).collect();
    assert_eq!(pointers, ["/url", "/deep/a~1b/0", "/when"]);
    assert_eq!(
        config.resolve(&context()).unwrap(),
        json!({"url": "https://example.com/x", "n": 1, "deep": {"a/b": [36, "c"]}, "when": true})
    );
    let constant = json!({"a": [1, {"b": "c"}]});
    let compiled = CompiledConfig::compile(constant.as_object().unwrap(), Rules::default(), "").unwrap();
    assert_eq!(compiled.constant(), Some(&constant));
    let bad = json!({"a": "{{ }}", "b": ["{{ x"]});
    let faults = CompiledConfig::compile(bad.as_object().unwrap(), Rules::default(), "/nodes/3/config").unwrap_err();
    let pointers: Vec<&str> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
    assert_eq!(pointers, ["/nodes/3/config/a", "/nodes/3/config/b/0"]);
}

#[test]
fn entries_behind_the_one_that_decides_are_not_evaluated() {
    let rules = Rules { bare: &["cases/*/when"], raw: &["do"], cases: Some(("cases", "when")) };
    let config = json!({
        "cases": [{"when": "input.a > 5", "to": "{{ input.a }}"}, {"when": "input.a > 1"}, {"when": "input.missing > 1"}],
        "do": {"anything": "{{ that is not compiled"},
    });
    let compiled = CompiledConfig::compile(config.as_object().unwrap(), rules, "").unwrap();
    let at: Vec<String> = compiled.expressions().into_iter().map(|(pointer, _)| pointer).collect();
    assert_eq!(at, ["/cases/0/when", "/cases/0/to", "/cases/1/when", "/cases/2/when"]);
    let with = |a: i32| {
        let (input, variables) = (Output::new(json!({ "a": a })), Output::new(json!({})));
        Scope { execution: ExecutionId(uuid::Uuid::nil()), input, variables, item: None, nodes: Vec::new() }
            .into_context()
    };
    let resolved = compiled.resolve(&with(2)).unwrap();
    assert_eq!(
        resolved,
        json!({"cases": [{"when": false, "to": 2}, {"when": true}], "do": {"anything": "{{ that is not compiled"}})
    );
    assert!(compiled.resolve(&with(0)).is_err(), "the last case is needed, and names what is not there");
    let bad = json!({"cases": [{"when": "1 +"}]});
    let faults = CompiledConfig::compile(bad.as_object().unwrap(), rules, "/nodes/3/config").unwrap_err();
    assert_eq!(faults[0].pointer, "/nodes/3/config/cases/0/when");
}
