//! `Idempotency-Key` (an Internet draft of the IETF's HTTP API group), where an operation declares it: a request under a key, the same once more, and another
//! one under the same key.

use super::Runner;
use crate::{
    cases::{self, Case, Draft, Expect, Family, Optional, PathValue},
    http::HttpError,
    schema::{generate::Size, text},
};

/// The header.
pub(super) const KEY: &str = "Idempotency-Key";
/// Requests that are generated until one succeeds, or differs from another.
const TRIES: usize = 5;

impl Runner<'_> {
    /// After a case that succeeded: the same under a key, where it succeeds again, else others of the operation.
    pub(super) async fn keyed(&mut self, index: usize, path: &[PathValue], case: &Case) -> Result<(), HttpError> {
        if !self.takes_header(index, KEY) {
            return Ok(());
        }
        let mut draft = case.draft.clone();
        for _ in 0..TRIES {
            let key = text::uuid(&mut self.rng);
            draft = under(draft, &key);
            let first = self.send_keyed(index, path, "first", draft.clone(), Expect::Any).await?;
            if let Some((status, body)) = first {
                let expect = Expect::AnsweredBefore { status, body };
                self.send_keyed(index, path, "the same again", draft.clone(), expect).await?;
                if let Some(other) = self.another(index, path, &draft) {
                    self.send_keyed(index, path, "another one", under(other, &key), Expect::KeyReused).await?;
                }
                return Ok(());
            }
            match self.generated(index, path) {
                Some(other) => draft = other,
                None => return Ok(()),
            }
        }
        Ok(())
    }

    /// Status and body of an answer of success.
    async fn send_keyed(
        &mut self,
        index: usize,
        path: &[PathValue],
        label: &str,
        draft: Draft,
        expect: Expect,
    ) -> Result<Option<(u16, Vec<u8>)>, HttpError> {
        let case = Case::new(Family::Keyed, label, draft, expect);
        let shown = self.case(Some(index), path, &case).await?;
        Ok(shown.success.then(|| (shown.status, shown.body().to_vec())))
    }

    /// A valid request with another body.
    fn another(&mut self, index: usize, path: &[PathValue], than: &Draft) -> Option<Draft> {
        (0..TRIES)
            .find_map(|_| self.generated(index, path).filter(|draft| draft.body.is_some() && draft.body != than.body))
    }

    fn generated(&mut self, index: usize, path: &[PathValue]) -> Option<Draft> {
        self.with_context(index, path, |context| cases::base(context, Size::Random, Optional::None))
    }
}

/// The request under a key.
pub(super) fn under(mut draft: Draft, key: &str) -> Draft {
    draft.headers.retain(|(name, _)| !name.eq_ignore_ascii_case(KEY));
    draft.headers.push((KEY.to_owned(), key.to_owned()));
    draft
}
