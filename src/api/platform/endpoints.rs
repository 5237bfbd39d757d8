//! Operations tagged `Endpoints`.

use generated::{
    platform::{EndpointsApi, requests, responses},
    runtime::Call,
};

use super::{Platform, convert};
use crate::{
    api::location,
    domain::{error::Result, identity::Caller},
};

impl EndpointsApi for Platform {
    async fn list_endpoints(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListEndpoints,
    ) -> Result<responses::ListEndpoints> {
        let page = convert::page_request(request.page, request.limit);
        let found = self.services.endpoints.list(call.owner, page).await?;
        Ok(responses::ListEndpoints::Ok(convert::endpoint_list(found, request.page, request.limit)))
    }

    async fn create_endpoint(
        &self,
        call: Call<'_, Caller>,
        request: requests::CreateEndpoint,
    ) -> Result<responses::CreateEndpoint> {
        let body = request.body;
        let made = self.services.endpoints.create(call.owner, body.name, body.description).await?;
        // An endpoint has no address of its own: the document sends clients to the list.
        let location = location::of(call.request, "/endpoints");
        Ok(responses::CreateEndpoint::Created { body: convert::endpoint(made), location })
    }
}
