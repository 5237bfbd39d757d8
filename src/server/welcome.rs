//! What a start prints on standard output: where to look next, and the key where it was just made.

use std::{
    io::Write as _,
    net::{IpAddr, Ipv4Addr, SocketAddr},
};

use crate::domain::{bootstrap::SAMPLE_WORKFLOW, ports::DEFAULT_ENDPOINT, secret::Secret};

/// Prints it. Nobody may be listening; the server does not need them to.
pub(super) fn print(address: SocketAddr, made_key: Option<&Secret>) {
    let _ = std::io::stdout().write_all(text(address, made_key).as_bytes());
    let _ = std::io::stdout().flush();
}

fn text(address: SocketAddr, made_key: Option<&Secret>) -> String {
    let base = format!("http://{}", reachable(address));
    let version = env!("CARGO_PKG_VERSION");
    let (shown, key) = match made_key {
        Some(key) => (format!("  Admin key    {} (shown this once)\n", key.reveal()), key.reveal().to_owned()),
        None => (String::new(), "$KEY".to_owned()),
    };
    format!(
        "Switchyard {version} listens on {base}\n\n\
         {shown}\
         \u{20} Swagger UI   {base}/docs\n\
         \u{20} Every API    {base}/openapi.json\n\
         \u{20} Ready?       {base}/readyz\n\n\
         Run a workflow:\n\n\
         \u{20} curl -X POST {base}/agentifyme/v1/workflows/run \\\n\
         \u{20}   -H \"x-api-key: {key}\" \\\n\
         \u{20}   -H \"x-wf-endpoint: {DEFAULT_ENDPOINT}\" \\\n\
         \u{20}   -H \"Content-Type: application/json\" \\\n\
         \u{20}   -d '{{\"name\": \"{SAMPLE_WORKFLOW}\", \"parameters\": {{\"name\": \"AgentifyMe\"}}}}'\n\n"
    )
}

/// `0.0.0.0` is where one listens, not where one connects to.
fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        ip if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_shown_only_where_it_was_made() {
        let key = Secret::generate();
        let address: SocketAddr = "0.0.0.0:8080".parse().unwrap();
        let shown = text(address, Some(&key));
        assert_eq!(shown.matches(key.reveal()).count(), 2, "{shown}");
        assert!(shown.contains("http://127.0.0.1:8080/docs"), "{shown}");
        let silent = text(address, None);
        assert!(!silent.contains("sy_") && silent.contains("$KEY"), "{silent}");
    }
}
