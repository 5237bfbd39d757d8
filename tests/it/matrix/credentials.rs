//! Every operation × no credential, a malformed, an unknown, an expired, a revoked one, and one that may do everything but this; and one that may do just
//! this.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::{
    document::{Operation, operations},
    records,
    request::{self, Records, Request},
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

/// The scopes that the command line can grant, as its help lists them.
fn all_scopes(bed: &Bed) -> BTreeSet<String> {
    let help = bed.run(&["key", "create", "--help"]).stdout;
    let listed = help.split("[possible values: ").nth(1).and_then(|rest| rest.split(']').next());
    listed.expect("the help lists the scopes").split(',').map(|scope| scope.trim().to_owned()).collect()
}

pub async fn a_bad_credential_opens_nothing_and_a_good_one_does(bed: Bed) {
    let world = World::open(&bed).await;
    let all = operations();
    let keys = Keys::make(&bed, &world).await;
    let mut cases = Vec::new();
    for operation in &all {
        cases.push((operation, request::build(operation, &own_records(&world, operation).await, None)));
    }
    let mut size = Size::default();
    let before = world.seen(&all, &world.tenant).await;
    assert!(before.len() >= 4, "{:?}", before.keys());
    for (operation, request) in &cases {
        let security = operation.security.as_ref().unwrap();
        size.operations += 1;
        size.public += usize::from(security.is_empty());
        for way in security {
            size.ways += 1;
            size.cells += refused(&world, operation, request, &way_of(operation, way), &keys).await;
        }
    }
    let after = world.seen(&all, &world.tenant).await;
    assert_eq!(before, after, "a request that was refused wrote something");
    for (operation, request) in &cases {
        for way in operation.security.as_ref().unwrap() {
            size.cells += taken(&world, operation, request, &way_of(operation, way), &keys).await;
        }
    }
    println!("credentials: {size:?}");
    world.server.stop().await;
}

/// How a credential of one alternative is presented, and the scopes that it must have.
struct Way {
    scheme: Scheme,
    scopes: Vec<String>,
}

enum Scheme {
    Bearer,
    Header(String),
}

fn way_of(operation: &Operation, way: &[(String, Vec<String>)]) -> Way {
    let [(name, scopes)] = way else { panic!("{operation}: no way to present {way:?} together") };
    let scheme = operation.scheme(name);
    let scheme = match (scheme["type"].as_str(), scheme["scheme"].as_str(), scheme["in"].as_str()) {
        (Some("http"), Some("bearer"), _) | (Some("oauth2"), ..) => Scheme::Bearer,
        (Some("apiKey"), _, Some("header")) => Scheme::Header(scheme["name"].as_str().unwrap().to_owned()),
        _ => panic!("{operation}: no way to present a credential of {scheme}"),
    };
    Way { scheme, scopes: scopes.clone() }
}

impl Way {
    fn present(&self, secret: &str) -> Vec<(String, String)> {
        vec![match &self.scheme {
            Scheme::Bearer => ("authorization".to_owned(), format!("Bearer {secret}")),
            Scheme::Header(name) => (name.clone(), secret.to_owned()),
        }]
    }

    /// What is no credential at all, in as many spellings as there are.
    fn malformed(&self) -> Vec<(&'static str, Vec<(String, String)>)> {
        let long = "x".repeat(4_000);
        let mut spellings = vec![
            ("empty", self.present("")),
            ("garbage", self.present("garbage")),
            ("a prefix alone", self.present("sy_")),
            ("far too long", self.present(&long)),
            ("with markup", self.present("sy_'\"><script>%00")),
        ];
        if matches!(self.scheme, Scheme::Bearer) {
            let header = |value: &str| vec![("authorization".to_owned(), value.to_owned())];
            spellings.push(("of another scheme", header("Basic c3k6c3k=")));
            spellings.push(("without a scheme", header("sy_garbage")));
            spellings.push(("a scheme alone", header("Bearer")));
        }
        spellings
    }
}

/// Keys that are no good, and those that may do all but some scopes, or only these.
struct Keys {
    unknown: String,
    expired: String,
    revoked: String,
    good: String,
    /// By scopes.
    but: BTreeMap<Vec<String>, String>,
    only: BTreeMap<Vec<String>, String>,
}

impl Keys {
    async fn make(bed: &Bed, world: &World) -> Self {
        let scopes = all_scopes(bed);
        let make = |scopes: &BTreeSet<String>| {
            let mut arguments = vec!["--tenant", "own"];
            for scope in scopes {
                arguments.extend(["--scope", scope]);
            }
            bed.key(&arguments)
        };
        let (mut but, mut only) = (BTreeMap::new(), BTreeMap::new());
        for (_, wanted) in operations().iter().flat_map(|operation| operation.security.clone().unwrap()).flatten() {
            let own: BTreeSet<String> = wanted.iter().cloned().collect();
            assert!(own.is_subset(&scopes), "{own:?} are no scopes of the command line");
            let mut others: BTreeSet<String> = scopes.difference(&own).cloned().collect();
            if !own.contains("operator") {
                // It has them all; but for that one, which it has not.
                others.remove("admin");
            }
            but.entry(wanted.clone()).or_insert_with(|| make(&others));
            only.entry(wanted).or_insert_with(|| make(&own));
        }
        let elsewhere = Bed::sqlite();
        let soon_gone = json!({"name": "revoked", "scopes": ["admin"]});
        let revoked = world.tenant.post("/platform/v1/api-keys", &soon_gone).await;
        let path = format!("/platform/v1/api-keys/{}", revoked.at("/id").as_str().unwrap());
        assert_eq!(world.tenant.delete(&path).await.status, 204);
        let past = json!({"name": "expired", "scopes": ["admin"], "expires_at": "2001-01-01T00:00:00Z"});
        let expired = world.tenant.post("/platform/v1/api-keys", &past).await;
        assert_eq!((revoked.status, expired.status), (201, 201), "{revoked:?} {expired:?}");
        Self {
            unknown: elsewhere.key(&["--tenant", "own"]),
            expired: expired.at("/key").as_str().unwrap().to_owned(),
            revoked: revoked.at("/key").as_str().unwrap().to_owned(),
            good: world.tenant.key.clone(),
            but,
            only,
        }
    }
}

/// The number of cells.
async fn refused(world: &World, operation: &Operation, request: &Request, way: &Way, keys: &Keys) -> usize {
    let mut cells = vec![("none", Vec::new(), 401)];
    cells.extend(way.malformed().into_iter().map(|(what, credential)| (what, credential, 401)));
    for (what, key) in [("unknown", &keys.unknown), ("expired", &keys.expired), ("revoked", &keys.revoked)] {
        cells.push((what, way.present(key), 401));
    }
    // A good key where nobody looks for it, which a log or a link would keep.
    let leaked = vec![("cookie".to_owned(), format!("authorization={0}; x-api-key={0}", keys.good))];
    cells.push(("in a cookie", leaked, 401));
    if !way.scopes.is_empty() {
        cells.push(("of all other scopes", way.present(&keys.but[&way.scopes]), 403));
    }
    let number = cells.len();
    for (what, credential, expect) in cells {
        let answer = request.send_with(&world.nobody, &credential).await;
        assert_eq!(answer.status, expect, "{operation}, {what}: {answer:?}");
        check_documented(operation, &answer);
        for (_, value) in &credential {
            let secret = value.trim_start_matches("Bearer ");
            assert!(secret.len() < 20 || !answer.text.contains(secret), "{operation}, {what}: told back in {answer:?}");
        }
    }
    number
}

/// The number of cells.
async fn taken(world: &World, operation: &Operation, request: &Request, way: &Way, keys: &Keys) -> usize {
    let request = request.granting(&way.scopes);
    let answer = request.send_with(&world.nobody, &way.present(&keys.only[&way.scopes])).await;
    // Deleting twice finds nothing: whether it was let in is all that is asked here.
    assert!(!matches!(answer.status, 401 | 403) && answer.status < 500, "{operation}: {answer:?}");
    check_documented(operation, &answer);
    1
}

async fn own_records(world: &World, operation: &Operation) -> Records {
    let kinds: BTreeSet<&str> = operation.places.iter().map(|place| &*place.kind).collect();
    super::ids::callable(records::make_all(kinds.iter().copied(), &world.tenant).await, operation)
}
