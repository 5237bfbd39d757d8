//! Operations tagged `Identity`.

use generated::{
    platform::{IdentityApi, requests, responses},
    runtime::Call,
};

use super::{Platform, convert};
use crate::domain::{error::Result, identity::Caller};

impl IdentityApi for Platform {
    async fn get_me(&self, call: Call<'_, Caller>, _: requests::GetMe) -> Result<responses::GetMe> {
        let profile = self.services.profiles.of(&call.principal).await?;
        Ok(responses::GetMe::Ok(convert::me(&call.principal, profile)?))
    }
}
