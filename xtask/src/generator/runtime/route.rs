//! From a request to its operation, with 404, 405 and panics in the API's own words.

use std::{future::Future, panic::AssertUnwindSafe, sync::Arc};

use futures_util::{FutureExt as _, future::BoxFuture};
use poem::{
    Endpoint, Request, Response, Route,
    http::{HeaderValue, Method, header},
};

use super::{Fault, Surface};

type Handler<S> = Box<dyn Fn(Arc<S>, Request) -> BoxFuture<'static, Response> + Send + Sync>;

/// The methods of one path. `HEAD` is answered by `GET` (RFC 9110, section 9.3.2); another method gets 405 with `Allow`.
pub struct PathEndpoint<S> {
    surface: Arc<S>,
    methods: Vec<(Method, Handler<S>)>,
}

impl<S> std::fmt::Debug for PathEndpoint<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.methods.iter().map(|(method, _)| method)).finish()
    }
}

impl<S: Surface> PathEndpoint<S> {
    /// A path without methods.
    pub fn new(surface: Arc<S>) -> Self {
        Self { surface, methods: Vec::new() }
    }

    /// Adds a method.
    #[must_use]
    pub fn on<F, Fut>(mut self, method: Method, handler: F) -> Self
    where
        F: Fn(Arc<S>, Request) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Response> + Send + 'static,
    {
        self.methods.push((method, Box::new(move |surface, request| Box::pin(handler(surface, request)))));
        self
    }

    fn handler(&self, method: &Method) -> Option<&Handler<S>> {
        let find = |wanted: &Method| self.methods.iter().find(|(m, _)| m == wanted).map(|(_, handler)| handler);
        find(method).or_else(|| if *method == Method::HEAD { find(&Method::GET) } else { None })
    }

    /// The methods that are answered.
    pub fn allowed(&self) -> Vec<Method> {
        let mut allowed: Vec<Method> = self.methods.iter().map(|(method, _)| method.clone()).collect();
        if allowed.contains(&Method::GET) && !allowed.contains(&Method::HEAD) {
            allowed.push(Method::HEAD);
        }
        allowed
    }
}

impl<S: Surface> Endpoint for PathEndpoint<S> {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        if let Some(handler) = self.handler(request.method()) {
            return Ok(handler(self.surface.clone(), request).await);
        }
        let allowed = self.allowed();
        let names = allowed.iter().map(Method::as_str).collect::<Vec<_>>().join(", ");
        let mut response = self.surface.refuse(&request, None, Fault::UnknownMethod { allowed });
        if let Ok(names) = HeaderValue::from_str(&names) {
            response.headers_mut().insert(header::ALLOW, names);
        }
        Ok(response)
    }
}

/// All paths of an API. Answers every request itself: never an `Err`.
pub struct SurfaceRoute<S> {
    surface: Arc<S>,
    routes: Route,
}

impl<S> std::fmt::Debug for SurfaceRoute<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SurfaceRoute")
    }
}

impl<S: Surface> SurfaceRoute<S> {
    /// The API behind `routes`, with an answer for every other path.
    pub fn new(surface: Arc<S>, routes: Route) -> Self {
        let routes = routes.at("/*--unknown", UnknownPath(surface.clone()));
        Self { surface, routes }
    }
}

impl<S: Surface> Endpoint for SurfaceRoute<S> {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        let (method, uri) = (request.method().clone(), request.uri().clone());
        match self.routes.call(request).await {
            Ok(response) => Ok(response),
            // What poem's router itself refuses: a path that is no UTF-8 once decoded.
            Err(_) => Ok(self.surface.refuse(&Request::builder().method(method).uri(uri).finish(), None, Fault::UnknownPath)),
        }
    }
}

struct UnknownPath<S>(Arc<S>);

impl<S: Surface> Endpoint for UnknownPath<S> {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        Ok(self.0.refuse(&request, None, Fault::UnknownPath))
    }
}

/// Runs a handler; a panic in it becomes a [`Fault::Panic`] with the message for the log.
pub async fn guarded<T>(handler: impl Future<Output = T>) -> Result<T, Fault> {
    AssertUnwindSafe(handler).catch_unwind().await.map_err(|panic| {
        let message = panic
            .downcast_ref::<&str>()
            .map(|text| (*text).to_owned())
            .or_else(|| panic.downcast_ref::<String>().cloned())
            .unwrap_or_default();
        Fault::Panic(message)
    })
}

/// The way of one operation: authenticate, then, within what the surface puts around it, decode, call, answer. Cross-cutting work sits here and not in handlers.
macro_rules! operation {
    ($method:ident, $api:ident, $operation:ident, $request:ident) => {
        async fn $method<S: $api>(surface: Arc<S>, mut request: Request, limits: Limits) -> Response {
            let operation = &operations::$operation;
            let body = request.take_body();
            let (surface, request) = (&*surface, &request);
            let answer = guarded(async {
                let principal = match authenticate(surface, operation, request).await {
                    Ok(principal) => principal,
                    Err(response) => return response,
                };
                let call = Call { principal, request, operation };
                let performed = surface.perform(call, body, limits, |call, body| async move {
                    let decoded = match requests::$request::decode(request, body, limits).await {
                        Ok(decoded) => decoded,
                        Err(fault) => return refuse(surface, operation, request, fault),
                    };
                    match surface.$method(call, decoded).await {
                        Ok(answer) => answer.into_response(),
                        Err(error) => fail(surface, operation, request, error),
                    }
                });
                performed.await
            })
            .await;
            let response = match answer {
                Ok(response) => response,
                Err(fault) => refuse(surface, operation, request, fault),
            };
            announce(operation, response)
        }
    };
}
pub(crate) use operation;
