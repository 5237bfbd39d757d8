//! Operations tagged `Forms`.

use generated::{
    runtime::Call,
    yourapp::{FormsApi, requests, responses},
};

use super::{YourApp, convert::forms as convert, convert::page_request};
use crate::{
    api::location,
    domain::{error::Result, identity::Caller},
};

impl FormsApi for YourApp {
    async fn list_forms(&self, call: Call<'_, Caller>, request: requests::ListForms) -> Result<responses::ListForms> {
        let found = self.services.forms.list(call.owner, page_request(request.page, request.limit)).await?;
        Ok(responses::ListForms::Ok(convert::form_list(found, request.page, request.limit)))
    }

    async fn create_form(
        &self,
        call: Call<'_, Caller>,
        request: requests::CreateForm,
    ) -> Result<responses::CreateForm> {
        let made = self.services.forms.create(call.owner, convert::new_form(request.body)).await?;
        let body = convert::form_response(made);
        let location = location::of(call.request, &format!("/forms/{}", body.data.id));
        Ok(responses::CreateForm::Created { body, location })
    }

    async fn get_form(&self, call: Call<'_, Caller>, request: requests::GetForm) -> Result<responses::GetForm> {
        let found = self.services.forms.get(call.owner, convert::form_id(&request.id)?).await?;
        Ok(responses::GetForm::Ok(convert::form_response(found)))
    }

    async fn list_form_submissions(
        &self,
        call: Call<'_, Caller>,
        request: requests::ListFormSubmissions,
    ) -> Result<responses::ListFormSubmissions> {
        let (id, page) = (convert::form_id(&request.id)?, page_request(request.page, request.limit));
        let found = self.services.forms.submissions(call.owner, id, page).await?;
        Ok(responses::ListFormSubmissions::Ok(convert::submission_list(found, request.page, request.limit)))
    }

    async fn submit_form(
        &self,
        call: Call<'_, Caller>,
        request: requests::SubmitForm,
    ) -> Result<responses::SubmitForm> {
        let id = convert::form_id(&request.id)?;
        let made = self.services.forms.submit(call.owner, id, &request.body.data).await?;
        let body = convert::submission_response(made);
        let location = location::of(call.request, &format!("/forms/{}/submissions", body.data.form_id));
        Ok(responses::SubmitForm::Created { body, location })
    }
}
