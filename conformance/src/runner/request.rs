//! Makes the request of a case: path filled in, credentials put on, taken off or spoilt.

use super::Runner;
use crate::{
    cases::{self, Case, Draft, Identity, PathValue, credentials::altered},
    document::model::{In, Scheme},
    http::{Payload, Request, encode},
};

impl Runner<'_> {
    /// The request of a case.
    pub(super) fn request(&mut self, index: Option<usize>, path: &[PathValue], case: &Case) -> Request {
        let body = self.body(index, path, case);
        let (method, path) = match index {
            None => ("GET".to_owned(), case.label.clone()),
            Some(index) => {
                let operation = &self.document.operations[index];
                let mut filled = operation.path.clone();
                for value in path {
                    let text = case.draft.path.get(&value.name).cloned().unwrap_or_else(|| {
                        operation.parameter(In::Path, &value.name).map_or_else(
                            || encode::percent(&encode::scalar(&value.value)),
                            |parameter| encode::path(parameter, &value.value),
                        )
                    });
                    filled = filled.replace(&format!("{{{}}}", value.name), &text);
                }
                (case.method.clone().unwrap_or_else(|| operation.method.clone()), filled)
            }
        };
        let mut request =
            Request { method, path, query: case.draft.query.clone(), headers: case.draft.headers.clone(), body };
        self.credentials(index, &case.draft, &mut request);
        request
    }

    /// The body of a case. One that names the record it is of names that of the path, which was chosen after the body was made.
    fn body(&mut self, index: Option<usize>, path: &[PathValue], case: &Case) -> Option<Payload> {
        let (Some(index), true, Some(json), Some(last)) = (index, case.is_proper(), &case.draft.json, path.last())
        else {
            return case.draft.body.clone();
        };
        if ["id", last.name.as_str()].iter().all(|name| json.get(name).is_none_or(|value| *value == last.value)) {
            return case.draft.body.clone();
        }
        let mut draft = case.draft.clone();
        self.with_context(index, path, |context| cases::name_in_path(context, &mut draft));
        draft.body
    }

    /// The schemes of alternatives beside those that a scheme is part of: with one of them a request is good whatever this one has.
    fn beside(&self, index: Option<usize>, name: &str) -> Vec<&Scheme> {
        let Some(index) = index else { return Vec::new() };
        let alternatives = &self.document.operations[index].security;
        let (with, without): (Vec<_>, Vec<_>) = alternatives.iter().partition(|schemes| schemes.contains_key(name));
        let own = self.document.schemes.get(name);
        let others = without.into_iter().flat_map(|schemes| schemes.keys());
        let others = others.filter(|other| !with.iter().any(|schemes| schemes.contains_key(*other)));
        let others = others.filter_map(|other| self.document.schemes.get(other));
        others.filter(|other| !own.is_some_and(|own| own.is_where(other))).collect()
    }

    fn credentials(&mut self, index: Option<usize>, draft: &Draft, request: &mut Request) {
        let mut headers = self.settings.headers.clone();
        let mut query = self.settings.query.clone();
        let mut cookies = draft.cookies.clone();
        if let Identity::Garbage(name) | Identity::Altered(name) = &draft.identity {
            for scheme in self.beside(index, name) {
                drop_scheme(scheme, &mut headers, &mut query);
            }
        }
        let mut replace = |others: &[(String, String)]| {
            for (name, value) in others {
                headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
                headers.push((name.clone(), value.clone()));
            }
        };
        match &draft.identity {
            Identity::Given => {}
            Identity::Limited => replace(&self.settings.limited),
            Identity::Foreign => replace(&self.settings.foreign),
            Identity::Expired => replace(&self.settings.expired),
            Identity::Exhausted => replace(&self.settings.exhausted),
            Identity::Altered(name) => match self.document.schemes.get(name) {
                Some(Scheme::Header { name, .. }) => alter(&mut headers, name),
                Some(Scheme::Query(name)) => alter(&mut query, name),
                Some(Scheme::Cookie(name)) => change_cookie(&mut headers, name, |value| Some(altered(value))),
                Some(Scheme::Invisible) | None => {}
            },
            Identity::Without(names) => {
                for scheme in names.iter().filter_map(|name| self.document.schemes.get(name)) {
                    drop_scheme(scheme, &mut headers, &mut query);
                }
            }
            Identity::Garbage(name) => {
                if let Some(scheme) = self.document.schemes.get(name) {
                    drop_scheme(scheme, &mut headers, &mut query);
                    let garbage = format!("garbage{}", crate::schema::text::hex(&mut self.rng, 24));
                    match scheme {
                        Scheme::Header { name, word: Some(word) } => {
                            headers.push((name.clone(), format!("{word} {garbage}")));
                        }
                        Scheme::Header { name, word: None } => headers.push((name.clone(), garbage)),
                        Scheme::Query(name) => query.push((name.clone(), garbage)),
                        Scheme::Cookie(name) => cookies.push((name.clone(), garbage)),
                        Scheme::Invisible => {}
                    }
                }
            }
        }
        let mut query: Vec<(String, String)> =
            query.iter().map(|(name, value)| (encode::percent(name), encode::percent(value))).collect();
        query.retain(|(name, _)| !request.query.iter().any(|(other, _)| other == name));
        request.query.extend(query);
        headers.retain(|(name, _)| {
            is_cookie(name) || !request.headers.iter().any(|(other, _)| other.eq_ignore_ascii_case(name))
        });
        request.headers.extend(headers);
        for (name, _) in &cookies {
            change_cookie(&mut request.headers, name, |_| None);
        }
        // A client sends one such header at most (RFC 6265, section 5.4).
        let (given, others): (Vec<_>, Vec<_>) =
            std::mem::take(&mut request.headers).into_iter().partition(|(name, _)| is_cookie(name));
        request.headers = others;
        let made = cookies.iter().map(|(name, value)| format!("{name}={value}"));
        let texts: Vec<String> = given.into_iter().map(|(_, text)| text).chain(made).collect();
        if !texts.is_empty() {
            request.headers.push(("cookie".to_owned(), texts.join("; ")));
        }
    }
}

fn is_cookie(header: &str) -> bool {
    header.eq_ignore_ascii_case("cookie")
}

/// Changes one cookie of those that are given, or leaves it out.
fn change_cookie(headers: &mut Vec<(String, String)>, name: &str, change: impl Fn(&str) -> Option<String>) {
    for (_, text) in headers.iter_mut().filter(|(header, _)| is_cookie(header)) {
        let pair = |pair: &str| match pair.trim().split_once('=') {
            Some((other, value)) if other == name => change(value).map(|value| format!("{name}={value}")),
            _ => Some(pair.trim().to_owned()),
        };
        *text = text.split(';').filter_map(pair).collect::<Vec<_>>().join("; ");
    }
    headers.retain(|(header, text)| !is_cookie(header) || !text.is_empty());
}

fn alter(pairs: &mut [(String, String)], name: &str) {
    for (_, value) in pairs.iter_mut().filter(|(other, _)| other.eq_ignore_ascii_case(name)) {
        *value = altered(value);
    }
}

fn drop_scheme(scheme: &Scheme, headers: &mut Vec<(String, String)>, query: &mut Vec<(String, String)>) {
    match scheme {
        Scheme::Header { name, .. } => headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name)),
        Scheme::Query(name) => query.retain(|(other, _)| other != name),
        Scheme::Cookie(name) => change_cookie(headers, name, |_| None),
        Scheme::Invisible => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_cookie_is_changed_or_left_out_and_the_others_stay() {
        let headers =
            |text: &str| vec![("Cookie".to_owned(), text.to_owned()), ("a".to_owned(), "session=1".to_owned())];
        let mut changed = headers("session=secret;theme=dark");
        change_cookie(&mut changed, "session", |value| Some(altered(value)));
        assert_eq!(changed, headers("session=secrat; theme=dark"));
        change_cookie(&mut changed, "session", |_| None);
        assert_eq!(changed, headers("theme=dark"));
        change_cookie(&mut changed, "theme", |_| None);
        assert_eq!(changed, headers("")[1..]);
    }
}
