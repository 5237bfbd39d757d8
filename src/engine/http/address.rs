//! Which addresses outgoing requests may reach: the public internet, and what the operator allows besides.
//!
//! Whatever embeds an IPv4 address in an IPv6 one (mapped, compatible, 6to4, Teredo, NAT64) is refused whole: those forms have no use here but to
//! get around this list.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    str::FromStr,
};

use ipnet::IpNet;

/// Why an address is refused.
pub(super) fn refusal(address: IpAddr) -> Option<&'static str> {
    match address {
        IpAddr::V4(address) => refusal_v4(address),
        IpAddr::V6(address) => refusal_v6(address),
    }
}

fn refusal_v4(address: Ipv4Addr) -> Option<&'static str> {
    let [a, b, c, _] = address.octets();
    Some(match (a, b, c) {
        (0, ..) => "unspecified",
        (10, ..) | (172, 16..=31, _) | (192, 168, _) => "private",
        (127, ..) => "loopback",
        // The metadata services of the large clouds are at 169.254.169.254.
        (169, 254, _) => "link-local",
        (100, 64..=127, _) => "carrier-grade NAT",
        (192, 0, 0) => "reserved for protocols",
        (192, 0, 2) | (198, 51, 100) | (203, 0, 113) => "for documentation",
        (192, 88, 99) => "6to4 relay",
        (198, 18..=19, _) => "for benchmarks",
        // Alibaba's metadata service (100.100.100.200) is within carrier-grade NAT, Oracle's (192.0.0.192) within the protocols' range, Azure's wire server is public:
        (168, 63, 129) => "metadata",
        (224..=239, ..) => "multicast",
        (240.., ..) => "reserved",
        _ => return None,
    })
}

fn refusal_v6(address: Ipv6Addr) -> Option<&'static str> {
    let segments = address.segments();
    Some(match segments {
        [0, 0, 0, 0, 0, 0, 0, 0] => "unspecified",
        [0, 0, 0, 0, 0, 0, 0, 1] => "loopback",
        [0, 0, 0, 0, 0, 0xffff, ..] => "IPv4-mapped",
        [0, 0, 0, 0, 0xffff, 0, ..] => "IPv4-translated",
        [0, 0, 0, 0, 0, 0, ..] => "IPv4-compatible",
        [0x64, 0xff9b, ..] => "NAT64",
        [0x100, 0, 0, ..] => "for discarding",
        [0x2002, ..] => "6to4",
        [0x2001, 0, ..] => "Teredo",
        [0x2001, 0x1..=0x1ff, ..] => "reserved for protocols",
        [0x2001, 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => "for documentation",
        [0x5f00, ..] => "for segment routing",
        [0xfc00..=0xfdff, ..] => "private",
        [0xfe80..=0xfebf, ..] => "link-local",
        [0xfec0..=0xfeff, ..] => "site-local",
        [0xff00..=0xffff, ..] => "multicast",
        // All that is public today is within 2000::/3.
        [0x2000..=0x3fff, ..] => return None,
        _ => "reserved",
    })
}

/// One entry of the operator's allow-list.
///
/// Spellings: an address (`10.0.0.7`, `::1`), a network (`10.0.0.0/8`), a host (`vault.internal`), each of host and address also with a port
/// (`127.0.0.1:9000`, `[::1]:9000`, `vault.internal:8200`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AllowEntry {
    /// Every address in a network, at every port, however its name was found.
    Network(IpNet),
    /// An address at one port.
    Address(IpAddr, u16),
    /// A host by its name, whatever it resolves to; `None`: at every port.
    Host(String, Option<u16>),
}

/// An entry of the allow-list that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is neither an address, a network (10.0.0.0/8) nor a host, with or without a port")]
pub struct AllowEntryError(String);

impl FromStr for AllowEntry {
    type Err = AllowEntryError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || AllowEntryError(text.to_owned());
        let text = text.trim();
        if let Ok(network) = text.parse::<IpNet>() {
            return Ok(Self::Network(network.trunc()));
        }
        if let Ok(address) = text.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>() {
            return Ok(Self::Network(address.into()));
        }
        if let Ok(address) = text.parse::<std::net::SocketAddr>() {
            return Ok(Self::Address(address.ip(), address.port()));
        }
        let (host, port) = match text.rsplit_once(':') {
            Some((host, port)) => (host, Some(port.parse::<u16>().map_err(|_| error())?)),
            None => (text, None),
        };
        // The URL parser's own reading of a host, so that the two always agree.
        match reqwest::Url::parse(&format!("http://{host}/")) {
            Ok(url) if url.domain().is_some() && url.path() == "/" && url.username().is_empty() => {
                let host = url.domain().unwrap_or_default().trim_end_matches('.').to_owned();
                Ok(Self::Host(host, port))
            }
            _ => Err(error()),
        }
    }
}

impl fmt::Display for AllowEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Network(network) => network.fmt(f),
            Self::Address(address, port) => std::net::SocketAddr::new(*address, *port).fmt(f),
            Self::Host(host, None) => f.write_str(host),
            Self::Host(host, Some(port)) => write!(f, "{host}:{port}"),
        }
    }
}

/// What the operator allows.
#[derive(Debug, Clone, Default)]
pub(super) struct AllowList(pub(super) Vec<AllowEntry>);

impl AllowList {
    /// Whether connections to this address are allowed; `port` is unknown while a name is resolved.
    pub(super) fn check(&self, address: IpAddr, port: Option<u16>) -> Result<(), &'static str> {
        let Some(refusal) = refusal(address) else { return Ok(()) };
        if self.holds(address, port) { Ok(()) } else { Err(refusal) }
    }

    /// Whether the operator named this address, public or not, with every port or this one.
    pub(super) fn lists(&self, address: IpAddr, port: u16) -> bool {
        self.holds(address, Some(port))
    }

    fn holds(&self, address: IpAddr, port: Option<u16>) -> bool {
        self.0.iter().any(|entry| match entry {
            AllowEntry::Network(network) => network.contains(&address),
            AllowEntry::Address(allowed, at) => *allowed == address && Some(*at) == port,
            AllowEntry::Host(..) => false,
        })
    }

    /// Whether this host is allowed by name.
    pub(super) fn names(&self, host: &str, port: u16) -> bool {
        let host = host.trim_end_matches('.');
        self.0.iter().any(|entry| match entry {
            AllowEntry::Host(allowed, at) => allowed == host && at.is_none_or(|at| at == port),
            _ => false,
        })
    }
}
