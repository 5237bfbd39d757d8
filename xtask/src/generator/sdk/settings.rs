//! What an SDK needs to know beyond the contract: the document's own `x-sdk`, at its root.
//!
//! ```yaml
//! x-sdk:
//!   server: https://api.example.com/v1    # where clients go unless they are told otherwise
//!   environment: EXAMPLE                  # EXAMPLE_API_KEY, EXAMPLE_BASE_URL
//!   typescript: '@example/sdk'
//!   python: {distribution: example-sdk, module: example}
//!   content: /data                        # the part of an answer that calls give back; without it, all
//!   error: {code: /error/code, message: /error/message}
//!   pages:                                # how lists go on, by the query parameter that says where
//!     - {parameter: cursor, items: /data, cursor: /meta/next_cursor}
//!     - {parameter: page, items: /data, total: /meta/total, size: /meta/limit}  # `limit` asks for it
//!     - {parameter: page, items: /data, more: /has_next_page}
//!   streams: streaming                    # the boolean member of a body that asks for events
//! ```

use serde::Deserialize;
use serde_json::Value;

use crate::generator::resolved::{Api, GeneratorError, Location};

/// `x-sdk`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Settings {
    pub(super) server: String,
    pub(super) environment: String,
    pub(super) typescript: String,
    pub(super) python: Python,
    pub(super) content: Option<Pointer>,
    pub(super) error: ErrorPlaces,
    #[serde(default)]
    pub(super) pages: Vec<Pages>,
    pub(super) streams: Option<String>,
}

/// Names on PyPI and in programs.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Python {
    pub(super) distribution: String,
    pub(super) module: String,
}

/// Where an error's answer says what.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ErrorPlaces {
    pub(super) code: Option<Pointer>,
    pub(super) message: Pointer,
}

/// How lists go on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pages {
    pub(super) parameter: String,
    pub(super) items: Pointer,
    pub(super) cursor: Option<Pointer>,
    pub(super) more: Option<Pointer>,
    pub(super) total: Option<Pointer>,
    pub(super) size: Option<Pointer>,
}

/// A JSON Pointer to members of objects.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Pointer(pub(super) Vec<String>);

impl TryFrom<String> for Pointer {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let rest = text.strip_prefix('/').ok_or(format!("`{text}` is no JSON Pointer: it begins with `/`"))?;
        Ok(Self(rest.split('/').map(|name| name.replace("~1", "/").replace("~0", "~")).collect()))
    }
}

/// The settings of a document that has some.
pub(super) fn read(api: &Api, document: &Location) -> Result<Option<Settings>, GeneratorError> {
    let invalid = |message: String| GeneratorError::Invalid {
        location: Location { pointer: "/x-sdk".to_owned(), ..document.clone() },
        message: format!("`x-sdk`: {message}"),
    };
    let Some(value) = api.bundle.get("x-sdk") else { return Ok(None) };
    let settings: Settings =
        Value::deserialize(value).and_then(serde_json::from_value).map_err(|error| invalid(error.to_string()))?;
    for pages in &settings.pages {
        let is_counted = pages.total.is_some() && pages.size.is_some();
        if [pages.cursor.is_some(), pages.more.is_some(), is_counted].iter().filter(|is| **is).count() != 1 {
            let message = "of `cursor`, `more`, and `total` with `size`, each of `pages` has one";
            return Err(invalid(message.to_owned()));
        }
    }
    Ok(Some(settings))
}
