//! Names to addresses, with the refused ones taken out: what this resolver does not give, the connection cannot reach, so there is no
//! moment between check and use in which a name could turn to another address.

use std::{fmt, future::Future, io, net::SocketAddr, pin::Pin, sync::Arc};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::address::AllowList;

type Found = Pin<Box<dyn Future<Output = io::Result<Vec<SocketAddr>>> + Send>>;

/// From a name to addresses, unguarded.
#[derive(Clone)]
pub(super) struct Lookup(Arc<dyn Fn(String) -> Found + Send + Sync>);

impl Lookup {
    /// The system's resolver.
    pub(super) fn system() -> Self {
        Self::new(|name| async move { Ok(tokio::net::lookup_host((name, 0)).await?.collect()) })
    }

    /// Any other.
    pub(super) fn new<F>(lookup: impl Fn(String) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = io::Result<Vec<SocketAddr>>> + Send + 'static,
    {
        Self(Arc::new(move |name| Box::pin(lookup(name))))
    }
}

impl fmt::Debug for Lookup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lookup")
    }
}

/// Looks names up and keeps the allowed addresses.
#[derive(Debug)]
pub(super) struct GuardedResolver {
    /// `None`: the operator allowed the host by name; whatever it resolves to is right.
    pub(super) allow: Option<Arc<AllowList>>,
    pub(super) lookup: Lookup,
}

/// Every address of a name is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{host}` resolves to {address}, which is {reason}")]
pub(super) struct Refused {
    pub(super) host: String,
    pub(super) address: std::net::IpAddr,
    pub(super) reason: &'static str,
}

impl Resolve for GuardedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let (allow, found) = (self.allow.clone(), (self.lookup.0)(name.as_str().to_owned()));
        Box::pin(async move {
            let found = found.await?;
            let Some(allow) = allow else { return Ok(Box::new(found.into_iter()) as Addrs) };
            let mut refused = None;
            let mut allowed = Vec::with_capacity(found.len());
            for address in found {
                match allow.check(address.ip(), None) {
                    Ok(()) => allowed.push(address),
                    Err(reason) => {
                        refused.get_or_insert(Refused {
                            host: name.as_str().to_owned(),
                            address: address.ip(),
                            reason,
                        });
                    }
                }
            }
            match refused {
                Some(refused) if allowed.is_empty() => Err(refused.into()),
                _ => Ok(Box::new(allowed.into_iter()) as Addrs),
            }
        })
    }
}
