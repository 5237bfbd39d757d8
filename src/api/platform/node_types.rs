//! Operations tagged `Node types`.

use generated::{
    platform::{NodeTypesApi, requests, responses},
    runtime::Call,
};

use super::{Platform, convert};
use crate::domain::{error::Result, identity::Caller};

impl NodeTypesApi for Platform {
    async fn list_node_types(
        &self,
        _: Call<'_, Caller>,
        _: requests::ListNodeTypes,
    ) -> Result<responses::ListNodeTypes> {
        Ok(responses::ListNodeTypes::Ok(convert::node_type_list(self.services.graph_check.node_types())))
    }
}
