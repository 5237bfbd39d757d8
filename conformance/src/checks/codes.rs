//! The checks by name: each has a code that does not change (reports, baselines and kill tables name it) and a paragraph for whoever meets it in a
//! report for the first time.

use std::fmt;

/// Declares the checks; `ALL`, the codes and the paragraphs cannot fall apart, since they stand in one place.
macro_rules! checks {
    ($($(#[$doc:meta])* $name:ident $code:literal $explanation:literal)*) => {
        /// A kind of finding.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Check {
            $($(#[$doc])* $name,)*
        }

        impl Check {
            /// Every check.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its code, which does not change from version to version.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }

            /// What it holds, why, and what to do about a finding: one paragraph.
            pub const fn explanation(self) -> &'static str {
                match self {
                    $(Self::$name => $explanation,)*
                }
            }
        }
    };
}

checks! {
    /// A 5xx that nobody expects.
    ServerError "server-error"
    "No request makes a server fail: what is wrong with a request is answered with a 4xx, so that its sender knows that sending it again is of no use. A 5xx means that the server met \
     something it was not written for. Look for the request's id in the server's log, and validate the input where it comes in. Where a 5xx is meant (an upstream that is down), declare it and \
     name the operation with --expect-5xx."

    /// A status that is not declared.
    StatusDeclared "status-declared"
    "Every answer has a status that the document declares for the operation: by its code, by its range (4XX) or by `default`. Generated clients have no branch for any other. Declare the \
     status with its body, or answer with one that is declared."

    /// A media type that is not declared.
    MediaType "media-type"
    "The `Content-Type` of an answer is one of those that the document declares for its status. A client decodes by it. Set the header that the document promises, or declare the other type."

    /// A body that is no JSON although its type says so.
    JsonParses "json-parses"
    "A body that calls itself JSON is JSON (RFC 8259), whole and in UTF-8. Serialise answers with a JSON library rather than out of pieces of text."

    /// A body that breaks its schema.
    BodySchema "body-schema"
    "The body of an answer is valid by the schema that the document declares for its status and media type, formats included; `writeOnly` members do not come back. The finding names the \
     keyword, the place in the body and the line of the document. Either the server sends something it does not mean to, or the document promises more than it keeps. Of an event stream, the data of each \
     event is what the schema is of."

    /// A body where none is declared, or none where one is.
    BodyPresence "body-presence"
    "An answer has a body where its status declares content, and none where it does not. Clients that read what is not there fail, and what nobody declared nobody reads."

    /// A required header is missing.
    HeaderRequired "header-required"
    "A response header that the document marks `required` is on every answer of that status, errors included."

    /// A header breaks its schema.
    HeaderSchema "header-schema"
    "A declared response header is valid by its schema wherever it is sent. A header is text: it may be read as a string, as a list with commas, or as the JSON that it spells, and one of these \
     readings has to be valid."

    /// `Content-Length` is not the body's.
    ContentLength "content-length"
    "`Content-Length` says how many bytes the body has. Where it does not, clients and proxies wait for more, or cut the body off."

    /// The answer did not come whole.
    Transport "transport"
    "Every request is answered, whole and in time. A connection that breaks, or an answer that never comes, usually means that a handler has crashed or hangs. The request was sent twice before this was \
     reported."

    /// A valid request was refused.
    ValidAccepted "valid-accepted"
    "A request that is valid by the document is not refused with 400, 406, 413, 415 or 422. The suite decodes the very bytes that it sent by the document's rules, and the schemas accept what comes out. \
     Either the server is stricter than its document (then write the limit into the schema), or a rule that no schema can say is in the way (then name the operation with --allow-refusal)."

    /// An invalid request was accepted.
    InvalidRefused "invalid-refused"
    "A request that breaks the document is refused with a 4xx. The suite decodes the very bytes that it sent by the document's rules; it is reported only where no reading of them is valid. What is let in once is \
     stored, and comes back to everybody who reads it. The finding names the keyword and the place that were broken."

    /// A request without a good credential was accepted.
    Authentication "authentication"
    "An operation with a security requirement answers 401 (or 403) where the credential is missing, made up, altered in one letter, or expired. If any of these is let in, the operation is open to everybody. \
     The same code says that the credential given to the suite itself was refused: then nothing else could be tried."

    /// A request whose credential lacks scopes was accepted.
    Authorization "authorization"
    "A credential without the scopes that an operation's security requirement lists is answered with 403. Needs --limited-header."

    /// An id that does not exist was accepted.
    UnknownId "unknown-id"
    "An id that no record has is refused, and so is one that only another tenant's record has (--foreign-header): for a stranger it is as if it did not exist. A success here means that a lookup \
     is skipped, or is not bound to the caller."

    /// A stranger's id in a body was taken.
    ForeignId "foreign-id"
    "An id in a request's body is looked up with the caller's eyes: a stranger (--foreign-header) who names another tenant's record is refused just as for one that does not exist. Reported only where the same request with a \
     made-up id is refused, so that ids are looked up at all."

    /// An undeclared method was not answered with 405.
    Method "method"
    "A path of the document answers a method that it does not declare with 405 (with 404 only under --strict is that a finding). Anything else is an endpoint that nobody documented, or an error that misleads."

    /// A 405 without a right `Allow`.
    Allow "allow-header"
    "A 405 carries an `Allow` header with every method that the path does have (RFC 9110, section 15.5.6)."

    /// An unknown path was not answered with 404.
    UnknownPath "unknown-path"
    "A path that the document does not have is answered with 404, so that a mistyped URL is not taken for a success."

    /// A request whose limit is used up was not refused with 429, or without saying for how long.
    RateLimit "rate-limit"
    "A credential whose limit is used up (--exhausted-header) is answered with 429, with a `Retry-After` that is in the future, and with nothing left in the headers that the document declares for what remains."

    /// What remains of a limit does not fall.
    RateRemaining "rate-remaining"
    "Where answers tell a limit and what remains of it (`X-RateLimit-Remaining`, `RateLimit-Remaining`), what remains is never more than the limit, and falls while requests are made. Clients pace \
     themselves by it. Reported only where no refill can explain what was seen."

    /// A request that was sent again under its `Idempotency-Key` was not answered as at first, or another one under it was not refused.
    Idempotency "idempotency"
    "A request that is sent again under its `Idempotency-Key` is answered as at first and has no second effect; another request under the same key is refused (with 422 where that is declared). A client that \
     lost an answer relies on it to send again without fear."

    /// Requests at once under one `Idempotency-Key` had more than one effect.
    IdempotencyRace "idempotency-race"
    "Requests that arrive at the same time under one `Idempotency-Key` have one effect: all successes are the same answer, about one record; others may be told that the first is still under way (409, 425, 429). \
     A look-up before the write is not enough: the key has to be claimed in the transaction that has the effect."

    /// A fault was not reported.
    AllFaults "all-faults"
    "Under --strict: where the error format of an operation lists places, a body with two faults gets both listed. A client that learns of one fault at a time needs as many attempts as it made mistakes."

    /// A reason why a status cannot be reached, and it was.
    StaleReason "stale-reason"
    "The document says (`x-conformance: missed`) that a status cannot be reached, and it was. Take the reason out."

    /// What was written is not what is read.
    RoundTrip "round-trip"
    "What a client writes is what it reads: after a POST, PUT or PATCH that succeeds, the record has the values that were sent, member by member. Compared is only what both schemas declare: nothing that is \
     `readOnly`, `writeOnly`, secret or masked, nothing whose type differs, and spellings of the same value (a time in another zone, trimmed text) are the same."

    /// A declared default is not there.
    Default "default"
    "Where a request leaves out a member whose schema declares a `default`, the record that it makes has that value. Otherwise the document's default is a guess that clients build on."

    /// `Location` leads nowhere, or elsewhere.
    Location "location"
    "The `Location` of a 201 is where the new record is: reading it succeeds, and shows the same id."

    /// A PUT left something of what was before.
    PutReplaces "put-replaces"
    "PUT puts what was sent in the place of what was there (RFC 9110, section 9.3.4): an optional member that is left out has not its old value any more. Judged only where the body's schema is that of a whole \
     record (it requires members, or is the schema that the record is read by). A partial update is a PATCH."

    /// The same PUT again had another outcome.
    PutRepeats "put-repeats"
    "PUT is idempotent (RFC 9110, section 9.2.2): sent once more, it succeeds again and leaves the record as it was after the first time."

    /// A PATCH changed what it did not name.
    PatchLeaves "patch-leaves"
    "PATCH changes what it names. Members that clients can set, and that the request did not speak of, are as before."

    /// A refused request had an effect.
    RefusedWrite "refused-write"
    "A request that is refused changes nothing, whether it is invalid, unauthenticated, without scopes or somebody else's: the record reads as before, the list is as long as before. Validate and authorise before the first write, \
     and write in one transaction."

    /// A safe method had an effect.
    SafeMethod "safe-method"
    "GET is safe (RFC 9110, section 9.2.1): reading a record, or anything below it, changes no member that clients set. Crawlers, prefetchers and retries rely on it."

    /// Deleting again is answered in a way that a repeat cannot live with.
    DeleteTwice "delete-twice"
    "Deleting what is deleted already succeeds as at first, or is answered with 404 or 410: DELETE is idempotent, and a client that lost the answer sends it again."

    /// What was deleted is still there.
    UseAfterDelete "use-after-delete"
    "What was deleted is gone: reading or changing it is answered with 404 or 410, and lists do not show it. A record that says itself that it is deleted (a status, a time of deletion) is taken for gone. The deletion of one record \
     leaves others alone."

    /// A part shows under a parent that is not its own.
    WrongParent "wrong-parent"
    "What was made under one parent (`POST /things/{id}/parts`) is neither listed nor read under another one, where the document reads such parts by no other path. Usual causes: a query without the parent's id, a look-up by the part's \
     id alone. Whoever may see one parent sees the parts of all."

    /// An item is on two pages.
    PageOverlap "page-overlap"
    "No item is on two pages of one walk, by page number, offset or cursor. A client that gathers all pages would count it twice. Usual causes: an order that does not decide ties, an offset that is one short."

    /// Pages together are not the whole.
    PageGap "page-gap"
    "The pages of a walk together have every item that the list has when it is read in large pages, and a record that was just created is among them. Usual causes: an order that does not decide ties, a cursor that \
     starts behind the next item, a filter after the limit."

    /// A walk does not end, or goes on behind its end.
    PageEnd "page-end"
    "A walk ends: a page behind the last one is empty (or refused as declared), the last cursor is followed by none, and `has_more` is true just where something follows."

    /// A page is longer than was asked for.
    PageLimit "page-limit"
    "A page has at most as many items as the limit asks for, and at most the declared default where it asks for none."

    /// A total or a page's description is not right.
    PageTotal "page-total"
    "What a list says about itself is right: the total is the number of items that a walk finds, the number of pages follows from it, and page and limit are those that were asked for."

    /// A filtered list has an item that does not match.
    FilterSound "filter-sound"
    "Every item of a filtered list matches the filter: the member of the filter's name has the value that was asked for (or contains it, where the filter is a text)."

    /// A filtered list lacks an item that matches.
    FilterComplete "filter-complete"
    "A filtered list has every item that is known to match: those of the unfiltered list whose member of the filter's name has exactly the value that was asked for."

    /// A list is not in the order that was asked for.
    Order "order"
    "A list has the order that a parameter asks for, and the same order however it is cut into pages."

    /// A list shows a record otherwise than it reads.
    ListItem "list-item"
    "A list shows a record as it reads by itself: members that clients set, and that both show, are equal. Otherwise one of the two is stale."

    /// HEAD differs from GET.
    Head "head"
    "Where a server answers HEAD, it answers as to GET but for the body (RFC 9110, section 9.3.2): the same status and the same media type."

    /// What the client does not accept was sent although 406 is declared.
    NotAcceptable "not-acceptable"
    "An operation that declares 406 answers with it where `Accept` allows none of its media types."

    /// The accepted media type was not sent.
    Negotiation "negotiation"
    "An operation that declares several media types answers in the one that `Accept` asks for."

    /// A conditional read was not answered as its validator calls for.
    NotModified "not-modified"
    "An operation that declares 304 answers with it where `If-None-Match` has the record's current `ETag`, and does not where it has another (RFC 9110, section 13.1.2). The `ETag` of a record that has not changed does not change."

    /// A conditional write was done on a false condition, or not on a true one.
    Precondition "precondition"
    "A write that takes `If-Match` is refused with 412 where the record's `ETag` is another, and changes nothing; with the current one it is done, and the record has a new `ETag` after a change (RFC 9110, section 13.1.1). \
     Without that, the later of two writers undoes the earlier one's work unseen."

    /// The status in the body is not that of the answer.
    ProblemStatus "problem-status"
    "The `status` of a problem (RFC 9457) is the status of the answer. Proxies may change the one, and clients believe the other."

    /// An error shows the server's inside.
    Internals "internals"
    "Errors do not show the server's inside: no stack traces, no database messages, no source paths. They help nobody who may read them, and those who may not, much. Log them under the request's id."

    /// The events of a stream have ids that do not name them.
    StreamIds "stream-ids"
    "The ids of a stream's events name them: no two events have the same, and numbers rise. `Last-Event-ID` is of no use otherwise."

    /// A stream does not go on where it was cut.
    StreamResume "stream-resume"
    "A stream that takes `Last-Event-ID` goes on behind the event that it names: what follows is what followed at first, nothing again and nothing left out."

    /// What the server sends by itself is not as the document describes it.
    WebhookRequest "webhook-request"
    "What the server sends by itself (the document's `webhooks`, callbacks of its operations) is as the document describes it: method, headers, media type, and a body that is valid by its schema. Receivers are \
     generated from it as clients are. Needs --receive."

    /// A signature that its receiver cannot verify.
    WebhookSignature "webhook-signature"
    "A request with `webhook-signature` is signed as Standard Webhooks says, with the secret of the subscription: HMAC-SHA256 of `webhook-id`, `webhook-timestamp` and the very bytes of the body, with dots \
     between, and a timestamp that is the time of the attempt. Receivers refuse whatever does not verify. Needs --receive."

    /// What was refused does not come again, or comes as something else.
    WebhookRetry "webhook-retry"
    "What a receiver refused with 503 comes again, the same: with the same `webhook-id`, by which receivers know what they have already, and with the same body. That it does not come at all within --receive-wait is a \
     finding under --strict only, since no document says when. Needs --receive."

    /// Something was sent to whom did not ask for it.
    WebhookUnasked "webhook-unasked"
    "Only who asked is told, and only what it asked for: no other events than those of the subscription, nothing after it was deleted, and nothing after the receiver has answered 410 where the document declares that. Two \
     seconds are left for what was under way. Needs --receive."
}

impl Check {
    /// The check of a code.
    pub fn named(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|check| check.code() == code)
    }
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_name_one_check_each_and_have_a_paragraph() {
        for check in Check::ALL {
            assert_eq!(Check::named(check.code()), Some(*check), "{check:?}");
            assert!(check.explanation().len() > 60 && check.explanation().ends_with('.'), "{check:?}");
            assert!(!check.explanation().contains("  "), "{check:?}");
        }
        assert_eq!(Check::named("no-such-check"), None);
    }
}
