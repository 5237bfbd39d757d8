//! One bad snippet for each check, and the good ones beside them.

use super::*;

fn messages(file: &str, text: &str) -> Vec<(usize, String)> {
    let surfaces = ["workflux", "workfx"].map(str::to_owned).into_iter().collect();
    let findings = check_file(Path::new(file), text, &surfaces);
    findings.into_iter().map(|finding| (finding.line, finding.message)).collect()
}

/// `expect`: line and part of the message of each finding, in order.
fn check(file: &str, code: &str, expect: &[(usize, &str)]) {
    let found = messages(file, &format!("//! Doc.\n{code}"));
    assert_eq!(found.len(), expect.len(), "{file}: {code}\n{found:?}");
    for ((line, message), (expected, part)) in found.iter().zip(expect) {
        assert!(line == expected && message.contains(part), "{file}: {code}\n{found:?}");
    }
}

#[test]
fn layers_hold() {
    check("src/domain/a.rs", "use crate::store::X;", &[(2, "`domain` must not use `store`")]);
    check(
        "src/domain/a.rs",
        "use crate::{domain::B,\n  engine::{C, d::E}};",
        &[(3, "must not use `engine`"), (3, "must not use `engine`")],
    );
    check("src/domain/a.rs", "use super::super::server;", &[(2, "must not use `server`")]);
    check("src/domain/a.rs", "use poem::Request;", &[(2, "crate `poem`")]);
    check("src/domain/a.rs", "fn f() { sea_orm::Database::connect(); }", &[(2, "crate `sea_orm`")]);
    check("src/domain/a.rs", "use crate::domain::b; use super::c; use serde::de;", &[]);
    check("src/engine/mod.rs", "use crate::domain::ports::Journal;", &[]);
    check("src/engine/a.rs", "use crate::api::X as Y;", &[(2, "`engine` must not use `api`")]);
    check("src/store/a.rs", "fn f() -> crate::engine::X { todo }", &[(2, "`store` must not use `engine`")]);
    check("src/store/a.rs", "use sea_orm::entity::prelude::*;", &[]);
    check(
        "src/api/workflux/agents.rs",
        "use crate::{domain::X, api::workfx::convert, api::respond};",
        &[(2, "surface `workfx`")],
    );
    check("src/api/workflux/agents.rs", "use super::super::workfx::x; use super::convert;", &[(2, "surface `workfx`")]);
    check(
        "src/api/workflux/agents.rs",
        "use crate::store::X; use sea_orm::X;",
        &[(2, "use `store`"), (2, "crate `sea_orm`")],
    );
    check("src/api/respond.rs", "use crate::api::workfx;", &[]);
    check("src/server/mod.rs", "use crate::{api, store, engine, domain};", &[]);
    check("src/main.rs", "use switchyard::{server::run, store};", &[]);
}

#[test]
fn inline_modules_count_for_super() {
    check("src/domain/a.rs", "mod b { use super::super::super::store::X; }\nuse super::c;", &[(2, "use `store`")]);
    check("src/domain/a.rs", "mod store { pub struct A; }\nmod b { use super::store::A; }", &[]);
}

#[test]
fn one_place_makes_http_clients() {
    let own = "an HTTP client of its own";
    check("src/server/a.rs", "fn f() { reqwest::Client::new(); }", &[(2, own)]);
    check("src/server/a.rs", "use reqwest::Client;\nfn f() { Client::builder(); }", &[(3, own)]);
    check("src/engine/agents.rs", "use reqwest::ClientBuilder;", &[(2, own)]);
    check("src/engine/http/mod.rs", "fn f() { reqwest::Client::builder(); }", &[]);
    check("src/server/a.rs", "fn f(client: &reqwest::Client) {}", &[]);
    check("src/server/a.rs", "use other::Client;\nfn f() { Client::new(); }", &[]);
}

#[test]
fn one_place_opens_sockets() {
    let own = "a socket of its own";
    check("src/server/a.rs", "async fn f() { tokio::net::TcpStream::connect(a).await; }", &[(2, own)]);
    check("src/engine/mail.rs", "use tokio::net::TcpStream;\nfn f() { TcpStream::connect(a); }", &[(3, own)]);
    check("src/store/a.rs", "use std::net;\nfn f() { net::TcpStream::connect_timeout(a, b); }", &[(3, own)]);
    check("src/server/a.rs", "use tokio::net::{TcpListener, UdpSocket};", &[(2, own)]);
    check("src/engine/a.rs", "use hyper_util::client::legacy::Client;", &[(2, "an HTTP client of its own")]);
    check("src/server/a.rs", "fn f() { reqwest::blocking::get(a); }", &[(2, "an HTTP client of its own")]);
    check("src/engine/http/dial.rs", "fn f() { tokio::net::TcpStream::connect(a); }", &[]);
    check("src/server/accept.rs", "use tokio::net::{TcpListener, TcpStream}; type Io = TcpStream;", &[]);
    check("src/server/a.rs", "#[cfg(test)]\nmod tests { fn f() { std::net::TcpStream::connect(a); } }", &[]);
}

#[test]
fn habits_hold() {
    check("src/domain/a.rs", "fn f() {\n    todo!()\n}", &[(3, "`todo`")]);
    check("src/domain/a.rs", "fn f() { unimplemented!(\"x\") }", &[(2, "`unimplemented`")]);
    check("xtask/src/a.rs", "fn f() { x.unwrap(); x.unwrap_or(1); }", &[(2, "`unwrap`")]);
    check("xtask/src/a.rs", "fn f() { x\n  .unwrap()\n}", &[(3, "`unwrap`")]);
    check(
        "src/domain/a.rs",
        "#[cfg(test)]\nmod tests { fn f() { x.unwrap(); } }\nfn g() { x.unwrap(); }",
        &[(4, "`unwrap`")],
    );
    check("src/domain/a.rs", "#[test]\nfn f() { x.unwrap(); }\n#[tokio::test]\nasync fn g() { x.unwrap(); }", &[]);
    check("src/domain/tests.rs", "fn f() { x.unwrap(); }", &[]);
    check("tests/a.rs", "#[ignore]\n#[test]\nfn f() {}", &[(2, "`ignore`")]);
    check("tests/a.rs", "#[should_panic(expected = \"x\")]\nfn f() {}", &[(2, "`should_panic`")]);
    check(
        "src/domain/a.rs",
        "// todo!() in a comment\n/* x.unwrap() /* nested */ todo!() */ const A: &str = \"todo!()\";",
        &[],
    );
    check(
        "src/domain/a.rs",
        "const A: &str = r#\"x.unwrap() \" todo!()\"#; const B: char = '\"'; fn f<'a>(x: &'a str) {}",
        &[],
    );
    check("src/domain/a.rs", "const Q: char = '\\''; fn f() { todo!() }", &[(2, "`todo`")]);
}

#[test]
fn files_begin_with_their_purpose_and_end_in_time() {
    assert_eq!(messages("src/domain/a.rs", "use x::y;\n")[0].0, 1);
    let long = format!("//! Doc.\n{}", "const A: u8 = 1;\n".repeat(700));
    assert!(messages("src/domain/a.rs", &long)[0].1.contains("701 lines"));
    assert!(messages("src/domain/a.rs", "//! Doc.\n").is_empty());
}

#[test]
fn this_repository_is_tidy() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let findings = super::check(&root).unwrap();
    assert!(findings.is_empty(), "{}", findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
}
