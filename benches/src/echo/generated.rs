//! Ours: the traits that the generator wrote, filled in.

use std::sync::Arc;

use contract::{
    contract::{EchoApi, requests, responses, router},
    runtime::{Call, Fault, Limits, Operation, Presented, StatusCode, Surface, SurfaceRoute, text},
};
use poem::{Request, Response};

pub(super) struct Echo;

/// Every path of the contract.
pub(super) fn endpoint() -> SurfaceRoute<Echo> {
    router(Arc::new(Echo), Limits::default())
}

impl Surface for Echo {
    type Principal = ();
    type Error = String;

    async fn authenticate(&self, _: &Request, _: &'static Operation, _: Presented) -> Result<(), String> {
        Ok(())
    }

    fn refuse(&self, _: &Request, _: Option<&'static Operation>, fault: Fault) -> Response {
        text(StatusCode::BAD_REQUEST, "text/plain", format!("{fault:?}"))
    }

    fn fail(&self, _: &Request, _: &'static Operation, error: String) -> Response {
        text(StatusCode::INTERNAL_SERVER_ERROR, "text/plain", error)
    }
}

impl EchoApi for Echo {
    async fn echo_object(
        &self,
        _: Call<'_, ()>,
        request: requests::EchoObject,
    ) -> Result<responses::EchoObject, String> {
        Ok(responses::EchoObject::Ok(request.body))
    }

    async fn echo_list(&self, _: Call<'_, ()>, request: requests::EchoList) -> Result<responses::EchoList, String> {
        Ok(responses::EchoList::Ok(request.body))
    }
}
