// Copied by `cargo xtask generate` from its own runtime.

//! Requests and responses of the document, and single types as JSON bodies, in hand-written poem-openapi code.

use ::poem_openapi::{
    ApiExtractor, ApiExtractorType, ApiResponse, ExtractParamOptions,
    payload::{ParsePayload, Payload},
    registry::{MetaMediaType, MetaRequest, MetaResponse, MetaResponses, MetaSchemaRef, Registry},
    types::Type,
};
use poem::{IntoResponse, Request, RequestBody, Response, error::ResponseError, http::StatusCode};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::super::{Fault, In, Limits, Media, Violation, read_body};

/// Bounds on requests that hand-written code reads: those given by poem's `.data(Limits { … })`, or the default.
pub fn limits(request: &Request) -> Limits {
    request.data::<Limits>().copied().unwrap_or_default()
}

/// A type of the document, as a body.
pub trait Wire: Type + Serialize + DeserializeOwned {
    /// Whether a decoded value certainly keeps every rule. `false` sends it to [`Wire::judge`].
    fn is_certain(&self) -> bool;

    /// Judges JSON by the document's schema, and decodes it. Pointers start with `prefix`.
    fn judge(value: Value, prefix: &str) -> Result<Self, Vec<Violation>>;
}

impl<T: Wire> Wire for Vec<T> {
    fn is_certain(&self) -> bool {
        self.iter().all(T::is_certain)
    }

    fn judge(value: Value, prefix: &str) -> Result<Self, Vec<Violation>> {
        let Value::Array(values) = value else {
            return Err(vec![violation(prefix.to_owned(), "type", "is not a list".to_owned())]);
        };
        let (mut items, mut violations) = (Vec::with_capacity(values.len()), Vec::new());
        for (n, value) in values.into_iter().enumerate() {
            match T::judge(value, &format!("{prefix}/{n}")) {
                Ok(item) => items.push(item),
                Err(found) => violations.extend(found),
            }
        }
        if violations.is_empty() { Ok(items) } else { Err(violations) }
    }
}

fn violation(pointer: String, keyword: &str, message: String) -> Violation {
    Violation { place: In::Body, pointer, keyword: keyword.to_owned(), message }
}

/// A JSON body, read straight from bytes and written straight to them. Use it in place of `poem_openapi::payload::Json`, which goes through an
/// intermediate value both ways and reports one fault at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Json<T>(pub T);

impl<T: Type> Payload for Json<T> {
    const CONTENT_TYPE: &'static str = "application/json";

    fn check_content_type(content_type: &str) -> bool {
        let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        essence == "application/json" || (essence.starts_with("application/") && essence.ends_with("+json"))
    }

    fn schema_ref() -> MetaSchemaRef {
        T::schema_ref()
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }
}

impl<T: Wire> ParsePayload for Json<T> {
    const IS_REQUIRED: bool = true;

    async fn from_request(request: &Request, body: &mut RequestBody) -> poem::Result<Self> {
        let bytes = read_body(request, body.take()?, limits(request)).await.map_err(Refused)?;
        if let Ok(value) = serde_json::from_slice::<T>(&bytes)
            && value.is_certain()
        {
            return Ok(Self(value));
        }
        let value = serde_json::from_slice(&bytes).map_err(|error| {
            Refused(Fault::Invalid(vec![violation(String::new(), "syntax", format!("is not JSON: {error}"))]))
        })?;
        Ok(Self(T::judge(value, "").map_err(|violations| Refused(Fault::Invalid(violations)))?))
    }
}

impl<'a, T: Wire> ApiExtractor<'a> for Json<T> {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::RequestObject];

    type ParamType = ();
    type ParamRawType = ();

    fn register(registry: &mut Registry) {
        T::register(registry);
    }

    fn request_meta() -> Option<MetaRequest> {
        let content = vec![MetaMediaType { content_type: Self::CONTENT_TYPE, schema: T::schema_ref() }];
        Some(MetaRequest { description: None, content, required: true })
    }

    async fn from_request(
        request: &'a Request,
        body: &mut RequestBody,
        _: ExtractParamOptions<()>,
    ) -> poem::Result<Self> {
        let media = Media::of(request);
        if !Self::check_content_type(&media.0) {
            return Err(Refused(media.unsupported(&["application/json"])).into());
        }
        <Self as ParsePayload>::from_request(request, body).await
    }
}

impl<T: Serialize + Send> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        crate::runtime::json(StatusCode::OK, "application/json", &self.0)
    }
}

impl<T: Type + Serialize> ApiResponse for Json<T> {
    fn meta() -> MetaResponses {
        let content = vec![MetaMediaType { content_type: Self::CONTENT_TYPE, schema: T::schema_ref() }];
        MetaResponses {
            responses: vec![MetaResponse {
                description: "",
                status: Some(200),
                status_range: None,
                content,
                headers: Vec::new(),
            }],
        }
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }
}

/// A request that hand-written code could not be given: an error of poem, answered as RFC 9457 says, with every violation.
///
/// Hand-written code has no [`Surface`](crate::runtime::Surface) that would word it; `catch_error::<Refused>` lets it do so all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused(pub Fault);

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.0 {
            Fault::Invalid(violations) => write!(f, "the request breaks {} rule(s) of the document", violations.len()),
            Fault::UnsupportedMediaType { received, supported } => {
                write!(f, "the body is {received:?}, not one of {}", supported.join(", "))
            }
            Fault::TooLarge { limit } => write!(f, "the body is larger than {limit} bytes"),
            Fault::Incomplete => f.write_str("the connection ended before the body did"),
            Fault::Unauthenticated => f.write_str("no credentials"),
            Fault::UnknownPath => f.write_str("no such path"),
            Fault::UnknownMethod { .. } => f.write_str("no such method"),
            Fault::Panic(_) | Fault::Undocumented(_) => f.write_str("internal error"),
        }
    }
}

impl std::error::Error for Refused {}

impl ResponseError for Refused {
    fn status(&self) -> StatusCode {
        match &self.0 {
            Fault::Invalid(_) | Fault::Incomplete => StatusCode::BAD_REQUEST,
            Fault::UnsupportedMediaType { .. } => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Fault::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Fault::Unauthenticated => StatusCode::UNAUTHORIZED,
            Fault::UnknownPath => StatusCode::NOT_FOUND,
            Fault::UnknownMethod { .. } => StatusCode::METHOD_NOT_ALLOWED,
            Fault::Panic(_) | Fault::Undocumented(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn as_response(&self) -> Response {
        let status = self.status();
        let mut problem = json!({"type": "about:blank", "title": status.canonical_reason(), "status": status.as_u16(), "detail": self.to_string()});
        if let Fault::Invalid(violations) = &self.0 {
            problem["errors"] = violations
                .iter()
                .map(|v| json!({"in": v.place.as_str(), "pointer": v.pointer, "keyword": v.keyword, "detail": v.message}))
                .collect();
        }
        crate::runtime::json(status, "application/problem+json", &problem)
    }
}

/// `ApiExtractor` for the request of an operation. poem-openapi asks a request object only for its body: the parameters are decoded, but only the
/// operation of the generated API itself lists them.
macro_rules! request {
    ($document:path, $api:ty, $request:ty, $operation:path) => {
        impl<'a> ::poem_openapi::ApiExtractor<'a> for $request {
            const TYPES: &'static [::poem_openapi::ApiExtractorType] =
                &[::poem_openapi::ApiExtractorType::RequestObject];

            type ParamType = ();
            type ParamRawType = ();

            fn register(registry: &mut ::poem_openapi::registry::Registry) {
                $document.register::<$api>(registry);
            }

            fn request_meta() -> Option<::poem_openapi::registry::MetaRequest> {
                $document.request(&$operation)
            }

            async fn from_request(
                request: &'a poem::Request,
                body: &mut poem::RequestBody,
                _: ::poem_openapi::ExtractParamOptions<()>,
            ) -> poem::Result<Self> {
                let limits = $crate::runtime::poem_openapi::limits(request);
                // A request without a body has one that is empty.
                let body = body.take().unwrap_or_default();
                Ok(Self::decode(request, body, limits).await.map_err($crate::runtime::poem_openapi::Refused)?)
            }
        }
    };
}
pub(crate) use request;

/// `ApiResponse` for the answers of an operation.
macro_rules! response {
    ($document:path, $api:ty, $response:ty, $operation:path) => {
        impl ::poem_openapi::ApiResponse for $response {
            fn meta() -> ::poem_openapi::registry::MetaResponses {
                $document.responses(&$operation)
            }

            fn register(registry: &mut ::poem_openapi::registry::Registry) {
                $document.register::<$api>(registry);
            }
        }
    };
}
pub(crate) use response;
