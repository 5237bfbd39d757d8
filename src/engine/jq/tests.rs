//! What filters give, and what they are refused; what only another process survives is tested from outside, in `tests/it/jq.rs`.

use serde_json::json;

use super::{filter::Filters, *};

fn ask(filter: &str, input: Value) -> Question {
    Question { filter: filter.to_owned(), variables: vec![("n".to_owned(), json!(3))], input, first: false }
}

fn evaluate(filter: &str, input: Value) -> Result<Vec<Value>, JqError> {
    let question = ask(filter, input);
    filter::with_stack(move || Filters::default().evaluate(&question))
}

#[test]
fn filters_do_what_jq_does() {
    for (filter, input, expect) in [
        (".", json!({"b": 1, "a": [null, true, 1.5, "é"]}), vec![json!({"b": 1, "a": [null, true, 1.5, "é"]})]),
        (".items[] | select(.n > $n) | .n", json!({"items": [{"n": 3}, {"n": 4}, {"n": 9}]}), vec![json!(4), json!(9)]),
        ("empty", json!(1), vec![]),
        ("map(. * 2) | add", json!([1, 2, 3]), vec![json!(12)]),
        ("group_by(.a) | map(length)", json!([{"a": 1}, {"a": 2}, {"a": 1}]), vec![json!([2, 1])]),
        ("\"\\(.a) and \\(.b)\"", json!({"a": 1, "b": "x"}), vec![json!("1 and x")]),
        ("[limit(3; range(infinite))]", json!(null), vec![json!([0, 1, 2])]),
        ("nan, infinite, 18446744073709551615", json!(null), vec![json!(null), json!(f64::MAX), json!(u64::MAX)]),
        ("reduce .[] as $x (0; . + $x), (try error(\"no\") catch .)", json!([1, 2]), vec![json!(3), json!("no")]),
        ("test(\"^a+$\"), (now > 0), ({} | tojson)", json!("aaa"), vec![json!(true), json!(true), json!("{}")]),
        ("{{a: 1} | .a: 2}? // \"{{ not an expression }}\"", json!(null), vec![]),
    ] {
        if expect.is_empty() && filter != "empty" {
            assert!(matches!(evaluate(filter, input), Err(JqError::Filter(_))), "{filter}");
        } else {
            assert_eq!(evaluate(filter, input), Ok(expect), "{filter}");
        }
    }
    let first = Question { first: true, ..ask("range(infinite)", json!(null)) };
    assert_eq!(Filters::default().evaluate(&first), Ok(vec![json!(0)]));
}

#[test]
fn what_fails_says_why() {
    for (filter, input, expect) in [
        (".a.b", json!({"a": 1}), JqError::Failed("cannot index 1 with \"b\"".to_owned())),
        ("error({code: 7})", json!(null), JqError::Failed("{\"code\":7}".to_owned())),
        ("halt", json!(null), JqError::Failed("the filter halts".to_owned())),
        ("range(infinite)", json!(null), JqError::Limit("the filter has more than 100000 outputs".to_owned())),
        (
            "reduce range(40) as $i (1; [., .])",
            json!(null),
            JqError::Limit("the outputs are larger than 4194304 bytes".to_owned()),
        ),
        (
            "reduce range(200) as $i (1; [.])",
            json!(null),
            JqError::Limit("an output is nested more than 120 levels deep".to_owned()),
        ),
    ] {
        assert_eq!(evaluate(filter, input), Err(expect), "{filter}");
    }
}

#[test]
fn filters_are_checked_before_they_run() {
    for (filter, holds, says) in [
        (".a | $n", true, ""),
        (".a |", false, "the end"),
        (".a ] b", false, "character 4"),
        ("nothing_of_this_name(1)", false, "nothing_of_this_name"),
        ("$other", false, "$other"),
        ("env", false, "env"),
        ("$ENV", false, "$ENV"),
        ("input", false, "input"),
        ("import \"a\" as a; .", false, "a"),
        ("include \"/etc/passwd\"; .", false, "passwd"),
    ] {
        let checked = check(filter, &["n"]);
        assert_eq!(checked.is_ok(), holds, "{filter}: {checked:?}");
        assert!(checked.err().is_none_or(|why| why.contains(says)), "{filter}");
    }
    assert!(check(&" ".repeat(MAX_SOURCE_BYTES + 1), &[]).is_err());
    // Every source that is short enough is read, however it nests.
    for part in [
        "(",
        "[",
        "{a:",
        "-",
        "1|",
        "1,",
        "1+",
        "try ",
        "not|",
        "if 1 then ",
        "def f: ",
        "\"\\(",
        ".a?//",
        "[.[]|",
        "reduce 1 as $x (",
        ".[",
    ] {
        // Whether it is a filter is of no account: this process goes on.
        let _ = check(&part.repeat(MAX_SOURCE_BYTES / part.len()), &[]);
        let whole = format!("{}1", part.repeat((MAX_SOURCE_BYTES - 1) / part.len()));
        let _ = check(&whole, &[]);
    }
}

#[tokio::test]
async fn without_a_program_this_process_evaluates() {
    let outputs = Jq::new(None).evaluate(ask(".[] + $n", json!([1, 2]))).await;
    assert_eq!(outputs, Ok(vec![json!(4), json!(5)]));
    let missing = Jq::new(Some("/nowhere/at/all".into())).evaluate(ask(".", json!(1))).await;
    assert!(matches!(missing, Err(JqError::Worker(_))));
}
