//! Planted faults: this server, made wrong in one known way, to measure who notices.
//!
//! A contract test that finds nothing proves little until it has been seen to find something. Here are faults of the kinds that real servers have, each with the operation
//! where it shows and the checks that ought to find it; `cargo xtask kills` switches them on one at a time ([`VARIABLE`]) and counts.
//!
//! **Nothing of it is in a server that anybody uses**: the room is compiled with the feature `planted-faults` only, a release build refuses the feature, and a server with a
//! fault says so at every start.
//!
//! **The code outside stays as it is.** A fault stands around a surface as a middleware would: it changes requests and answers, asks the surface more than once, remembers. So the
//! sound server is the very code that is shipped, and the difference between the two is the fault alone. Requests that bring [`SPARED`] with the value `off` pass by: what a
//! test needs is prepared with them.

mod catalogue;
mod events;
mod exchange;
mod frames;
mod scene;

use std::sync::{Arc, atomic::AtomicU64};

use poem::{
    Endpoint, EndpointExt as _, Request, Response,
    endpoint::BoxEndpoint,
    http::{HeaderName, Method},
};

use self::{
    catalogue::{Act, CLASSES, Fault},
    events::Changed,
    exchange::Asked,
    scene::{Memory, Scene},
};
use crate::{
    api::Mount,
    domain::{
        sealing::Sealer,
        webhook::{DeliveryQueue, EventWording},
    },
};

#[cfg(not(debug_assertions))]
compile_error!(
    "the feature `planted-faults` makes a server wrong on purpose: it is for debug builds, and no release is made with it"
);

/// Names the fault.
pub const VARIABLE: &str = "SWITCHYARD_PLANTED_FAULT";
/// A request with this header and the value `off` meets no fault.
const SPARED: HeaderName = HeaderName::from_static("x-planted-fault");

/// There is no fault of this name.
#[derive(Debug, thiserror::Error)]
#[error("{VARIABLE}: there is no fault `{0}`; `switchyard planted-faults` lists them")]
pub struct UnknownFault(String);

/// The surfaces, one of them with the fault that the environment names; none named: as they are.
pub(super) fn plant(
    surfaces: Vec<BoxEndpoint<'static, Response>>,
    mounts: &[Mount],
) -> Result<Vec<BoxEndpoint<'static, Response>>, UnknownFault> {
    let Some(fault) = named()? else {
        tracing::warn!("this build can be made wrong on purpose ({VARIABLE}); at present it is sound");
        return Ok(surfaces);
    };
    tracing::error!(
        "THIS SERVER IS WRONG ON PURPOSE: the fault `{}` is planted in {}: {}. Do not use it for anything but tests",
        fault.name,
        fault.surface,
        fault.tells
    );
    let planted = |(surface, mount): (BoxEndpoint<'static, Response>, &Mount)| {
        if mount.surface == fault.surface { Planted::new(fault, surface).boxed() } else { surface }
    };
    Ok(surfaces.into_iter().zip(mounts).map(planted).collect())
}

/// The ports of what is sent to webhooks.
pub(super) type EventPorts = (Arc<dyn DeliveryQueue>, Arc<dyn Sealer>, Arc<dyn EventWording>);

/// The ports of what is sent to webhooks, with the fault that the environment names, if it is one of those; else as they are. Whether there is a fault
/// of that name, [`plant`] has said.
pub(super) fn plant_events(ports: EventPorts) -> EventPorts {
    let Ok(Some(Fault { act: Act::Events(change), .. })) = named() else { return ports };
    let (queue, sealer, wording) = ports;
    let changed = Arc::new(Changed { change: *change, queue, sealer, wording, attempts: AtomicU64::new(0) });
    (changed.clone(), changed.clone(), changed)
}

/// The fault that the environment names.
fn named() -> Result<Option<&'static Fault>, UnknownFault> {
    let name = std::env::var(VARIABLE).unwrap_or_default();
    if name.is_empty() {
        return Ok(None);
    }
    let fault = faults().map(|(_, fault)| fault).find(|fault| fault.name == name);
    fault.map(Some).ok_or(UnknownFault(name))
}

/// All faults as JSON, for who switches them on.
pub fn list() -> serde_json::Value {
    let entry = |(class, fault): (&'static str, &'static Fault)| {
        serde_json::json!({
            "name": fault.name,
            "class": class,
            "surface": fault.surface,
            "operations": fault.operations,
            "needs": fault.needs,
            "checks": fault.checks,
            "tells": fault.tells,
        })
    };
    faults().map(entry).collect()
}

fn faults() -> impl Iterator<Item = (&'static str, &'static Fault)> {
    CLASSES.iter().flat_map(|(class, faults)| faults.iter().map(move |fault| (*class, fault)))
}

/// A surface with a fault.
struct Planted {
    fault: &'static Fault,
    surface: Arc<BoxEndpoint<'static, Response>>,
    memory: Arc<Memory>,
}

impl Planted {
    fn new(fault: &'static Fault, surface: BoxEndpoint<'static, Response>) -> Self {
        Self { fault, surface: Arc::new(surface), memory: Arc::default() }
    }

    fn meets(&self, request: &Request) -> bool {
        let spared = request.headers().get(SPARED).is_some_and(|value| value == "off");
        !spared && self.fault.at.iter().any(|route| is_at(route, request.method(), request.uri().path()))
    }
}

impl Endpoint for Planted {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        if !self.meets(&request) {
            return self.surface.call(request).await;
        }
        let scene = Scene::new(&self.surface, &self.memory, &request);
        let mut asked = Asked::of(request).await;
        let reply = match &self.fault.act {
            Act::Request(change) => {
                change(&mut asked);
                scene.ask(asked).await
            }
            Act::Answer(change) => {
                let mut reply = scene.ask(asked).await;
                change(&mut reply);
                reply
            }
            Act::Around(around) => around(&scene, asked).await,
            // It is not in the way of requests.
            Act::Events(_) => scene.ask(asked).await,
            Act::Frames(change) => frames::changed(scene.ask(asked).await, &self.memory, *change),
        };
        Ok(reply.into_response())
    }
}

/// Whether a request is for `METHOD /path/{parameter}`; `*` is any method, and `/*` any path.
fn is_at(route: &str, method: &Method, path: &str) -> bool {
    let Some((wanted, template)) = route.split_once(' ') else { return false };
    if wanted != "*" && wanted != method.as_str() {
        return false;
    }
    let (mut segments, mut parts) = (path.split('/'), template.split('/'));
    template == "/*"
        || loop {
            match (parts.next(), segments.next()) {
                (None, None) => break true,
                (Some(part), Some(segment)) if part == segment || (part.starts_with('{') && !segment.is_empty()) => {}
                _ => break false,
            }
        }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::api::MOUNTS;

    #[test]
    fn a_route_is_met_by_its_method_and_path_alone() {
        for (route, method, path, expect) in [
            ("GET /a/{id}", Method::GET, "/a/1", true),
            ("GET /a/{id}", Method::POST, "/a/1", false),
            ("* /a/{id}", Method::POST, "/a/1", true),
            ("GET /a/{id}", Method::GET, "/a/", false),
            ("GET /a/{id}", Method::GET, "/a/1/b", false),
            ("* /*", Method::PUT, "/anything/at/all", true),
        ] {
            assert_eq!(is_at(route, &method, path), expect, "{route} and {method} {path}");
        }
    }

    #[test]
    fn every_fault_has_a_name_of_its_own_a_surface_that_is_there_and_somebody_who_ought_to_find_it() {
        let mut names = BTreeSet::new();
        for (_, fault) in faults() {
            assert!(names.insert(fault.name), "{} is there twice", fault.name);
            assert!(MOUNTS.iter().any(|mount| mount.surface == fault.surface), "{}", fault.name);
            let stands = matches!(fault.act, Act::Events(_)) || !fault.at.is_empty();
            assert!(!fault.operations.is_empty() && !fault.checks.is_empty() && stands, "{}", fault.name);
        }
        assert!(names.len() >= 40, "{} faults", names.len());
    }

    /// A fault at a path that no document has would never show, and count as missed.
    #[test]
    fn every_fault_stands_where_its_surfaces_document_has_an_operation() {
        for (_, fault) in faults() {
            let text = crate::server::documents::find(fault.surface).unwrap().json;
            let document: serde_json::Value = serde_json::from_str(text).unwrap();
            let paths = document["paths"].as_object().unwrap();
            let ids: BTreeSet<&str> = paths
                .values()
                .chain(document["webhooks"].as_object().into_iter().flat_map(|hooks| hooks.values()))
                .flat_map(|item| item.as_object().unwrap().values())
                .filter_map(|operation| operation["operationId"].as_str())
                .collect();
            for operation in fault.operations.iter().chain(fault.needs).filter(|id| **id != catalogue::NO_OPERATION) {
                assert!(ids.contains(operation), "{}: {operation}", fault.name);
            }
            for route in fault.at {
                let (_, path) = route.split_once(' ').unwrap();
                assert!(path == "/*" || paths.contains_key(path), "{}: {route}", fault.name);
            }
        }
    }
}
