//! What is known of a request beside what it says: where it came from, and where its caller stands with its limits.
//!
//! The server's outermost middleware makes it and puts it into the request's extensions. Surfaces read the address and note the standing, of
//! which the headers of the answer are written once it is there, whatever it is.

use std::{
    net::IpAddr,
    sync::{Arc, OnceLock},
};

use poem::Request;

use crate::domain::limits::Standing;

/// The facts of one request. Clones share them.
#[derive(Debug, Clone)]
pub struct Facts(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    address: IpAddr,
    standing: OnceLock<Standing>,
}

impl Facts {
    /// Of a request from this address.
    pub fn new(address: IpAddr) -> Self {
        Self(Arc::new(Inner { address, standing: OnceLock::new() }))
    }

    /// Of a request; `None` where no server stands around the surfaces (in tests of them).
    pub fn of(request: &Request) -> Option<&Self> {
        request.extensions().get()
    }

    /// Where the request came from, as far as the proxies in front can be trusted.
    pub fn address(&self) -> IpAddr {
        self.0.address
    }

    /// Where its caller stands, once that was counted.
    pub(super) fn standing(&self) -> Option<Standing> {
        self.0.standing.get().copied()
    }

    /// A request counts once, so what is noted first stays.
    pub(super) fn note(&self, standing: Standing) {
        let _ = self.0.standing.set(standing);
    }
}
