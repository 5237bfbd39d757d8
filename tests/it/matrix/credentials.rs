//! Every operation × no credential, a malformed, an unknown, an expired, a revoked one, and one that may do everything but this; and one that may do just
//! this. Of every kind that the operation's document declares.

use std::collections::{BTreeMap, BTreeSet};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use super::{
    document::{Operation, Together, operations},
    ids, records,
    request::{self, Request},
    world::{World, check_documented},
};
use crate::support::bed::Bed;

/// What was tried.
#[derive(Debug, Default)]
struct Size {
    operations: usize,
    public: usize,
    ways: usize,
    cells: usize,
}

pub async fn a_bad_credential_opens_nothing_and_a_good_one_does(bed: Bed) {
    let world = World::open(&bed).await;
    let all = operations();
    let drawers = Drawers::fill(&bed, &world, &all).await;
    let mut cases = Vec::new();
    for operation in &all {
        let reach = operation.places.iter().map(|place| records::kind(&place.kind).reach).max();
        let maker = if reach == Some(records::Reach::Server) { &world.operator } else { &world.tenant };
        cases.push((operation, request::build(operation, &ids::own_records(&world, operation, maker).await, None)));
    }
    let mut size = Size::default();
    let before = world.seen(&all, &world.tenant).await;
    assert!(before.len() >= 4, "{:?}", before.keys());
    for (operation, request) in &cases {
        size.operations += 1;
        let ways = ways_of(operation);
        for way in &ways {
            size.ways += 1;
            size.cells += refused(&world, operation, request, way, &drawers.of[&way.sort]).await;
        }
        if is_public(operation) {
            size.public += 1;
            size.cells += open(&world, operation, request).await;
        } else {
            size.cells += closed(&world, operation, request).await;
        }
    }
    let after = world.seen(&all, &world.tenant).await;
    assert_eq!(before, after, "a request that was refused wrote something");
    for (operation, request) in &cases {
        for way in ways_of(operation) {
            size.cells += taken(&world, operation, request, &way, &drawers.of[&way.sort]).await;
        }
    }
    println!("credentials: {size:?}");
    world.server.stop().await;
}

/// Kinds of credential.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Key,
    AccessToken,
    UserToken,
    /// An OAuth client's id and secret.
    Client,
}

/// How a credential of one alternative is presented, and the scopes that it must have.
struct Way {
    sort: Sort,
    place: Presentation,
    scopes: Vec<String>,
}

enum Presentation {
    Bearer,
    Basic,
    Header(String),
}

/// The alternatives of an operation, but for that of no credential at all.
fn ways_of(operation: &Operation) -> Vec<Way> {
    let alternatives = operation.security.iter().flatten().filter(|together| !together.is_empty());
    alternatives.map(|together| way_of(operation, together)).collect()
}

/// Whether it can be called without a credential; or with one in the body, which is the operation's own business.
fn is_public(operation: &Operation) -> bool {
    let security = operation.security.as_ref().unwrap();
    security.is_empty() || security.iter().any(Vec::is_empty)
}

fn way_of(operation: &Operation, together: &Together) -> Way {
    let [(name, scopes)] = together.as_slice() else { panic!("{operation}: no way to present {together:?} together") };
    let scheme = operation.scheme(name);
    let (sort, place) = match (scheme["type"].as_str(), scheme["scheme"].as_str(), scheme["in"].as_str()) {
        (Some("http"), Some("bearer"), _) if name == "userToken" => (Sort::UserToken, Presentation::Bearer),
        (Some("http"), Some("bearer"), _) => (Sort::Key, Presentation::Bearer),
        (Some("http"), Some("basic"), _) => (Sort::Client, Presentation::Basic),
        (Some("oauth2"), ..) => (Sort::AccessToken, Presentation::Bearer),
        (Some("apiKey"), _, Some("header")) => {
            (Sort::Key, Presentation::Header(scheme["name"].as_str().unwrap().to_owned()))
        }
        _ => panic!("{operation}: no way to present a credential of {scheme}"),
    };
    Way { sort, place, scopes: scopes.clone() }
}

type Headers = Vec<(String, String)>;

fn authorization(value: impl Into<String>) -> Headers {
    vec![("authorization".to_owned(), value.into())]
}

impl Way {
    fn present(&self, secret: &str) -> Headers {
        match &self.place {
            Presentation::Bearer => authorization(format!("Bearer {secret}")),
            Presentation::Basic => authorization(format!("Basic {}", BASE64_STANDARD.encode(secret))),
            Presentation::Header(name) => vec![(name.clone(), secret.to_owned())],
        }
    }

    /// What is no credential at all, in as many spellings as there are.
    fn malformed(&self) -> Vec<(&'static str, Headers)> {
        let mut spellings = vec![
            ("garbage", self.present("garbage")),
            ("a prefix alone", self.present("sy_")),
            ("far too long", self.present(&"x".repeat(4_000))),
            ("with markup", self.present("sy_'\"><script>%00")),
        ];
        match self.place {
            Presentation::Header(_) => spellings.push(("empty", self.present(""))),
            Presentation::Basic => spellings.push(("no base64", authorization("Basic !!!"))),
            Presentation::Bearer => spellings.extend([
                ("empty", self.present("")),
                ("of another scheme", authorization("Basic c3k6c3k=")),
                ("without a scheme", authorization("sy_garbage")),
                ("a scheme alone", authorization("Bearer")),
                ("unsigned", self.present("eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.")),
            ]),
        }
        spellings
    }
}

/// Credentials of one kind: what was good once or looks as if, and what is good for some scopes.
#[derive(Debug, Default)]
struct Drawer {
    bad: Vec<(&'static str, String)>,
    /// For these scopes alone.
    only: BTreeMap<Vec<String>, String>,
    /// For all scopes but these.
    but: BTreeMap<Vec<String>, String>,
}

struct Drawers {
    of: BTreeMap<Sort, Drawer>,
}

impl Drawers {
    async fn fill(bed: &Bed, world: &World, all: &[Operation]) -> Self {
        let scopes = all_scopes(bed);
        let mut of: BTreeMap<Sort, Drawer> = BTreeMap::new();
        for way in all.iter().flat_map(ways_of) {
            let drawer = match of.entry(way.sort) {
                std::collections::btree_map::Entry::Vacant(entry) => {
                    entry.insert(Drawer::new(way.sort, bed, world).await)
                }
                std::collections::btree_map::Entry::Occupied(entry) => entry.into_mut(),
            };
            let own: BTreeSet<String> = way.scopes.iter().cloned().collect();
            assert!(own.is_subset(&scopes), "{own:?} are no scopes of the command line");
            let mut others: BTreeSet<String> = scopes.difference(&own).cloned().collect();
            if !own.contains("operator") {
                // It has them all; but for that one, which it has not.
                others.remove("admin");
            }
            if !drawer.only.contains_key(&way.scopes) {
                drawer.only.insert(way.scopes.clone(), good(way.sort, world, &own).await);
                if !own.is_empty() {
                    drawer.but.insert(way.scopes.clone(), good(way.sort, world, &others).await);
                }
            }
        }
        Self { of }
    }
}

/// The scopes that the command line can grant, as its help lists them.
fn all_scopes(bed: &Bed) -> BTreeSet<String> {
    let help = bed.run(&["key", "create", "--help"]).stdout;
    let listed = help.split("[possible values: ").find(|rest| rest.contains("workflows:read"));
    let listed = listed.and_then(|rest| rest.split(']').next()).expect("the help lists the scopes");
    listed.split(',').map(|scope| scope.trim().to_owned()).collect()
}

async fn post(world: &World, path: &str, body: &Value) -> Value {
    let made = world.operator.post(path, body).await;
    assert_eq!(made.status, 201, "{path}: {made:?}");
    made.json()
}

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_else(|| panic!("no `{name}` in {value}")).to_owned()
}

/// A good credential with these scopes.
async fn good(sort: Sort, world: &World, scopes: &BTreeSet<String>) -> String {
    // One at least is asked for; none is needed, so any will do.
    let scopes = if scopes.is_empty() { &BTreeSet::from(["forms:read".to_owned()]) } else { scopes };
    match sort {
        Sort::Key => {
            text(&post(world, "/platform/v1/api-keys", &json!({"name": "matrix", "scopes": scopes})).await, "key")
        }
        Sort::Client => client(world, scopes).await.1,
        Sort::AccessToken => token(world, &client(world, scopes).await.1).await,
        Sort::UserToken => user_token(world, &json!({"name": "matrix"})).await.1,
    }
}

/// The path and the id with the secret of a new OAuth client.
async fn client(world: &World, scopes: &BTreeSet<String>) -> (String, String) {
    let made = post(world, "/platform/v1/oauth-clients", &json!({"name": "matrix", "scopes": scopes})).await;
    let id = text(&made, "client_id");
    (format!("/platform/v1/oauth-clients/{id}"), format!("{id}:{}", text(&made, "client_secret")))
}

/// An access token of a client.
async fn token(world: &World, client: &str) -> String {
    let basic = format!("Basic {}", BASE64_STANDARD.encode(client));
    let request = world.nobody.request(reqwest::Method::POST, "/oauth/token").header("authorization", basic);
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    let answer = crate::support::client::Answer::of(request.body("grant_type=client_credentials")).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    text(&answer.json(), "access_token")
}

/// The path and the secret of a new token of a new user.
async fn user_token(world: &World, body: &Value) -> (String, String) {
    let user = text(&post(world, "/platform/v1/users", &json!({"name": records::fresh_name()})).await, "id");
    let tokens = format!("/platform/v1/users/{user}/tokens");
    let made = post(world, &tokens, body).await;
    (format!("{tokens}/{}", text(&made, "id")), text(&made, "token"))
}

async fn delete(world: &World, path: &str) {
    let deleted = world.operator.delete(path).await;
    assert_eq!(deleted.status, 204, "{path}: {deleted:?}");
}

impl Drawer {
    /// The bad ones.
    async fn new(sort: Sort, bed: &Bed, world: &World) -> Self {
        const PAST: &str = "2001-01-01T00:00:00Z";
        let every = BTreeSet::from(["admin".to_owned(), "operator".to_owned()]);
        let bad = match sort {
            Sort::Key => {
                let path = "/platform/v1/api-keys";
                let wanted = |name: &str| json!({"name": name, "scopes": every});
                let revoked = post(world, path, &wanted("revoked")).await;
                delete(world, &format!("{path}/{}", text(&revoked, "id"))).await;
                let mut past = wanted("expired");
                past["expires_at"] = json!(PAST);
                let expired = post(world, path, &past).await;
                // Right in every digit, and of another server.
                let unknown = Bed::sqlite().key(&["--tenant", "own"]);
                let other = bed.key(&["--tenant", "own"]);
                let flipped = format!("{}{}", &other[..other.len() - 1], if other.ends_with('0') { '1' } else { '0' });
                vec![
                    ("revoked", text(&revoked, "key")),
                    ("expired", text(&expired, "key")),
                    ("unknown", unknown),
                    ("with a wrong checksum", flipped),
                ]
            }
            Sort::Client => {
                let (path, revoked) = client(world, &every).await;
                delete(world, &path).await;
                let (_, other) = client(world, &every).await;
                let (id, secret) = other.split_once(':').unwrap();
                let (_, another) = client(world, &every).await;
                vec![
                    ("revoked", revoked),
                    ("with another's secret", format!("{id}:{}", another.split_once(':').unwrap().1)),
                    ("without a secret", format!("{id}:")),
                    ("unknown", format!("{}:{secret}", uuid::Uuid::now_v7())),
                ]
            }
            Sort::AccessToken => {
                let (path, of_revoked) = client(world, &every).await;
                let token_of_revoked = token(world, &of_revoked).await;
                delete(world, &path).await;
                let (_, other) = client(world, &every).await;
                let revoked = token(world, &other).await;
                let basic = format!("Basic {}", BASE64_STANDARD.encode(&other));
                let request = world.nobody.request(reqwest::Method::POST, "/oauth/revoke");
                let request = request.header("authorization", basic);
                let request = request.header("content-type", "application/x-www-form-urlencoded");
                let answer = crate::support::client::Answer::of(request.body(format!("token={revoked}"))).await;
                assert_eq!(answer.status, 200, "{answer:?}");
                let unknown = format!("{}{}", &revoked[..revoked.len() - 4], "0000");
                vec![("revoked", revoked), ("of a revoked client", token_of_revoked), ("unknown", unknown)]
            }
            Sort::UserToken => {
                let (path, revoked) = user_token(world, &json!({"name": "revoked"})).await;
                delete(world, &path).await;
                let (_, expired) = user_token(world, &json!({"name": "expired", "expires_at": PAST})).await;
                let (_, other) = user_token(world, &json!({"name": "other"})).await;
                let (signed, signature) = other.rsplit_once('.').unwrap();
                let first = if signature.starts_with('A') { 'B' } else { 'A' };
                vec![
                    ("revoked", revoked),
                    ("expired", expired),
                    ("with a wrong signature", format!("{signed}.{first}{}", &signature[1..])),
                    ("without a signature", format!("{signed}.")),
                ]
            }
        };
        Self { bad, ..Self::default() }
    }
}

async fn expect(world: &World, operation: &Operation, request: &Request, what: &str, sent: &Headers, status: u16) {
    let answer = request.send_with(&world.nobody, sent).await;
    assert_eq!(answer.status, status, "{operation}, {what}: {answer:?}");
    check_documented(operation, &answer);
    for (_, value) in sent {
        let secret = value.trim_start_matches("Bearer ");
        assert!(secret.len() < 20 || !answer.text.contains(secret), "{operation}, {what}: told back in {answer:?}");
    }
}

/// The number of cells.
async fn refused(world: &World, operation: &Operation, request: &Request, way: &Way, drawer: &Drawer) -> usize {
    let mut cells = way.malformed();
    cells.extend(drawer.bad.iter().map(|(what, secret)| (*what, way.present(secret))));
    for (what, sent) in &cells {
        expect(world, operation, request, what, sent, 401).await;
    }
    match drawer.but.get(&way.scopes) {
        Some(but) => expect(world, operation, request, "of all other scopes", &way.present(but), 403).await,
        None => return cells.len(),
    }
    cells.len() + 1
}

/// Without a credential, and with one where nobody looks for it, which a log or a link would keep. The number of cells.
async fn closed(world: &World, operation: &Operation, request: &Request) -> usize {
    expect(world, operation, request, "none", &Headers::new(), 401).await;
    let key = &world.operator.key;
    let cookie = vec![("cookie".to_owned(), format!("authorization={key}; x-api-key={key}"))];
    expect(world, operation, request, "in a cookie", &cookie, 401).await;
    2
}

/// The number of cells.
async fn open(world: &World, operation: &Operation, request: &Request) -> usize {
    let answer = request.send_with(&world.nobody, &Headers::new()).await;
    // Where a client may name itself in the body, and does not, it is not known.
    let names_itself = operation.security.as_ref().is_some_and(|ways| !ways.is_empty());
    assert!(answer.status < 300 || (names_itself && matches!(answer.status, 400 | 401)), "{operation}: {answer:?}");
    check_documented(operation, &answer);
    1
}

/// Scopes that an operation hands on without being told so: who calls it must hold them, as must whoever names some in a body.
const HANDED_ON: &[(&str, &[&str])] = &[(
    "createUserToken",
    &["workflows:read", "workflows:write", "executions:read", "executions:write", "agents:read", "agents:write"],
)];

/// The number of cells.
async fn taken(world: &World, operation: &Operation, request: &Request, way: &Way, drawer: &Drawer) -> usize {
    let request = request.granting(&way.scopes);
    let secret = match HANDED_ON.iter().find(|(id, _)| *id == operation.id) {
        Some((_, more)) => {
            let scopes = way.scopes.iter().map(String::as_str).chain(more.iter().copied()).map(str::to_owned);
            good(way.sort, world, &scopes.collect()).await
        }
        None => drawer.only[&way.scopes].clone(),
    };
    let answer = request.send_with(&world.nobody, &way.present(&secret)).await;
    // Deleting twice finds nothing: whether it was let in is all that is asked here.
    assert!(!matches!(answer.status, 401 | 403) && answer.status < 500, "{operation}: {answer:?}");
    check_documented(operation, &answer);
    1
}
