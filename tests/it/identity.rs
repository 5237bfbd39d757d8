//! Tenants, units, users and what they present, through the platform's API and the command line.

use serde_json::{Value, json};

use crate::support::{bed::Bed, client::Client, on_each_database, server::Server};

on_each_database!(
    a_tenant_is_made_by_an_operator_and_begins_with_its_first_key,
    a_unit_is_deleted_once_nothing_refers_to_it,
    a_user_is_known_by_a_token_until_it_is_revoked,
    a_key_shows_its_unit_and_its_plan,
    commands_do_the_same_while_the_server_runs,
);

async fn created(client: &Client, path: &str, body: &Value) -> Value {
    let answer = client.post(path, body).await;
    assert_eq!(answer.status, 201, "{path}: {answer:?}");
    answer.json()
}

async fn a_tenant_is_made_by_an_operator_and_begins_with_its_first_key(bed: Bed) {
    let server = bed.start().await;
    let operator = server.admin();
    let made = created(&operator, "/platform/v1/tenants", &json!({"name": "acme", "plan": "pro"})).await;
    let admin = server.client(made["admin_key"].as_str().unwrap());
    let me = admin.get("/platform/v1/me").await;
    assert_eq!(
        (me.at("/tenant/name"), me.at("/plan"), me.at("/scopes")),
        (json!("acme"), json!("pro"), json!(["admin"]))
    );
    assert_eq!(admin.get("/platform/v1/endpoints").await.at("/items/0/name"), json!("default"));
    assert_eq!(admin.get("/yourapp/v1/workflows").await.at("/meta/total"), json!(0));

    // A tenant's admin is no operator.
    let path = format!("/platform/v1/tenants/{}", made["id"].as_str().unwrap());
    for answer in [
        admin.get("/platform/v1/tenants").await,
        admin.get(&path).await,
        admin.patch(&path, &json!({"plan": "business"})).await,
        admin.post("/platform/v1/tenants", &json!({"name": "more"})).await,
        admin.post("/platform/v1/api-keys", &json!({"name": "k", "scopes": ["operator"]})).await,
        admin.post("/platform/v1/api-keys", &json!({"name": "k", "scopes": ["admin"], "plan": "business"})).await,
    ] {
        assert_eq!(answer.status, 403, "{answer:?}");
    }
    let changed = operator.patch(&path, &json!({"plan": "business"})).await;
    assert_eq!((changed.status, changed.at("/plan"), changed.at("/name")), (200, json!("business"), json!("acme")));
    assert_eq!(admin.get("/platform/v1/me").await.at("/plan"), json!("business"), "it holds from the next request on");
    let taken = operator.post("/platform/v1/tenants", &json!({"name": "acme"})).await;
    assert_eq!((taken.status, taken.at("/detail")), (409, json!("A tenant of this name exists")));
    let listed = operator.get("/platform/v1/tenants").await;
    assert_eq!((listed.at("/total"), listed.at("/items/0/name")), (json!(2), json!("acme")));
    assert!(!listed.text.contains("sy_"), "a key is shown once");
    server.stop().await;
}

async fn a_unit_is_deleted_once_nothing_refers_to_it(bed: Bed) {
    let server = bed.start().await;
    let admin = server.admin();
    let unit = created(&admin, "/platform/v1/units", &json!({"name": "sales"})).await;
    let path = format!("/platform/v1/units/{}", unit["id"].as_str().unwrap());
    let wanted = json!({"name": "k", "scopes": ["admin"], "unit_id": unit["id"]});
    let key = created(&admin, "/platform/v1/api-keys", &wanted).await;
    let within = server.client(key["key"].as_str().unwrap());
    let me = within.get("/platform/v1/me").await;
    assert_eq!(me.at("/unit/name"), json!("sales"), "{me:?}");
    let workflow = within.create_workflow(&json!({"name": "w"})).await;
    let revoke = format!("/platform/v1/api-keys/{}", key["id"].as_str().unwrap());
    assert_eq!(admin.delete(&path).await.status, 409, "a key refers to it");
    assert_eq!(admin.delete(&revoke).await.status, 204);
    assert_eq!(admin.delete(&path).await.status, 409, "a workflow refers to it");
    assert_eq!(admin.delete(&format!("/yourapp/v1/workflows/{workflow}")).await.status, 200);
    assert_eq!(admin.delete(&path).await.status, 204);
    assert_eq!(admin.get(&path).await.status, 404);

    // What is gone, what was never there and what is another's are the same in a body too.
    let other = server.client(&bed.key(&["--tenant", "other"]));
    let foreign = created(&other, "/platform/v1/units", &json!({"name": "theirs"})).await;
    for id in [unit["id"].clone(), foreign["id"].clone(), json!(uuid::Uuid::now_v7())] {
        for path in ["/platform/v1/api-keys", "/platform/v1/oauth-clients"] {
            let refused = admin.post(path, &json!({"name": "k", "scopes": ["admin"], "unit_id": id})).await;
            let found = (refused.status, refused.at("/errors/0/pointer"), refused.at("/errors/0/code"));
            assert_eq!(found, (400, json!("/unit_id"), json!("unknown_record")), "{refused:?}");
        }
    }
    server.stop().await;
}

async fn a_user_is_known_by_a_token_until_it_is_revoked(bed: Bed) {
    let server = bed.start().await;
    let admin = server.admin();
    let user = created(&admin, "/platform/v1/users", &json!({"name": "ada"})).await;
    let tokens = format!("/platform/v1/users/{}/tokens", user["id"].as_str().unwrap());
    let expiring = json!({"name": "laptop", "expires_at": "2999-01-01T00:00:00Z"});
    let first = created(&admin, &tokens, &expiring).await;
    let second = created(&admin, &tokens, &json!({"name": "server"})).await;
    let text = |made: &Value| made["token"].as_str().unwrap().to_owned();
    let ada = server.client(&text(&first));
    let me = ada.get("/platform/v1/me").await;
    assert_eq!((me.at("/actor/kind"), me.at("/actor/name")), (json!("user"), json!("ada")), "{me:?}");
    assert_eq!(me.at("/expires_at"), json!("2999-01-01T00:00:00Z"));
    // Users' tokens are for the API that asks for them, whatever they may do there.
    assert_eq!(ada.get("/platform/v1/units").await.status, 401);
    assert_eq!(ada.get("/yourapp/v1/workflows").await.status, 401);

    // A header of another algorithm, the same claims, and no signature.
    let claims = text(&first).split('.').nth(1).unwrap().to_owned();
    for forged in
        [format!("eyJhbGciOiJub25lIn0.{claims}."), text(&first) + "x", text(&first).replacen("eyJh", "eyJi", 1)]
    {
        assert_eq!(server.client(&forged).get("/platform/v1/me").await.status, 401, "{forged}");
    }
    let listed = admin.get(&tokens).await;
    assert_eq!((listed.at("/total"), listed.at("/items/0/name")), (json!(2), json!("server")));
    assert!(listed.at("/items/1/last_used_at").is_string());
    assert!(!listed.text.contains("eyJ"), "a token is shown once");

    let path = format!("{tokens}/{}", first["id"].as_str().unwrap());
    assert_eq!(admin.delete(&path).await.status, 204);
    assert_eq!(ada.get("/platform/v1/me").await.status, 401);
    let server_of_hers = server.client(&text(&second));
    assert_eq!(server_of_hers.get("/platform/v1/me").await.status, 200);
    // Keys are sealed: another start opens them again.
    server.stop().await;
    let server = bed.start().await;
    let again = server.client(&text(&second));
    assert_eq!(again.get("/platform/v1/me").await.status, 200);
    let admin = server.client(&admin.key);
    assert_eq!(admin.delete(&format!("/platform/v1/users/{}", user["id"].as_str().unwrap())).await.status, 204);
    assert_eq!(again.get("/platform/v1/me").await.status, 401, "its tokens go with the user");
    server.stop().await;
}

async fn a_key_shows_its_unit_and_its_plan(bed: Bed) {
    let server = bed.start().await;
    let operator = server.admin();
    let wanted = json!({"name": "k", "scopes": ["platform:read"], "plan": "starter"});
    let key = created(&operator, "/platform/v1/api-keys", &wanted).await;
    let path = format!("/platform/v1/api-keys/{}", key["id"].as_str().unwrap());
    let client = server.client(key["key"].as_str().unwrap());
    let seen = client.get(&path).await;
    assert_eq!((seen.at("/plan"), seen.at("/unit_id"), seen.at("/name")), (json!("starter"), json!(null), json!("k")));
    assert!(!seen.text.contains(&client.key));
    assert_eq!(client.get("/platform/v1/me").await.at("/plan"), json!("starter"));
    assert_eq!(server.client(&bed.key(&["--tenant", "other"])).get(&path).await.status, 404);
    server.stop().await;
}

fn run(bed: &Bed, arguments: &[&str]) -> Vec<Value> {
    let done = bed.run(&[arguments, &["--json"]].concat());
    assert!(done.success, "{arguments:?}: {}", done.stderr);
    match serde_json::from_str(&done.stdout) {
        Ok(one) => vec![one],
        Err(_) => done.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect(),
    }
}

async fn commands_do_the_same_while_the_server_runs(bed: Bed) {
    let server: Server = bed.start().await;
    let operator = server.admin();
    let tenant = run(&bed, &["tenant", "create", "acme", "--plan", "starter"]).remove(0);
    assert_eq!(tenant["plan"], json!("starter"));
    assert!(!bed.run(&["tenant", "create", "acme"]).success, "the name is taken");
    run(&bed, &["tenant", "set-plan", "acme", "pro"]);
    let path = format!("/platform/v1/tenants/{}", tenant["id"].as_str().unwrap());
    assert_eq!(operator.get(&path).await.at("/plan"), json!("pro"));
    let names: Vec<Value> = run(&bed, &["tenant", "list"]).iter().map(|one| one["name"].clone()).collect();
    assert_eq!(names, [json!("acme"), json!("default")]);

    let unit = run(&bed, &["unit", "create", "--tenant", "acme", "sales"]).remove(0);
    assert_eq!(run(&bed, &["unit", "list", "--tenant", "acme"]), std::slice::from_ref(&unit));
    let key = run(&bed, &["key", "create", "--tenant", "acme", "--unit", "sales", "--plan", "business"]).remove(0);
    let me = server.client(key["key"].as_str().unwrap()).get("/platform/v1/me").await;
    assert_eq!(
        (me.at("/unit/id"), me.at("/plan"), me.at("/tenant/plan")),
        (unit["id"].clone(), json!("business"), json!("pro"))
    );
    let listed = run(&bed, &["key", "list", "--tenant", "acme"]);
    assert_eq!((listed.len(), &listed[0]["id"], &listed[0]["revoked_at"]), (1, &key["id"], &json!(null)));
    assert!(listed[0].get("key").is_none());

    run(&bed, &["user", "create", "--tenant", "acme", "ada"]);
    let token = run(&bed, &["user", "token", "--tenant", "acme", "--user", "ada"]).remove(0);
    let me = server.client(token["token"].as_str().unwrap()).get("/platform/v1/me").await;
    assert_eq!((me.at("/actor/name"), me.at("/tenant/name")), (json!("ada"), json!("acme")), "{me:?}");
    // For a script: the token alone on standard output.
    let plain = bed.run(&["user", "token", "--tenant", "acme", "--user", "eve"]);
    assert_eq!(server.client(plain.stdout.trim()).get("/platform/v1/me").await.at("/actor/name"), json!("eve"));
    let names: Vec<Value> =
        run(&bed, &["user", "list", "--tenant", "acme"]).iter().map(|one| one["name"].clone()).collect();
    assert_eq!(names, [json!("eve"), json!("ada")]);

    let client = run(&bed, &["client", "create", "--tenant", "acme", "--scope", "jobs:read"]).remove(0);
    run(&bed, &["client", "revoke", "--tenant", "acme", client["client_id"].as_str().unwrap()]);
    let listed = run(&bed, &["client", "list", "--tenant", "acme"]);
    assert!(listed.len() == 1 && listed[0]["revoked_at"].is_string(), "{listed:?}");
    let unknown = bed.run(&["unit", "list", "--tenant", "nobody"]);
    assert!(!unknown.success && unknown.stderr.contains("tenant create nobody"), "{}", unknown.stderr);
    server.stop().await;
}
