//! Security schemes and requirements.

use indexmap::IndexMap;

use super::{Builder, Node};
use crate::generator::resolved::{Place, SecurityAlternatives, SecurityKind, SecurityScheme};

/// Schemes by name.
pub(super) type Schemes = IndexMap<String, SecurityScheme>;

impl<'a> Builder<'a> {
    pub(super) fn security_schemes(&mut self, components: Option<&Node<'a>>) -> Schemes {
        let mut schemes = Schemes::new();
        let Some(section) = components.and_then(|components| self.member_object(components, "securitySchemes")) else {
            return schemes;
        };
        for item in section.members() {
            let Some(node) = self.follow(&item) else { continue };
            let Some(kind) = self.security_kind(&node) else { continue };
            let description = self.description(&item, &node);
            schemes.insert(item.name(), SecurityScheme { location: self.location(&node), description, kind });
        }
        schemes
    }

    fn security_kind(&mut self, node: &Node<'a>) -> Option<SecurityKind> {
        Some(match self.required_text(node, "type")?.as_str() {
            "apiKey" => {
                let name = self.required_text(node, "name")?;
                let place = match self.required_text(node, "in")?.as_str() {
                    "query" => Place::Query,
                    "header" => Place::Header,
                    "cookie" => Place::Cookie,
                    other => {
                        self.invalid(node, format!("`in: {other}`: an API key is in `query`, `header` or `cookie`"));
                        return None;
                    }
                };
                SecurityKind::ApiKey { place, name }
            }
            "http" => SecurityKind::Http { scheme: self.required_text(node, "scheme")?.to_ascii_lowercase() },
            "oauth2" => SecurityKind::OAuth2 { scopes: self.scopes(node) },
            "openIdConnect" => SecurityKind::OpenIdConnect,
            "mutualTLS" => SecurityKind::MutualTls,
            other => {
                self.invalid(node, format!("unknown type `{other}` of security scheme"));
                return None;
            }
        })
    }

    fn scopes(&mut self, node: &Node<'a>) -> IndexMap<String, String> {
        let mut scopes = IndexMap::new();
        if node.get("flows").is_none() {
            self.invalid(node, "`flows` is missing");
        }
        let Some(flows) = self.member_object(node, "flows") else { return scopes };
        for flow in flows.members().filter(|flow| !flow.is_extension()) {
            let Some(declared) = self.member_object(&flow, "scopes") else { continue };
            for scope in declared.members() {
                scopes.entry(scope.name()).or_insert_with(|| scope.value.as_str().unwrap_or_default().to_owned());
            }
        }
        scopes
    }

    /// The requirements that an operation or the document declares; `None` where it declares none.
    pub(super) fn security(&mut self, node: &Node<'a>, schemes: &Schemes) -> Option<SecurityAlternatives> {
        node.get("security")?;
        let mut alternatives = SecurityAlternatives::new();
        for alternative in self.list(node, "security") {
            if !alternative.value.is_object() {
                self.invalid(&alternative, "a security requirement is a mapping of scheme to scopes");
                continue;
            }
            let mut all = Vec::new();
            for member in alternative.members() {
                let name = member.name();
                if !schemes.contains_key(&name) {
                    self.invalid(&member, format!("no security scheme `{name}` under components/securitySchemes"));
                }
                let scopes = self.texts(&alternative, &name);
                all.push((name, scopes));
            }
            alternatives.push(all);
        }
        Some(alternatives)
    }
}
