//! Every place that takes an id × an id of another tenant, of another unit, of a deleted record, of none: not a byte tells them apart.

use std::collections::BTreeSet;

use super::{
    document::{At, Operation, Place, operations},
    records::{self, Reach, Record},
    request::{self, Records},
    world::{World, check_documented, told},
};
use crate::support::{
    bed::Bed,
    client::{Answer, Client},
};

/// What was tried.
#[derive(Debug, Default)]
struct Size {
    operations: usize,
    places: usize,
    cells: usize,
}

pub async fn an_id_of_another_or_of_nobody_is_the_same_everywhere(bed: Bed) {
    let world = World::open(&bed).await;
    let all = operations();
    let mut size = Size::default();
    let theirs = Theirs::make(&world, &all).await;
    // ActiveWorkflow's callers are users, who are the whole tenant's: there is no neighbour among them.
    let of_units: Vec<_> = all.iter().filter(|one| one.document.surface != "activeworkflow").cloned().collect();
    let before = (world.seen(&all, &world.stranger).await, world.seen(&of_units, &world.neighbour).await);
    assert!(before.0.len() >= 4, "{:?}", before.0.keys());
    for operation in all.iter().filter(|operation| !operation.places.is_empty()) {
        size.operations += 1;
        for place in &operation.places {
            size.places += 1;
            size.cells += one_place(&world, operation, place, &theirs).await;
        }
    }
    let after = (world.seen(&all, &world.stranger).await, world.seen(&of_units, &world.neighbour).await);
    assert_eq!(before, after, "somebody else's records were touched");
    println!("ids: {size:?} of {} operations", all.len());
    world.server.stop().await;
}

/// Records that are not the caller's.
struct Theirs {
    /// Of another tenant.
    stranger: Records,
    /// Of the same tenant, and nothing to a caller that is bound to its unit.
    neighbour: Records,
}

impl Theirs {
    async fn make(world: &World, all: &[Operation]) -> Self {
        let kinds: BTreeSet<&str> =
            all.iter().flat_map(|operation| &operation.places).map(|place| &*place.kind).collect();
        let of = |reach: Reach| kinds.iter().copied().filter(move |name| records::kind(name).reach == reach);
        let mut stranger = records::make_all(of(Reach::Unit), world, &world.stranger).await;
        stranger.extend(records::make_all(of(Reach::Tenant), world, &world.stranger).await);
        let mut neighbour = records::make_all(of(Reach::Unit), world, &world.neighbour).await;
        neighbour.extend(records::make_all(of(Reach::Tenant), world, &world.tenant).await);
        Self { stranger, neighbour }
    }
}

/// The number of cells.
async fn one_place(world: &World, operation: &Operation, place: &Place, theirs: &Theirs) -> usize {
    let surface = &operation.document.surface;
    let kind = records::kind(&place.kind);
    let client = client_of(world, operation);
    let own = own_records(world, operation, client).await;
    let ask = async |client: &Client, record: &Record| {
        let id = record.spelled(surface);
        let answer = request::build(operation, &own, Some((place, &id))).send(client).await;
        (told(&answer, &id), answer)
    };

    let mut others: Vec<(&str, &Client, Record)> = Vec::new();
    if kind.reach != Reach::Server {
        others.push(("of another tenant", client, theirs.stranger[&place.kind].clone()));
        // Users see all of their tenant.
        if operation.document.surface != "activeworkflow" {
            others.push(("of another unit", &world.caller, theirs.neighbour[&place.kind].clone()));
        }
    }
    if kind.deletion.is_ok() {
        let record = records::make(kind.name, world, client).await;
        records::delete(&record, client).await;
        others.push(("deleted", client, record));
    }
    // A filter may find nothing instead of refusing; then what it finds shows below that it looks at all.
    let is_filter = operation.is_read() && matches!(place.at, At::Query(_));
    let is_refused = |answer: &Answer| matches!(answer.status, 400 | 404) || (is_filter && answer.status == 200);
    for (whose, client, record) in &others {
        let (expect, missing) = ask(client, &Record::never(kind.name)).await;
        assert!(is_refused(&missing), "{operation} at {place:?}, never made: {missing:?}");
        check_documented(operation, &missing);
        assert_eq!(ask(client, record).await.0, expect, "{operation} at {place:?}, {whose}");
    }
    let (nothing, missing) = ask(client, &Record::never(kind.name)).await;
    assert!(is_refused(&missing), "{operation} at {place:?}, never made: {missing:?}");

    // And that it was the id: the same request with the caller's own is taken.
    let (something, taken) = ask(client, &own[&place.kind]).await;
    assert_ne!(something, nothing, "{operation} at {place:?}: the caller's own is as nobody's");
    assert!(taken.status < 400 || taken.status == 409, "{operation} at {place:?}, the caller's own: {taken:?}");
    others.len() + 2
}

/// Who may call an operation: bound to a unit where that is enough.
pub fn client_of<'a>(world: &'a World, operation: &Operation) -> &'a Client {
    let ways = operation.security.iter().flatten().flatten();
    let mut reach =
        if ways.flat_map(|(_, scopes)| scopes).any(|scope| scope == "operator") { Reach::Server } else { Reach::Unit };
    reach = operation.places.iter().map(|place| records::kind(&place.kind).reach).fold(reach, Ord::max);
    world.client_of(reach)
}

/// New records of the caller's for every place of an operation.
pub async fn own_records(world: &World, operation: &Operation, client: &Client) -> Records {
    let kinds: BTreeSet<&str> = operation.places.iter().map(|place| &*place.kind).collect();
    let mut records = records::make_all(kinds.iter().copied(), world, client).await;
    // AgentifyMe calls a workflow where it is published, which is there.
    if operation.document.surface == "agentifyme" && records.contains_key("workflow") {
        records.insert("endpoint".to_owned(), records::default_endpoint());
    }
    records
}
