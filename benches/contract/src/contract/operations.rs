// Written by `cargo xtask generate`. Change the document, not this file.

//! Facts of each operation that are needed at run time.

#![allow(unused_imports, reason = "an API without security has no requirements")]

use crate::runtime::{Operation, Requirement, Scheme};

/// Every operation, in the document's order.
pub static ALL: &[&Operation] = &[&ECHO_OBJECT, &ECHO_LIST];

/// `echoObject`: `POST /object`.
pub static ECHO_OBJECT: Operation = Operation {
    id: "echoObject",
    method: "POST",
    path: "/object",
    tag: "Echo",
    statuses: &[200, 400, 415, 413, 500],
    security: &[],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};

/// `echoList`: `POST /list`.
pub static ECHO_LIST: Operation = Operation {
    id: "echoList",
    method: "POST",
    path: "/list",
    tag: "Echo",
    statuses: &[200, 400, 415, 413, 500],
    security: &[],
    header_parameters: &[],
    deprecated: false,
    extensions: &[],
};
