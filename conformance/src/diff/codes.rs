//! The kinds of changes by name: codes that do not change, what each means for clients, and a paragraph for whoever meets one for the first time.

use std::fmt;

use super::Level;

/// Declares the codes; level and paragraph stand beside each.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident $code:literal $level:ident $explanation:literal)*) => {
        /// A kind of change.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its code.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }

            /// What such a change means for clients, unless its circumstances say otherwise.
            pub const fn level(self) -> Level {
                match self {
                    $(Self::$name => Level::$level,)*
                }
            }

            /// What it is, and what to do about it: one paragraph.
            pub const fn explanation(self) -> &'static str {
                match self {
                    $(Self::$name => $explanation,)*
                }
            }
        }
    };
}

codes! {
    /// An operation is gone.
    OperationRemoved "operation-removed" Breaking
    "An operation of the older document is not in the newer one, under the same method and path (names of path parameters aside). Every client that calls it fails. Mark it deprecated with a date of its end first, \
     and keep it until then."

    /// An operation is new.
    OperationAdded "operation-added" Compatible
    "The newer document has an operation that the older one has not. No client knows it yet."

    /// An operation has another id.
    OperationIdChanged "operation-id-changed" Warning
    "The `operationId` is another. Requests on the wire are the same, but generated clients name their methods by it: they break when they are generated again."

    /// An operation is deprecated.
    OperationDeprecated "operation-deprecated" Compatible
    "The newer document marks the operation as deprecated: its clients know that they have to move."

    /// Something is not sent any more.
    EventRemoved "event-removed" Breaking
    "The older document says that the server sends this by itself (a webhook, a callback), and the newer one does not. Receivers wait for it in vain. Announce its end, and keep it until then."

    /// Something is sent that was not.
    EventAdded "event-added" Compatible
    "The newer document says that the server sends this by itself, and the older one does not. Nobody who did not ask for it hears of it."

    /// A parameter has to be given.
    ParameterRequired "parameter-required" Breaking
    "A parameter has to be given that did not have to be. Requests without it were valid. Keep it optional, with a default that does what was done before."

    /// A parameter is new.
    ParameterAdded "parameter-added" Compatible
    "A parameter that may be left out is new."

    /// A parameter is gone.
    ParameterRemoved "parameter-removed" Warning
    "A parameter is gone. A request with it is not refused by the document, but does something else than before: a filter that is read over shows everything."

    /// A parameter need not be given any more.
    ParameterOptional "parameter-optional" Compatible
    "A parameter that had to be given may be left out."

    /// Values of a parameter are not valid any more.
    ParameterNarrowed "parameter-narrowed" Breaking
    "A value of a parameter was valid and is not any more: a smaller range, a shorter length, fewer options, another type. The witness is such a value, still wrong as the text that it is sent as."

    /// More values of a parameter are valid.
    ParameterWidened "parameter-widened" Compatible
    "A parameter takes values that it did not take before."

    /// A parameter is written in another way.
    ParameterStyle "parameter-style" Breaking
    "`style`, `explode` or `content` of a parameter is another, and so its value is written in another way. What clients send is read as something else."

    /// The default of a parameter is another.
    DefaultChanged "default-changed" Warning
    "What a left out parameter means is another. Requests stay valid, but do something else than before."

    /// A body has to be given.
    BodyRequired "body-required" Breaking
    "A request has to have a body that it could do without."

    /// A body is taken that was not.
    BodyAdded "body-added" Compatible
    "A request may have a body that it could not have."

    /// A body is not taken any more.
    BodyRemoved "body-removed" Warning
    "The operation takes no body any more. What clients send in one is read over, or refused as a media type that is not taken."

    /// A media type of the body is gone.
    BodyMediaRemoved "body-media-removed" Breaking
    "A body of this media type was taken and is not any more (415)."

    /// A media type of the body is new.
    BodyMediaAdded "body-media-added" Compatible
    "A body may come in a media type in which it could not."

    /// Bodies are not valid any more.
    BodyNarrowed "body-narrowed" Breaking
    "A request body was valid and is not any more: a member that has to be given, a smaller range, fewer options, members that are refused. The witness is such a body. New rules on old members break clients; put them on \
     new members, or into a new version."

    /// More bodies are valid.
    BodyWidened "body-widened" Compatible
    "A request body is valid that was not before."

    /// Credentials are not enough any more.
    SecurityAdded "security-added" Breaking
    "A credential that was enough is not any more: another scheme, one more scheme, or a scope that tokens in use need not have."

    /// Fewer credentials are needed.
    SecurityRelaxed "security-relaxed" Compatible
    "A request is let in with less than before. No client fails; see that it is meant."

    /// An answer with a status that clients do not know.
    StatusAdded "status-added" Breaking
    "An operation may answer with a status below 400 that the older document does not declare. Clients have no branch for it. (HTTP lets a client treat an unknown 4xx or 5xx as 400 or 500: those are a warning.)"

    /// A status does not come any more.
    StatusRemoved "status-removed" Compatible
    "A status of an answer is not declared any more. Where no status below 400 is left that the older document knows, the operation cannot succeed as clients expect, and that breaks them."

    /// A media type of an answer is gone.
    AnswerMediaRemoved "answer-media-removed" Breaking
    "An answer does not come in this media type any more. A client that asks for it with `Accept` gets 406, or what it cannot read."

    /// A media type of an answer is new.
    AnswerMediaAdded "answer-media-added" Warning
    "An answer may come in a media type in which it did not. A client that sends no `Accept` header, or `*/*`, may get it."

    /// Answers are valid that were not.
    AnswerWidened "answer-widened" Breaking
    "An answer may have a body that was not valid before: a required member that may be missing, a null, an option or a type that clients do not know, a larger number. The witness is such a body. Adding members is no such \
     change, as long as the older document does not forbid members that it does not name."

    /// Fewer answers are valid.
    AnswerNarrowed "answer-narrowed" Compatible
    "Answers promise more than before: what comes now was valid before too."

    /// A header that clients rely on may be missing.
    HeaderRemoved "header-removed" Breaking
    "A header that was on every answer of a status may be missing."

    /// A header is new.
    HeaderAdded "header-added" Compatible
    "Answers have a header that they had not, or that they need not have had."

    /// A header may have other values.
    HeaderWidened "header-widened" Breaking
    "A header of an answer may have a value that was not valid before."
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
