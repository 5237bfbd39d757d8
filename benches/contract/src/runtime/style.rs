// Copied by `cargo xtask generate` from its own runtime.

//! How parameter values are spelled: the styles of OpenAPI 3.1 ("Style Values", "Style Examples").

use poem::{Request, http::header};

use super::{Bytes, FormNode, IndexMap};

/// `style` and `explode` of a parameter, or JSON within one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `a,b` (path, header).
    Simple {
        /// Objects as `k=v,k=v`.
        explode: bool,
    },
    /// `.a.b` (path).
    Label {
        /// Items apart by `.` instead of `,`.
        explode: bool,
    },
    /// `;name=a,b` (path).
    Matrix {
        /// One `;name=` an item.
        explode: bool,
    },
    /// `name=a,b` or, exploded, `name=a&name=b` (query, cookie, form fields).
    Form {
        /// One pair an item.
        explode: bool,
    },
    /// `name=a%20b` (query).
    SpaceDelimited,
    /// `name=a|b` (query).
    PipeDelimited,
    /// `name[k]=v` (query).
    DeepObject,
    /// The value is JSON (`content: application/json`).
    Json,
}

/// What a parameter's value is made of, as far as its spelling shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One text.
    Scalar,
    /// A list of texts.
    List,
    /// Members by name.
    Object {
        /// Declared names.
        properties: &'static [&'static str],
        /// Whether other names belong to it too.
        open: bool,
    },
}

/// Pairs of an `application/x-www-form-urlencoded` text: decoded name, raw value (delimiters are told apart before decoding).
pub fn raw_pairs(text: &str) -> Vec<(String, String)> {
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (unescape(name), value.to_owned())
        })
        .collect()
}

/// Pairs of a request's query string, decoded.
pub fn query_pairs(request: &Request) -> Vec<(String, String)> {
    raw_pairs(request.uri().query().unwrap_or_default())
        .into_iter()
        .map(|(name, value)| (name, unescape(&value)))
        .collect()
}

/// A cookie's value (RFC 6265, section 4.2.1), decoded.
pub fn cookie(request: &Request, name: &str) -> Option<String> {
    request
        .headers()
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| unescape(value.trim_matches('"')))
}

/// Decodes `+` and percent escapes; bytes that are no UTF-8 become U+FFFD.
fn unescape(text: &str) -> String {
    let spaced = text.replace('+', " ");
    percent_encoding::percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
}

/// The value of `name` among raw pairs (query string or form body); `None` where it is not there.
pub fn from_pairs(pairs: &[(String, String)], name: &str, style: Style, shape: Shape) -> Option<FormNode> {
    let first = || pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    match (style, shape) {
        (Style::DeepObject, _) => {
            let mut members = IndexMap::new();
            for (key, value) in pairs {
                if let Some(path) = key
                    .strip_prefix(name)
                    .and_then(|rest| rest.strip_prefix('['))
                    .and_then(|rest| rest.strip_suffix(']'))
                {
                    deep(&mut members, &path.split("][").collect::<Vec<_>>(), unescape(value));
                }
            }
            (!members.is_empty()).then_some(FormNode::Map(members))
        }
        (Style::Form { explode: true }, Shape::List) => {
            let items: Vec<_> =
                pairs.iter().filter(|(key, _)| key == name).map(|(_, value)| FormNode::Text(unescape(value))).collect();
            (!items.is_empty()).then_some(FormNode::List(items))
        }
        (Style::Form { explode: true }, Shape::Object { properties, open }) => {
            let members: IndexMap<_, _> = pairs
                .iter()
                .filter(|(key, _)| open || properties.contains(&key.as_str()))
                .map(|(key, value)| (key.clone(), FormNode::Text(unescape(value))))
                .collect();
            (!members.is_empty()).then_some(FormNode::Map(members))
        }
        (Style::Form { explode: false } | Style::Simple { .. }, Shape::List) => {
            first().map(|raw| FormNode::List(raw.split(',').map(text).collect()))
        }
        (Style::Form { explode: false } | Style::Simple { .. }, Shape::Object { .. }) => {
            first().map(|raw| alternating(&raw.split(',').map(unescape).collect::<Vec<_>>()))
        }
        (Style::SpaceDelimited, Shape::List | Shape::Object { .. }) => {
            first().map(|raw| delimited(&raw.replace("%20", " ").replace('+', " "), ' ', shape))
        }
        (Style::PipeDelimited, Shape::List | Shape::Object { .. }) => {
            first().map(|raw| delimited(&raw.replace("%7C", "|").replace("%7c", "|"), '|', shape))
        }
        (Style::Json, _) => first().map(|raw| FormNode::Json(Bytes::from(unescape(raw)))),
        _ => first().map(text),
    }
}

fn text(raw: &str) -> FormNode {
    FormNode::Text(unescape(raw))
}

fn delimited(raw: &str, delimiter: char, shape: Shape) -> FormNode {
    let parts: Vec<_> = raw
        .split(delimiter)
        .map(|part| percent_encoding::percent_decode_str(part).decode_utf8_lossy().into_owned())
        .collect();
    match shape {
        Shape::Object { .. } => alternating(&parts),
        _ => FormNode::List(parts.into_iter().map(FormNode::Text).collect()),
    }
}

fn deep(members: &mut IndexMap<String, FormNode>, path: &[&str], value: String) {
    let [name, rest @ ..] = path else { return };
    let name = (*name).to_owned();
    if rest.is_empty() {
        match members.get_mut(&name) {
            Some(FormNode::List(items)) => items.push(FormNode::Text(value)),
            Some(existing) => {
                let first = std::mem::replace(existing, FormNode::List(Vec::new()));
                *existing = FormNode::List(vec![first, FormNode::Text(value)]);
            }
            None => {
                members.insert(name, FormNode::Text(value));
            }
        }
    } else if let FormNode::Map(inner) = members.entry(name).or_insert_with(|| FormNode::Map(IndexMap::new())) {
        deep(inner, rest, value);
    }
}

/// `k,v,k,v`.
fn alternating(parts: &[String]) -> FormNode {
    FormNode::Map(
        parts
            .chunks(2)
            .map(|pair| (pair[0].clone(), FormNode::Text(pair.get(1).cloned().unwrap_or_default())))
            .collect(),
    )
}

/// `k=v` items.
fn assignments<'a>(parts: impl Iterator<Item = &'a str>) -> FormNode {
    FormNode::Map(
        parts
            .map(|part| {
                let (name, value) = part.split_once('=').unwrap_or((part, ""));
                (name.to_owned(), FormNode::Text(value.to_owned()))
            })
            .collect(),
    )
}

/// A value that has been decoded already: a path segment (by the router) or a header.
pub fn from_text(decoded: &str, name: &str, style: Style, shape: Shape) -> FormNode {
    let (body, delimiter, explode) = match style {
        Style::Label { explode } => {
            (decoded.strip_prefix('.').unwrap_or(decoded), if explode { '.' } else { ',' }, explode)
        }
        Style::Matrix { explode } => {
            let body = decoded.strip_prefix(';').unwrap_or(decoded);
            if explode {
                let parts = body.split(';');
                return match shape {
                    Shape::Object { .. } => assignments(parts),
                    Shape::List => FormNode::List(
                        parts
                            .map(|part| {
                                FormNode::Text(part.split_once('=').map_or(part, |(_, value)| value).to_owned())
                            })
                            .collect(),
                    ),
                    Shape::Scalar => FormNode::Text(strip_name(body, name).to_owned()),
                };
            }
            (strip_name(body, name), ',', false)
        }
        Style::Json => return FormNode::Json(Bytes::copy_from_slice(decoded.as_bytes())),
        Style::Simple { explode } | Style::Form { explode } => (decoded, ',', explode),
        Style::SpaceDelimited => (decoded, ' ', false),
        Style::PipeDelimited => (decoded, '|', false),
        Style::DeepObject => (decoded, ',', false),
    };
    match shape {
        Shape::Scalar => FormNode::Text(body.to_owned()),
        Shape::List => {
            FormNode::List(body.split(delimiter).map(|part| FormNode::Text(part.trim().to_owned())).collect())
        }
        Shape::Object { .. } if explode => assignments(body.split(delimiter).map(str::trim)),
        Shape::Object { .. } => {
            alternating(&body.split(delimiter).map(|part| part.trim().to_owned()).collect::<Vec<_>>())
        }
    }
}

fn strip_name<'a>(body: &'a str, name: &str) -> &'a str {
    body.strip_prefix(name).and_then(|rest| rest.strip_prefix('=')).unwrap_or(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(node: &FormNode) -> String {
        match node {
            FormNode::Text(text) => text.clone(),
            FormNode::List(items) => format!("[{}]", items.iter().map(show).collect::<Vec<_>>().join(" ")),
            FormNode::Map(members) => {
                format!("{{{}}}", members.iter().map(|(k, v)| format!("{k}:{}", show(v))).collect::<Vec<_>>().join(" "))
            }
            FormNode::Json(bytes) | FormNode::Bytes(bytes) => format!("<{}>", String::from_utf8_lossy(bytes)),
        }
    }

    const RGB: Shape = Shape::Object { properties: &["R", "G", "B"], open: false };

    /// The table "Style Examples" of OpenAPI 3.1: `color`, array `blue,black,brown`, object `R=100,G=200,B=150`.
    #[test]
    fn the_specification_table_of_styles_is_read() {
        let pairs: &[(&str, Style, Shape, &str)] = &[
            ("color=blue", Style::Form { explode: false }, Shape::Scalar, "blue"),
            ("color=blue,black,brown", Style::Form { explode: false }, Shape::List, "[blue black brown]"),
            ("color=R,100,G,200,B,150", Style::Form { explode: false }, RGB, "{R:100 G:200 B:150}"),
            ("color=blue&color=black&color=brown", Style::Form { explode: true }, Shape::List, "[blue black brown]"),
            ("R=100&G=200&B=150&x=1", Style::Form { explode: true }, RGB, "{R:100 G:200 B:150}"),
            ("color=blue%20black%20brown", Style::SpaceDelimited, Shape::List, "[blue black brown]"),
            ("color=R%20100%20G%20200%20B%20150", Style::SpaceDelimited, RGB, "{R:100 G:200 B:150}"),
            ("color=blue%7Cblack%7Cbrown", Style::PipeDelimited, Shape::List, "[blue black brown]"),
            ("color=R|100|G|200|B|150", Style::PipeDelimited, RGB, "{R:100 G:200 B:150}"),
            ("color%5BR%5D=100&color[G]=200&color[B]=150", Style::DeepObject, RGB, "{R:100 G:200 B:150}"),
            ("color[a][b]=1&color[a][c]=2", Style::DeepObject, RGB, "{a:{b:1 c:2}}"),
            ("color=a%2Cb,c", Style::Form { explode: false }, Shape::List, "[a,b c]"),
            ("color={\"R\":1}", Style::Json, RGB, "<{\"R\":1}>"),
        ];
        for (query, style, shape, expected) in pairs {
            let found = from_pairs(&raw_pairs(query), "color", *style, *shape);
            assert_eq!(found.as_ref().map(show).as_deref(), Some(*expected), "{query} {style:?}");
        }
        let texts: &[(&str, Style, Shape, &str)] = &[
            (";color=blue", Style::Matrix { explode: false }, Shape::Scalar, "blue"),
            (";color=blue,black,brown", Style::Matrix { explode: false }, Shape::List, "[blue black brown]"),
            (";color=R,100,G,200,B,150", Style::Matrix { explode: false }, RGB, "{R:100 G:200 B:150}"),
            (";color=blue;color=black;color=brown", Style::Matrix { explode: true }, Shape::List, "[blue black brown]"),
            (";R=100;G=200;B=150", Style::Matrix { explode: true }, RGB, "{R:100 G:200 B:150}"),
            (".blue", Style::Label { explode: false }, Shape::Scalar, "blue"),
            (".blue,black,brown", Style::Label { explode: false }, Shape::List, "[blue black brown]"),
            (".blue.black.brown", Style::Label { explode: true }, Shape::List, "[blue black brown]"),
            (".R=100.G=200.B=150", Style::Label { explode: true }, RGB, "{R:100 G:200 B:150}"),
            ("blue", Style::Simple { explode: false }, Shape::Scalar, "blue"),
            ("blue, black,brown", Style::Simple { explode: false }, Shape::List, "[blue black brown]"),
            ("R,100,G,200,B,150", Style::Simple { explode: false }, RGB, "{R:100 G:200 B:150}"),
            ("R=100,G=200,B=150", Style::Simple { explode: true }, RGB, "{R:100 G:200 B:150}"),
        ];
        for (value, style, shape, expected) in texts {
            assert_eq!(show(&from_text(value, "color", *style, *shape)), *expected, "{value} {style:?}");
        }
        assert!(from_pairs(&raw_pairs("other=1"), "color", Style::Form { explode: true }, Shape::List).is_none());
    }
}
