//! Every place that takes an id × an id of another tenant, of another unit, of a deleted record, of none: not a byte tells them apart.

use std::collections::BTreeSet;

use super::{
    document::{Operation, Place, operations},
    records::{self, Record},
    request::{self, Records},
    world::{World, check_documented, told},
};
use crate::support::{bed::Bed, client::Client};

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
    let kinds: BTreeSet<&str> = all.iter().flat_map(|operation| &operation.places).map(|place| &*place.kind).collect();
    let theirs = Theirs {
        stranger: records::make_all(kinds.iter().copied(), &world.stranger).await,
        neighbour: records::make_all(kinds.iter().copied(), &world.neighbour).await,
    };
    let before = (world.seen(&all, &world.stranger).await, world.seen(&all, &world.neighbour).await);
    assert!(before.0.len() >= 4, "{:?}", before.0.keys());
    for operation in all.iter().filter(|operation| !operation.places.is_empty()) {
        size.operations += 1;
        for place in &operation.places {
            size.places += 1;
            size.cells += one_place(&world, operation, place, &theirs).await;
        }
    }
    let after = (world.seen(&all, &world.stranger).await, world.seen(&all, &world.neighbour).await);
    assert_eq!(before, after, "nobody else's records were touched");
    println!("ids: {size:?} of {} operations", all.len());
    world.server.stop().await;
}

/// Records that are not the caller's.
struct Theirs {
    stranger: Records,
    neighbour: Records,
}

/// The number of cells.
async fn one_place(world: &World, operation: &Operation, place: &Place, theirs: &Theirs) -> usize {
    let surface = &operation.document.surface;
    let kind = records::kind(&place.kind);
    let own = own_records(operation, &world.caller).await;
    let wrong = |record: Record| {
        let id = record.spelled(surface);
        let request = request::build(operation, &own, Some((place, &id)));
        async move { (request.send(&world.caller).await, id) }
    };
    let (missing, id) = wrong(Record::never(kind.name)).await;
    assert!(matches!(missing.status, 400 | 404), "{operation} at {place:?}, never made: {missing:?}");
    check_documented(operation, &missing);
    let expect = told(&missing, &id);

    let mut others = vec![("of another tenant", theirs.stranger[&place.kind].clone())];
    if kind.has_units {
        others.push(("of another unit", theirs.neighbour[&place.kind].clone()));
    }
    if kind.deletion.is_ok() {
        let record = records::make(kind.name, &world.caller).await;
        records::delete(&record, &world.caller).await;
        others.push(("deleted", record));
    }
    let cells = others.len() + 1;
    for (whose, record) in others {
        let (answer, id) = wrong(record).await;
        assert_eq!(told(&answer, &id), expect, "{operation} at {place:?}, {whose}");
    }

    // And that it was the id: the same request with the caller's own is taken.
    let own_id = own[&place.kind].spelled(surface);
    let taken = request::build(operation, &own, Some((place, &own_id))).send(&world.caller).await;
    assert!(
        taken.status < 400 || taken.status == 409,
        "{operation} at {place:?}, the caller's own `{own_id}`: {taken:?}"
    );
    cells + 1
}

/// New records of the caller's for every place of an operation.
async fn own_records(operation: &Operation, caller: &Client) -> Records {
    let kinds: BTreeSet<&str> = operation.places.iter().map(|place| &*place.kind).collect();
    callable(records::make_all(kinds.iter().copied(), caller).await, operation)
}

/// AgentifyMe calls a workflow where it is published, which is there.
pub fn callable(mut records: Records, operation: &Operation) -> Records {
    if operation.document.surface == "agentifyme" && records.contains_key("workflow") {
        records.insert("endpoint".to_owned(), records::default_endpoint());
    }
    records
}
