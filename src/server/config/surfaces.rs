//! Host names that surfaces are bound to: a request for such a host is served at the API's own paths, so that a client with a built-in host name needs nothing but a
//! name server, or a line in `hosts`, that leads here. Only in the file: what belongs to one surface each has no flag and no variable.

use std::collections::BTreeMap;

use super::{ConfigError, file::SurfaceTable, layers::Layers};
use crate::api::{MOUNTS, Mount};

/// Longest name that DNS takes.
const MAX_HOST: usize = 253;

/// Host names, in lower case, with the indexes of the surfaces that are bound to them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hosts(Vec<(String, usize)>);

impl Hosts {
    /// Whether no surface is bound to a host.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The surfaces that are bound to a host, by their indexes and the prefixes that their paths have there.
    pub fn surfaces_of(&self, host: &str) -> impl Iterator<Item = (usize, &'static str)> {
        let bound = self.0.iter().filter(move |(name, _)| name.eq_ignore_ascii_case(host));
        bound.filter_map(|(_, index)| Some((*index, MOUNTS.get(*index)?.original()?)))
    }
}

pub(super) fn read(layers: &Layers<'_>, tables: &BTreeMap<String, SurfaceTable>) -> Result<Hosts, ConfigError> {
    let file = layers.file.as_deref().unwrap_or_else(|| "".as_ref()).display();
    let mut hosts = Hosts::default();
    for (surface, table) in tables {
        let Some(index) = MOUNTS.iter().position(|mount| mount.surface == surface && mount.original().is_some()) else {
            let known: Vec<&str> =
                MOUNTS.iter().filter(|mount| mount.original().is_some()).map(|mount| mount.surface).collect();
            let problem = format!("there is no surface `{surface}` that can be bound to a host");
            let mend = format!("use one of {}", known.join(", "));
            return Err(ConfigError::new(format!("`surfaces.{surface}` in {file}"), problem).mend(mend));
        };
        let place = || format!("`surfaces.{surface}.hosts` in {file}");
        for name in table.hosts.iter().flatten() {
            let host = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
            if !is_host(&host) {
                let problem = format!("`{name}` is not the name of a host");
                return Err(
                    ConfigError::new(place(), problem).mend("write `api.example.com`, without a scheme, port or path")
                );
            }
            if let Some(other) = hosts
                .surfaces_of(&host)
                .map(|(index, _)| &MOUNTS[index])
                .find(|other| other.surface != surface && overlap(other, &MOUNTS[index]))
            {
                let problem = format!("`{name}` is bound to `{}` already, whose paths overlap", other.surface);
                return Err(ConfigError::new(place(), problem).mend("give each of the two a host of its own"));
            }
            hosts.0.push((host, index));
        }
    }
    Ok(hosts)
}

fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        let inner = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        !label.is_empty() && label.len() <= 63 && label.bytes().all(inner) && !label.starts_with('-')
    };
    host.len() <= MAX_HOST && host.split('.').all(label)
}

/// Whether a path can be below both.
fn overlap(one: &Mount, other: &Mount) -> bool {
    let below = |prefix: &str, path: &str| {
        path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    match (one.original(), other.original()) {
        (Some(one), Some(other)) => below(one, other) || below(other, one),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::config::{Environment, file::FileSettings};

    fn hosts(file: &str) -> Result<Hosts, String> {
        let environment = Environment::new();
        let layers = Layers { environment: &environment, file: Some("c.toml".into()) };
        let settings: FileSettings = toml::from_str(file).unwrap();
        read(&layers, &settings.surfaces).map_err(|error| error.to_string())
    }

    fn found(hosts: &Hosts, host: &str) -> Vec<(&'static str, &'static str)> {
        hosts.surfaces_of(host).map(|(index, prefix)| (MOUNTS[index].surface, prefix)).collect()
    }

    #[test]
    fn names_are_one_in_any_case_and_with_a_dot_at_the_end() {
        let file = "surfaces.yourapp.hosts = [\"API.YourApp.example.\", \"localhost\", \"10.0.0.7\"]\n\
                    surfaces.platform.hosts = [\"p.example\"]";
        let hosts = hosts(file).unwrap();
        for host in ["api.yourapp.example", "Api.YourApp.Example", "localhost", "10.0.0.7"] {
            assert_eq!(found(&hosts, host), [("yourapp", "/v1")], "{host}");
        }
        assert_eq!(found(&hosts, "p.example"), [("platform", "/v1")]);
        for host in ["yourapp.example", "", "api.yourapp.example.com"] {
            assert_eq!(found(&hosts, host), [], "{host}");
        }
        assert!(Hosts::default().is_empty() && !hosts.is_empty());
    }

    #[test]
    fn what_cannot_be_bound_is_refused_by_name() {
        for (file, place, mend) in [
            ("surfaces.shop.hosts = []", "`surfaces.shop` in c.toml", "yourapp"),
            // Its paths are the standards', whatever the host.
            ("surfaces.oauth.hosts = []", "`surfaces.oauth` in c.toml", "yourapp"),
            ("surfaces.yourapp.hosts = [\"https://a.b\"]", "`surfaces.yourapp.hosts` in c.toml", "without a scheme"),
            ("surfaces.yourapp.hosts = [\"a.b:8080\"]", "`surfaces.yourapp.hosts`", "`a.b:8080`"),
            ("surfaces.yourapp.hosts = [\"\"]", "`surfaces.yourapp.hosts`", "api.example.com"),
            ("surfaces.yourapp.hosts = [\"a..b\"]", "`surfaces.yourapp.hosts`", "api.example.com"),
            (
                "surfaces.yourapp.hosts = [\"a.b\"]\nsurfaces.agentifyme.hosts = [\"x\", \"A.b\"]",
                "`surfaces.yourapp.hosts` in c.toml",
                "`agentifyme`",
            ),
        ] {
            let error = hosts(file).unwrap_err();
            assert!(error.contains(place) && error.contains(mend), "{file}: {error}");
        }
    }
}
