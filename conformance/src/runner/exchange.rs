//! One request with its answer and the verdict, as those who listen to a run see it.

use std::time::{Duration, SystemTime};

use crate::{
    cases::Family,
    checks::Finding,
    http::{Answer, Request},
};

/// A request that was sent, what came back, and what of it does not hold.
#[derive(Debug)]
pub struct Exchange<'a> {
    /// The case's name ([`crate::identity`]).
    pub id: &'a str,
    /// The operation's id; empty for paths that the document does not have.
    pub operation: &'a str,
    /// `METHOD /path`.
    pub title: &'a str,
    /// The case's family.
    pub family: Family,
    /// Its label.
    pub label: &'a str,
    /// When it was sent.
    pub at: SystemTime,
    /// How long it took.
    pub elapsed: Duration,
    /// Where the request went, without a slash at its end.
    pub base: &'a str,
    /// The request.
    pub request: &'a Request,
    /// The answer; `None` where none came.
    pub answer: Option<&'a Answer>,
    /// What does not hold, with the findings' names.
    pub findings: &'a [(String, Finding)],
}

/// A request and its answer, kept with a finding.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Where the request went.
    pub base: String,
    /// The request.
    pub request: Request,
    /// The answer; `None` where none came.
    pub answer: Option<Answer>,
    /// Whether it is the server who sent the request, and the suite who answered.
    pub received: bool,
    /// The later exchange that showed what is wrong with this one.
    pub then: Option<Box<Kept>>,
}

impl Kept {
    /// Copies of both.
    pub fn new(base: &str, request: &Request, answer: Option<&Answer>) -> Self {
        Self { base: base.to_owned(), request: request.clone(), answer: answer.cloned(), received: false, then: None }
    }

    /// What the server said that tells what is wrong: the body of its last answer, or of what it sent by itself.
    pub fn telling(&self) -> Option<&[u8]> {
        let later = self.then.as_ref().and_then(|then| then.telling());
        let sent = || self.request.body.as_ref().map(|body| body.bytes.as_slice());
        later.or_else(|| if self.received { sent() } else { self.answer.as_ref().map(|answer| answer.body.as_slice()) })
    }

    /// The commands of all its requests, one after the other. What the server sends by itself no command sends.
    pub fn command(&self, one: impl Fn(&Request) -> String) -> String {
        let mut text = one(&self.request);
        let mut next = &self.then;
        while let Some(then) = next.as_ref().filter(|then| !then.received) {
            text.push_str(" && ");
            text.push_str(&one(&then.request));
            next = &then.then;
        }
        text
    }

    /// Each exchange, in order.
    pub fn each(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |kept| kept.then.as_deref())
    }
}
