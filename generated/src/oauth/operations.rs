// Written by `cargo xtask generate`. Change the document, not this file.

//! Facts of each operation that are needed at run time.

#![allow(unused_imports, reason = "an API without security has no requirements")]

use crate::runtime::{Operation, Requirement, Scheme};

/// Every operation, in the document's order.
pub static ALL: &[&Operation] = &[&CREATE_TOKEN, &REVOKE_TOKEN, &INTROSPECT_TOKEN, &GET_AUTHORIZATION_SERVER_METADATA];

/// `createToken`: `POST /oauth/token`.
pub static CREATE_TOKEN: Operation = Operation {
    id: "createToken",
    method: "POST",
    path: "/oauth/token",
    tag: "OAuth 2.0",
    statuses: &[200, 400, 401, 413, 429, 500],
    security: &[&[Requirement { name: "clientBasic", scheme: Scheme::Basic, scopes: &[] }], &[]],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `revokeToken`: `POST /oauth/revoke`.
pub static REVOKE_TOKEN: Operation = Operation {
    id: "revokeToken",
    method: "POST",
    path: "/oauth/revoke",
    tag: "OAuth 2.0",
    statuses: &[200, 400, 401, 413, 429, 500],
    security: &[&[Requirement { name: "clientBasic", scheme: Scheme::Basic, scopes: &[] }], &[]],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `introspectToken`: `POST /oauth/introspect`.
pub static INTROSPECT_TOKEN: Operation = Operation {
    id: "introspectToken",
    method: "POST",
    path: "/oauth/introspect",
    tag: "OAuth 2.0",
    statuses: &[200, 400, 401, 413, 429, 500],
    security: &[&[Requirement { name: "clientBasic", scheme: Scheme::Basic, scopes: &[] }], &[]],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `getAuthorizationServerMetadata`: `GET /.well-known/oauth-authorization-server`.
pub static GET_AUTHORIZATION_SERVER_METADATA: Operation = Operation {
    id: "getAuthorizationServerMetadata",
    method: "GET",
    path: "/.well-known/oauth-authorization-server",
    tag: "OAuth 2.0",
    statuses: &[200, 400, 429, 500],
    security: &[],
    header_parameters: &[],
    deprecated: false,
    extensions: &[(
        "x-conformance",
        "{\"missed\":{\"400\":\"Only for a request whose host is none, which the suite does not send.\"}}",
    )],
};
