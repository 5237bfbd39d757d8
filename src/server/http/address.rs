//! Where a request came from: the connection's other end, or what proxies say that the operator trusts.

use std::net::{IpAddr, SocketAddr};

use ipnet::IpNet;
use poem::{Addr, Request, http::HeaderMap, http::header};

const X_FORWARDED_FOR: &str = "x-forwarded-for";

/// The client's address. A proxy's word counts only where the connection comes from a trusted one; each proxy adds the address that it
/// saw itself to the end, so the last one that is no trusted proxy is the client's. Everything before it is the client's own invention.
pub(super) fn of(request: &Request, trusted: &[IpNet]) -> IpAddr {
    let peer = match &request.remote_addr().0 {
        Addr::SocketAddr(address) => address.ip().to_canonical(),
        // There are no others: the server listens on TCP.
        _ => IpAddr::from([0, 0, 0, 0]),
    };
    if is_trusted(peer, trusted) { forwarded(request.headers(), trusted).unwrap_or(peer) } else { peer }
}

/// Whether one of these networks has the address.
pub(super) fn is_trusted(address: IpAddr, trusted: &[IpNet]) -> bool {
    trusted.iter().any(|network| network.contains(&address))
}

/// What the two headers agree on. A proxy writes one of them and may pass the other on as the client made it up, so where they differ, neither counts.
fn forwarded(headers: &HeaderMap, trusted: &[IpNet]) -> Option<IpAddr> {
    let older = elements(headers, X_FORWARDED_FOR);
    let newer = elements(headers, header::FORWARDED.as_str());
    let older = client(older.iter().map(|element| node(element)), trusted);
    let newer = client(newer.iter().map(|element| node(for_of(element)?)), trusted);
    match (older, newer) {
        (Some(older), Some(newer)) => (older == newer).then_some(older),
        (older, newer) => older.or(newer),
    }
}

/// The list's elements, over all headers of the name.
fn elements<'a>(headers: &'a HeaderMap, name: &str) -> Vec<&'a str> {
    let values = headers.get_all(name).iter().map(|value| value.to_str().unwrap_or_default());
    values.flat_map(|value| value.split(',')).map(str::trim).filter(|element| !element.is_empty()).collect()
}

/// From the end: past trusted proxies, to the first that is none. An element that is no address (`unknown`, `_hidden`) ends the search.
fn client(hops: impl DoubleEndedIterator<Item = Option<IpAddr>>, trusted: &[IpNet]) -> Option<IpAddr> {
    let mut last = None;
    for hop in hops.rev() {
        let Some(address) = hop else { break };
        last = Some(address);
        if !is_trusted(address, trusted) {
            break;
        }
    }
    last
}

/// The `for` of an element of `Forwarded` (RFC 7239).
fn for_of(element: &str) -> Option<&str> {
    let pairs = element.split(';').filter_map(|pair| pair.split_once('='));
    let mut found = pairs.filter(|(name, _)| name.trim().eq_ignore_ascii_case("for")).map(|(_, value)| value.trim());
    found.next().map(|value| value.trim_matches('"'))
}

/// `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1`, `[2001:db8::1]`, `[2001:db8::1]:80`.
fn node(text: &str) -> Option<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    let address = bare.parse().or_else(|_| text.parse::<SocketAddr>().map(|address| address.ip()));
    address.ok().map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use poem::{
        Body, RequestParts,
        http::{self, uri::Scheme},
        web::{LocalAddr, RemoteAddr},
    };

    use super::*;

    fn request(peer: &str, headers: &[(&str, &str)]) -> Request {
        let mut request = http::Request::builder();
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (parts, ()) = request.body(()).unwrap().into_parts();
        let peer = RemoteAddr(SocketAddr::new(peer.parse().unwrap(), 4_711).into());
        Request::from_parts(RequestParts::from((parts, LocalAddr::default(), peer, Scheme::HTTP)), Body::empty())
    }

    #[test]
    fn a_proxys_word_counts_where_the_proxy_is_trusted() {
        let trusted: Vec<IpNet> = ["10.0.0.0/8", "fd00::/8"].map(|network| network.parse().unwrap()).to_vec();
        let (old, new) = ("x-forwarded-for", "forwarded");
        for (peer, headers, expect) in [
            ("192.0.2.1", &[(old, "198.51.100.1")][..], "192.0.2.1"),
            ("192.0.2.1", &[(new, "for=198.51.100.1")], "192.0.2.1"),
            ("10.0.0.1", &[], "10.0.0.1"),
            ("::ffff:10.0.0.1", &[(old, "198.51.100.1")], "198.51.100.1"),
            ("10.0.0.1", &[(old, "198.51.100.1")], "198.51.100.1"),
            // What the client made up stands before what the proxies saw.
            ("10.0.0.1", &[(old, "203.0.113.9, 198.51.100.1")], "198.51.100.1"),
            ("10.0.0.1", &[(old, "203.0.113.9"), (old, "198.51.100.1, 10.0.0.2")], "198.51.100.1"),
            ("10.0.0.1", &[(old, "10.0.0.3, 10.0.0.2")], "10.0.0.3"),
            ("10.0.0.1", &[(old, "unknown, 10.0.0.2")], "10.0.0.2"),
            ("10.0.0.1", &[(old, "nonsense")], "10.0.0.1"),
            ("10.0.0.1", &[(old, "198.51.100.1:80")], "198.51.100.1"),
            ("10.0.0.1", &[(new, "for=198.51.100.1;proto=https;by=10.0.0.1")], "198.51.100.1"),
            ("10.0.0.1", &[(new, "proto=https;For=\"[2001:db8::1]:80\"")], "2001:db8::1"),
            ("10.0.0.1", &[(new, "for=203.0.113.9, for=\"[2001:db8::1]\", for=10.0.0.2")], "2001:db8::1"),
            ("fd00::1", &[(old, "2001:db8::1")], "2001:db8::1"),
            ("10.0.0.1", &[(old, "198.51.100.1"), (new, "for=198.51.100.1")], "198.51.100.1"),
            // The proxy wrote one of them and let the client's own pass.
            ("10.0.0.1", &[(old, "198.51.100.1"), (new, "for=203.0.113.9")], "10.0.0.1"),
        ] {
            assert_eq!(of(&request(peer, headers), &trusted).to_string(), expect, "{peer} {headers:?}");
        }
    }
}
