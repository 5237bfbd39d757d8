//! The rules by name: codes that do not change, how much each weakens, and a paragraph for whoever meets one for the first time.

use std::fmt;

use super::Level;

/// Declares the rules; level and paragraph stand beside each.
macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident $code:literal $level:ident $explanation:literal)*) => {
        /// A rule.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Rule {
            $($(#[$doc])* $name,)*
        }

        impl Rule {
            /// Every rule.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its code.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }

            /// How much it weakens.
            pub const fn level(self) -> Level {
                match self {
                    $(Self::$name => Level::$level,)*
                }
            }

            /// Why, and what to do about it: one paragraph.
            pub const fn explanation(self) -> &'static str {
                match self {
                    $(Self::$name => $explanation,)*
                }
            }
        }
    };
}

rules! {
    /// An operation without an id.
    NoOperationId "no-operation-id" Note
    "An operation without `operationId` is named by its method and path. Give it an id: findings, baselines and generated clients keep their names when the path changes."

    /// One id for several operations.
    DuplicateOperationId "duplicate-operation-id" Weak
    "An `operationId` has to be unique. Where several operations have one and the same, links, flags and baselines that name it mean the first; the others are named by method and path. Give each an id of its own."

    /// A place in a path that is no parameter.
    UndeclaredParameter "undeclared-parameter" Weak
    "A path has a name in braces that no `in: path` parameter declares: of what type it is, nothing says, so that no wrong value of it can be made. Declare it, on the operation or its path."

    /// References in a circle.
    ReferenceLoop "reference-loop" Weak
    "A reference that leads back to itself over other references has nothing at its end: the schema says nothing, or cannot be used at all. A schema may well refer to itself from within, in `properties` or `items`."

    /// No security scheme.
    NoSecurity "no-security" Note
    "Where no security scheme is declared, no request goes without a credential, with garbage in its place, or with somebody else's: nothing about access is tried. Declare the schemes, and which operations are open."

    /// A reason for something that is not there.
    ExcludesNothing "excludes-nothing" Weak
    "`x-conformance: missed` gives a reason for a status that is not declared. It excuses nothing now, and would excuse what comes to have that name. Take it out."

    /// A body that may be anything.
    OpenBody "open-body" Weak
    "A request body without a schema, or with one that takes anything, cannot be wrong: no invalid body can be made of it, and valid ones are a guess. Say what the members are."

    /// An answer that may be anything.
    OpenAnswer "open-answer" Weak
    "An answer without a schema, or with one that takes anything, cannot be wrong: whatever the server sends, holds. Say what the members are."

    /// An answer all of whose members may be missing.
    NothingRequired "nothing-required" Weak
    "An object in an answer that requires no member is satisfied by `{}`: a server that sends nothing holds. List in `required` what always comes."

    /// No answer of success.
    NoSuccess "no-success" Weak
    "An operation that declares no status below 400 has no answer that it may succeed with: every success is undeclared."

    /// Everything is declared.
    OnlyDefault "only-default" Weak
    "Where `default` stands for every error, no status is wrong: a 500 for bad input is as declared as a 422. Declare the statuses that the operation means, and keep `default` for what is beyond them."

    /// Bad input has no answer.
    NoRefusal "no-refusal" Weak
    "An operation that takes parameters or a body and declares no 4xx has no answer for what is wrong with them: every refusal is an undeclared status, and its body is not checked."

    /// A missing credential has no answer.
    NoUnauthorized "no-unauthorized" Weak
    "A secured operation that declares no 401 has no answer for a missing credential: its body is not checked."

    /// An unknown record has no answer.
    NoNotFound "no-not-found" Weak
    "An operation on a record that declares no 404 has no answer for a record that is not there: its body is not checked."

    /// A record that nothing leads to.
    UnreachableRecord "unreachable-record" Weak
    "A path names a record that no operation creates, no list shows, no link leads to and no example names: only made-up ids can be sent, and no request succeeds. Add the operation that creates or lists such records, a \
     link, or an example that exists; a caller may give one with --value."

    /// What was made is not named.
    NoLocation "no-location" Note
    "An operation that answers 201 has neither a `Location` header nor a link: that what was made can be read is found out by the shape of paths and of the answer only. A link says it."

    /// An example that its schema refuses.
    InvalidExample "invalid-example" Weak
    "An example does not validate against its own schema. It is not sent, and readers copy it in vain. Correct the one or the other."

    /// A parameter of which nothing is known.
    OpenParameter "open-parameter" Weak
    "A parameter without a schema, or with one that takes any text, cannot be wrong. Say its type, its bounds or its options."

    /// Nothing bounds a value.
    Unbounded "unbounded" Note
    "Where text has no length, pattern, format or options, and a list no `maxItems`, nothing lies beyond the bounds that could be tried, and what the server really takes is not in the contract."

    /// Bodies that this suite cannot send.
    UnsendableMedia "unsendable-media" Weak
    "The suite sends JSON, forms, multipart, text, bytes and pictures. An operation that takes bodies in other types only (XML), or forms whose `encoding` it does not produce, is tried without a proper body."

    /// A format that nothing checks.
    UnknownFormat "unknown-format" Note
    "A `format` that JSON Schema does not define asserts nothing: it is a remark for people. Add a `pattern`, or bounds."

    /// A header that is never missed.
    OptionalHeader "optional-header" Note
    "A response header that is not `required` is never missed. Where it always comes, say so."

    /// No valid value was found.
    NoValue "no-value" Weak
    "No value was found that the schema accepts: it may contradict itself, or have a pattern that cannot be sampled. Nothing about the operation can be tried without one. Add an example that validates."
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
