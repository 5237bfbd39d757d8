//! Parameters, and how values are spelled on the wire.

use indexmap::IndexMap;
use serde_json::Value;

use super::{Builder, Node};
use crate::generator::resolved::{Parameter, ParameterEncoding, Place, SchemaId, Style};

impl<'a> Builder<'a> {
    /// One list of parameters (a path item's or an operation's).
    pub(super) fn parameters(&mut self, list: &Node<'a>) -> Vec<Parameter> {
        if !list.value.is_array() {
            self.invalid(list, "`parameters` must be a list");
        }
        let mut parameters: Vec<Parameter> = Vec::new();
        for item in list.items() {
            let Some(parameter) = self.parameter(&item) else { continue };
            if parameters.iter().any(|known| known.name == parameter.name && known.place == parameter.place) {
                self.invalid(&item, format!("the parameter `{}` is there twice", parameter.name));
                continue;
            }
            parameters.push(parameter);
        }
        parameters
    }

    /// `None`: reported, or a header that the specification says to ignore.
    fn parameter(&mut self, item: &Node<'a>) -> Option<Parameter> {
        let node = self.follow(item)?;
        let name = self.required_text(&node, "name")?;
        let place = match self.required_text(&node, "in")?.as_str() {
            "path" => Place::Path,
            "query" => Place::Query,
            "header" => Place::Header,
            "cookie" => Place::Cookie,
            other => {
                self.invalid(&node, format!("`in: {other}`: a parameter is in `path`, `query`, `header` or `cookie`"));
                return None;
            }
        };
        let described_elsewhere = ["accept", "content-type", "authorization"];
        if place == Place::Header && described_elsewhere.contains(&name.to_ascii_lowercase().as_str()) {
            return None;
        }
        let required = self.flag(&node, "required").unwrap_or(false);
        if place == Place::Path && !required {
            self.invalid(&node, format!("the path parameter `{name}` must say `required: true`"));
        }
        let (encoding, schema) = self.encoded(&node, place)?;
        Some(Parameter {
            location: self.location(&node),
            name,
            place,
            required,
            description: self.description(item, &node),
            deprecated: self.flag(&node, "deprecated").unwrap_or(false),
            encoding,
            schema,
            examples: self.examples(&node),
        })
    }

    /// `schema` with `style` and `explode`, or `content` with its one media type: the same for parameters and headers.
    pub(super) fn encoded(&mut self, node: &Node<'a>, place: Place) -> Option<(ParameterEncoding, SchemaId)> {
        match (node.get("schema"), node.get("content")) {
            (Some(schema), None) => {
                let style = match self.style(node) {
                    Ok(style) => style.unwrap_or(match place {
                        Place::Query | Place::Cookie => Style::Form,
                        Place::Path | Place::Header => Style::Simple,
                    }),
                    Err(()) => return None,
                };
                let fits = match place {
                    Place::Path => matches!(style, Style::Matrix | Style::Label | Style::Simple),
                    Place::Query => !matches!(style, Style::Matrix | Style::Label | Style::Simple),
                    Place::Header => style == Style::Simple,
                    Place::Cookie => style == Style::Form,
                };
                if !fits {
                    self.invalid(&node.get("style")?, format!("this style has no meaning in {}", place_name(place)));
                    return None;
                }
                let explode = self.flag(node, "explode").unwrap_or(style == Style::Form);
                Some((ParameterEncoding::Style { style, explode }, self.schema(&schema)))
            }
            (None, Some(content)) => {
                let mut types = content.members();
                let (Some(media), None) = (types.next(), types.next()) else {
                    self.invalid(&content, "`content` of a parameter or header has exactly one media type");
                    return None;
                };
                let name = media_type_name(&media.name());
                // The bundler has given a schema to a media type without one.
                let schema = self.schema(&media.get("schema")?);
                Some((ParameterEncoding::Content(name), schema))
            }
            (Some(_), Some(_)) => {
                self.invalid(node, "`schema` and `content` exclude each other");
                None
            }
            (None, None) => {
                self.invalid(node, "`schema` (or `content`) is missing");
                None
            }
        }
    }

    /// `style`, where given.
    pub(super) fn style(&mut self, node: &Node<'a>) -> Result<Option<Style>, ()> {
        let Some(member) = node.get("style") else { return Ok(None) };
        let style = match member.value.as_str() {
            Some("matrix") => Style::Matrix,
            Some("label") => Style::Label,
            Some("simple") => Style::Simple,
            Some("form") => Style::Form,
            Some("spaceDelimited") => Style::SpaceDelimited,
            Some("pipeDelimited") => Style::PipeDelimited,
            Some("deepObject") => Style::DeepObject,
            _ => {
                self.invalid(&member, format!("unknown style {}", member.value));
                return Err(());
            }
        };
        Ok(Some(style))
    }

    /// `example` and `examples`, by name.
    pub(super) fn examples(&mut self, node: &Node<'a>) -> IndexMap<String, Value> {
        let mut examples = IndexMap::new();
        if let Some(example) = node.get("example") {
            examples.insert("default".to_owned(), example.value.clone());
        }
        let Some(named) = self.member_object(node, "examples") else { return examples };
        for item in named.members() {
            // `externalValue` is a document on another host: nothing here fetches it.
            if let Some(value) = self.follow(&item).and_then(|example| example.get("value")) {
                examples.insert(item.name(), value.value.clone());
            }
        }
        examples
    }
}

/// A media type's name in lower case, without parameters.
pub(super) fn media_type_name(key: &str) -> String {
    key.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

fn place_name(place: Place) -> &'static str {
    match place {
        Place::Path => "a path",
        Place::Query => "a query",
        Place::Header => "a header",
        Place::Cookie => "a cookie",
    }
}
