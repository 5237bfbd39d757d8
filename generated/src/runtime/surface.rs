// Copied by `cargo xtask generate` from its own runtime.

//! What an implementation decides for itself: who is calling, and how a fault reads.

use std::{future::Future, ops::Deref};

use poem::{Body, Request, Response};

use super::{Fault, Limits, Operation, Presented};

/// One API, as its implementation answers it. The generated handler traits stand on this one.
pub trait Surface: Send + Sync + 'static {
    /// The caller, as [`Surface::authenticate`] established it.
    type Principal: Send + Sync;
    /// What handlers return on failure; knows no HTTP.
    type Error: Send;

    /// Establishes the caller from what the request presents, scopes included.
    fn authenticate(
        &self,
        request: &Request,
        operation: &'static Operation,
        presented: Presented,
    ) -> impl Future<Output = Result<Self::Principal, Self::Error>> + Send;

    /// Carries an operation out: `rest` decodes the request, with the body that it is given, and calls the handler; whatever goes wrong in it is an
    /// answer by the time it ends. What goes around every operation has its place here, between [`Surface::authenticate`] and that. `body` is as it comes
    /// over the wire, not yet read. Unless implemented, there is nothing around it.
    fn perform<'a, F>(
        &'a self,
        call: Call<'a, Self::Principal>,
        body: Body,
        limits: Limits,
        rest: impl FnOnce(Call<'a, Self::Principal>, Body) -> F + Send,
    ) -> impl Future<Output = Response> + Send
    where
        F: Future<Output = Response> + Send,
    {
        let _ = limits;
        rest(call, body)
    }

    /// The answer to a request that cannot reach its handler. `operation` is `None` where no operation matches.
    fn refuse(&self, request: &Request, operation: Option<&'static Operation>, fault: Fault) -> Response;

    /// The answer to a failure of [`Surface::authenticate`] or of a handler.
    fn fail(&self, request: &Request, operation: &'static Operation, error: Self::Error) -> Response;
}

/// One call of an operation: who calls, and the request's head (its body has been taken).
#[derive(Debug)]
pub struct Call<'a, P> {
    /// The caller.
    pub principal: P,
    /// Method, path, headers, extensions.
    pub request: &'a Request,
    /// The operation.
    pub operation: &'static Operation,
}

impl<P> Deref for Call<'_, P> {
    type Target = P;

    fn deref(&self) -> &P {
        &self.principal
    }
}

/// Establishes the caller of an operation, or the answer that refuses it.
pub async fn authenticate<S: Surface>(
    surface: &S,
    operation: &'static Operation,
    request: &Request,
) -> Result<S::Principal, Response> {
    let Some(presented) = Presented::of(operation, request) else {
        return Err(refuse(surface, operation, request, Fault::Unauthenticated));
    };
    match surface.authenticate(request, operation, presented).await {
        Ok(principal) => Ok(principal),
        Err(error) => Err(fail(surface, operation, request, error)),
    }
}

/// The answer to a fault, held against the document.
pub fn refuse<S: Surface>(surface: &S, operation: &'static Operation, request: &Request, fault: Fault) -> Response {
    documented(surface, operation, request, surface.refuse(request, Some(operation), fault))
}

/// The answer to a failure, held against the document.
pub fn fail<S: Surface>(surface: &S, operation: &'static Operation, request: &Request, error: S::Error) -> Response {
    documented(surface, operation, request, surface.fail(request, operation, error))
}

/// No answer leaves that the document does not list for the operation.
fn documented<S: Surface>(
    surface: &S,
    operation: &'static Operation,
    request: &Request,
    response: Response,
) -> Response {
    let status = response.status().as_u16();
    if operation.documents(status) {
        response
    } else {
        surface.refuse(request, Some(operation), Fault::Undocumented(status))
    }
}
