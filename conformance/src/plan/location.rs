//! Where `Location` leads: the template of the document that the URL fills.

use reqwest::Url;
use serde_json::Value;

use super::record_key;
use crate::{
    document::{Document, bundle::percent_decode},
    http::{Request, decode::cuts, url},
};

/// The URL that a `Location` in the answer to a request means.
pub fn target(base: &str, request: &Request, location: &str) -> Option<Url> {
    Url::parse(&url(base, request)).and_then(|from| from.join(location)).ok()
}

/// The path below the base URL that a URL has, without its query; `None` where it lies elsewhere.
pub fn below<'a>(base: &str, target: &'a Url) -> Option<&'a str> {
    let rest = target.as_str().strip_prefix(base)?;
    rest.split(['?', '#']).next().filter(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The record that a path names, as its key and values, where the document reads such records. Of several templates that fit it is the one with the fewest names.
pub fn record(document: &Document, path: &str) -> Option<(String, Vec<Value>)> {
    let operations = document.operations.iter();
    let reads = operations.filter(|other| other.method == "GET" && other.path.ends_with('}'));
    let fits = reads.filter_map(|other| Some((other, fill(&other.path, path)?)));
    let (operation, values) = fits.min_by_key(|(_, values)| values.len())?;
    Some((record_key(&operation.path), values.into_iter().map(|(_, value)| value).collect()))
}

/// The values of a template's names that make it this path; `None` where nothing or several could stand for one.
pub fn fill(template: &str, path: &str) -> Option<Vec<(String, Value)>> {
    let (parts, texts): (Vec<&str>, Vec<&str>) = (template.split('/').collect(), path.split('/').collect());
    if parts.len() != texts.len() {
        return None;
    }
    let mut named = Vec::new();
    for (part, text) in parts.into_iter().zip(texts) {
        let mut ways = cuts(part, text);
        let cut = ways.pop().filter(|cut| ways.is_empty() && cut.iter().all(|(_, text)| !text.is_empty()))?;
        named.extend(cut.into_iter().map(|(name, text)| (name.to_owned(), Value::from(percent_decode(text)))));
    }
    Some(named)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_location_leads_to_what_its_template_reads() {
        let request = Request {
            method: "POST".into(),
            path: "/exports".into(),
            query: Vec::new(),
            headers: Vec::new(),
            body: None,
        };
        let base = "http://h/api";
        for (location, expect) in [
            ("/api/jobs/7", Some("/jobs/7")),
            ("http://h/api/jobs/7?x=1", Some("/jobs/7")),
            ("exports/7", Some("/exports/7")),
            ("/apis/7", None),
            ("http://other/api/jobs/7", None),
        ] {
            let target = target(base, &request, location).unwrap();
            assert_eq!(below(base, &target), expect, "{location}");
        }
        assert_eq!(fill("/jobs/{id}", "/jobs/a%20b"), Some(vec![("id".to_owned(), json!("a b"))]));
        assert_eq!(fill("/jobs/{id}", "/jobs/"), None);
        assert_eq!(fill("/jobs/{id}", "/jobs/1/2"), None);
        assert_eq!(
            fill("/files/{name}.{ext}", "/files/a.txt"),
            Some(vec![("name".to_owned(), json!("a")), ("ext".to_owned(), json!("txt"))])
        );
        assert_eq!(fill("/files/{name}.{ext}", "/files/a.tar.gz"), None, "it may be cut in two ways");
    }
}
