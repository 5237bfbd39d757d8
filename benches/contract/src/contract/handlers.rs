// Written by `cargo xtask generate`. Change the document, not this file.

//! What an implementation writes: a trait for each tag. There are no default bodies: what is missing does not compile.

#![allow(clippy::too_long_first_doc_paragraph, reason = "descriptions are the document's")]

use std::future::Future;

use super::{requests, responses};
use crate::runtime::{Call, Surface};

/// Operations tagged `Echo`.
///
/// Sends back what it was sent.
pub trait EchoApi: Surface {
    /// `echoObject`: Send an object back
    ///
    /// `POST /object`
    ///
    /// Decodes and checks an object of 25 fields, and writes it again.
    fn echo_object(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::EchoObject,
    ) -> impl Future<Output = Result<responses::EchoObject, Self::Error>> + Send;

    /// `echoList`: Send a list back
    ///
    /// `POST /list`
    ///
    /// Decodes and checks a list of objects, and writes it again.
    fn echo_list(
        &self,
        call: Call<'_, Self::Principal>,
        request: requests::EchoList,
    ) -> impl Future<Output = Result<responses::EchoList, Self::Error>> + Send;
}
