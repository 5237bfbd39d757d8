//! Responses, their headers and links, and media types.

use indexmap::IndexMap;

use super::{Builder, Node, extensions, parameter::media_type_name, pointer};
use crate::generator::resolved::{FieldEncoding, Header, Link, MediaType, Place, Response, StatusKey};

impl<'a> Builder<'a> {
    pub(super) fn responses(&mut self, operation: &Node<'a>) -> Vec<Response> {
        let Some(responses) = self.member_object(operation, "responses") else {
            if operation.get("responses").is_none() {
                self.invalid(
                    operation,
                    "`responses` is missing: an operation that promises no answer cannot be served",
                );
            }
            return Vec::new();
        };
        let mut result: Vec<Response> = Vec::new();
        for item in responses.members().filter(|item| !item.is_extension()) {
            let Some(status) = status_key(&item.name()) else {
                self.invalid(
                    &item,
                    format!("`{}` is no status: a code (`200`), a range (`2XX`) or `default`", item.name()),
                );
                continue;
            };
            result.extend(self.response(&item, status));
        }
        if responses.members().all(|item| item.is_extension()) {
            self.invalid(&responses, "`responses` is empty: an operation that promises no answer cannot be served");
        }
        result
    }

    fn response(&mut self, item: &Node<'a>, status: StatusKey) -> Option<Response> {
        let node = self.follow(item)?;
        let name = match pointer::split_last(&node.pointer) {
            Some(("/components/responses", name)) => Some(name),
            _ => None,
        };
        let description = self.description(item, &node).unwrap_or_default();
        Some(Response {
            location: self.location(&node),
            status,
            name,
            description,
            headers: self.headers(&node),
            content: self.content(&node),
            links: self.links(&node),
        })
    }

    fn headers(&mut self, response: &Node<'a>) -> Vec<Header> {
        let mut headers = Vec::new();
        let Some(members) = self.member_object(response, "headers") else { return headers };
        for item in members.members() {
            let name = item.name();
            if name.eq_ignore_ascii_case("content-type") {
                continue;
            }
            let Some(node) = self.follow(&item) else { continue };
            let Some((encoding, schema)) = self.encoded(&node, Place::Header) else { continue };
            headers.push(Header {
                location: self.location(&node),
                name,
                required: self.flag(&node, "required").unwrap_or(false),
                description: self.description(&item, &node),
                encoding,
                schema,
                extensions: extensions(&node),
            });
        }
        headers
    }

    fn links(&mut self, response: &Node<'a>) -> Vec<Link> {
        let mut links = Vec::new();
        let Some(members) = self.member_object(response, "links") else { return links };
        for item in members.members() {
            let Some(node) = self.follow(&item) else { continue };
            let operation_id = self.text(&node, "operationId");
            if operation_id.is_none() && node.get("operationRef").is_none() {
                self.invalid(&node, "a link names its operation by `operationId` or `operationRef`");
            }
            links.push(Link { location: self.location(&node), name: item.name(), operation_id });
        }
        links
    }

    /// The media types of a body.
    pub(super) fn content(&mut self, body: &Node<'a>) -> Vec<MediaType> {
        let mut types: Vec<MediaType> = Vec::new();
        let Some(content) = self.member_object(body, "content") else { return types };
        for node in content.members() {
            if !node.value.is_object() {
                self.invalid(&node, "a media type is a mapping");
                continue;
            }
            let name = media_type_name(&node.name());
            if types.iter().any(|known| known.name == name) {
                let message = format!("`{name}` is there twice, told apart by parameters alone: keep one of them");
                self.unsupported(&node, "media-type-parameters", message);
                continue;
            }
            types.push(MediaType {
                location: self.location(&node),
                name,
                schema: node.get("schema").map(|schema| self.schema(&schema)),
                encoding: self.field_encodings(&node),
                examples: self.examples(&node),
            });
        }
        types
    }

    fn field_encodings(&mut self, media: &Node<'a>) -> IndexMap<String, FieldEncoding> {
        let mut fields = IndexMap::new();
        let Some(encoding) = self.member_object(media, "encoding") else { return fields };
        for node in encoding.members() {
            let Ok(style) = self.style(&node) else { continue };
            let content_type = self.text(&node, "contentType");
            let explode = self.flag(&node, "explode");
            fields.insert(node.name(), FieldEncoding { content_type, style, explode });
        }
        fields
    }
}

fn status_key(key: &str) -> Option<StatusKey> {
    if key == "default" {
        return Some(StatusKey::Default);
    }
    match key.as_bytes() {
        [digit @ b'1'..=b'5', b'X', b'X'] => Some(StatusKey::Range(digit - b'0')),
        [b'1'..=b'5', b'0'..=b'9', b'0'..=b'9'] => key.parse().ok().map(StatusKey::Code),
        _ => None,
    }
}
