//! `Location` of what a request made or started.

use poem::Request;

/// An absolute path to `path`, which is the surface's own (`/executions/…`).
///
/// Surfaces do not know where they are mounted: under their prefix, or under another one where a host name is bound to them. The request
/// does: what its original path has before the path that the surface was given is the mount.
pub(super) fn of(request: &Request, path: &str) -> String {
    let mount = request.original_uri().path().strip_suffix(request.uri().path()).unwrap_or_default();
    format!("{mount}{path}")
}

#[cfg(test)]
mod tests {
    use poem::{Endpoint as _, EndpointExt as _, Route, endpoint::make_sync};

    use super::*;
    use crate::api::testing::request;

    #[tokio::test]
    async fn it_starts_with_the_mount_of_the_surface() {
        let surface = || make_sync(|request: Request| of(&request, "/executions/x"));
        let app = Route::new()
            .nest("/yourapp/v1", surface())
            .nest("/v1", Route::new().nest("/inner", surface()))
            .at("/workflows/a", surface())
            .map_to_response();
        for (path, expect) in [
            ("/yourapp/v1/workflows/a%20b?q=1", "/yourapp/v1/executions/x"),
            ("/v1/inner/workflows", "/v1/inner/executions/x"),
            ("/workflows/a", "/executions/x"),
            ("http://127.0.0.1/yourapp/v1/workflows", "/yourapp/v1/executions/x"),
        ] {
            let response = app.call(request("POST", path, &[], "")).await.unwrap();
            assert_eq!(response.into_body().into_string().await.unwrap(), expect, "{path}");
        }
    }
}
