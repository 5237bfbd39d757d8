//! Names to addresses, with the refused ones taken out: what this resolver does not give, the connection cannot reach, so there is no
//! moment between check and use in which a name could turn to another address.

use std::{net::SocketAddr, sync::Arc};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::address::AllowList;

/// Resolves with the system's resolver and keeps the allowed addresses.
#[derive(Debug)]
pub(super) struct GuardedResolver {
    /// `None`: the operator allowed the host by name; whatever it resolves to is right.
    pub(super) allow: Option<Arc<AllowList>>,
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
        let allow = self.allow.clone();
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
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
