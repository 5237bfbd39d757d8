//! Operations tagged `Imports`.

use generated::{
    platform::{ImportsApi, requests, responses},
    runtime::Call,
};

use super::{Platform, convert::imports};
use crate::domain::{error::Result, identity::Caller, transfer::Change};

impl ImportsApi for Platform {
    async fn import_workflow(
        &self,
        call: Call<'_, Caller>,
        request: requests::ImportWorkflow,
    ) -> Result<responses::ImportWorkflow> {
        let done = self.services.transfer.import(call.owner, &imports::file(request.body)).await?;
        let location = imports::location(&done);
        let change = done.change;
        let body = imports::import(done);
        Ok(match change {
            Change::Created => responses::ImportWorkflow::Created { body, location },
            _ => responses::ImportWorkflow::Ok(body),
        })
    }
}
