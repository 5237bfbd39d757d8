//! `Accept`: 406 where that is declared, and the media type that was asked for where there are several.

use super::finding;
use crate::{
    cases::Expect, checks::Check, document::model::essence, http::HttpError, plan::resource::success, runner::Runner,
    schema::generate::Size,
};

impl Runner<'_> {
    /// Asks a reading operation for each of its media types, and for one that it does not have.
    pub(super) async fn negotiation(&mut self, index: usize) -> Result<(), HttpError> {
        let operation = &self.document.operations[index];
        if self.takes_header(index, "Accept") {
            return Ok(());
        }
        let pointer = operation.pointer.clone();
        let path = self.resolve(index);
        if operation.declares(406) {
            let Some(mut draft) = self.draft(index, &path, Size::Minimal) else { return Ok(()) };
            draft.headers.push(("accept".to_owned(), "application/x-undeclared".to_owned()));
            let shown = self.step(index, &path, "accepting nothing that there is", draft, Expect::Any).await?;
            if shown.success {
                let promise = "406 where none of the media types is accepted";
                let found = finding(Check::NotAcceptable, &pointer, promise, format!("status {}", shown.status));
                self.blame(index, &shown, None, vec![found]);
            }
        }
        let operation = &self.document.operations[index];
        let Some((response, _)) = success(operation).filter(|(response, _)| response.content.len() > 1) else {
            return Ok(());
        };
        let names: Vec<String> = response.content.iter().map(|media| essence(&media.name)).collect();
        for name in names.iter().filter(|name| !name.contains('*') && *name != "text/event-stream") {
            let Some(mut draft) = self.draft(index, &path, Size::Minimal) else { return Ok(()) };
            draft.headers.push(("accept".to_owned(), name.clone()));
            let shown = self.step(index, &path, &format!("accepting {name}"), draft, Expect::Any).await?;
            let came = essence(shown.header("content-type").unwrap_or_default());
            if shown.status == 200 && came != *name && names.contains(&came) {
                let promise = "an answer is of the media type that is accepted";
                let found = finding(Check::Negotiation, &pointer, promise, format!("{came} for {name}"));
                self.blame(index, &shown, None, vec![found]);
            }
        }
        Ok(())
    }
}
