//! Finds the ids that a path needs.

use rand::{SeedableRng, rngs::StdRng};
use serde_json::Value;

use super::Runner;
use crate::{
    cases::PathValue,
    document::model::In,
    http::HttpError,
    plan::{self, order::creator},
    schema::{
        Direction,
        generate::{Generator, NoHints, Size},
        text,
    },
};

/// What is tried for one more record, and whether it is of values that nobody wrote: those only behind a conflict (409).
const ANOTHER: [(Size, bool); 5] =
    [(Size::Full, false), (Size::Full, true), (Size::Random, false), (Size::Random, true), (Size::Full, true)];

impl Runner<'_> {
    /// Makes a record for one case, where an operation makes such records: of the kind that the operation is known to take.
    pub(super) async fn own_record(&mut self, index: usize) -> Result<Option<Vec<PathValue>>, HttpError> {
        let variant = self.fitting.get(&index).map_or(0, |(variant, _)| *variant);
        match self.creator_of(index) {
            Some(creator) => self.another_by(creator, index, variant).await,
            None => Ok(None),
        }
    }

    /// A new record for an operation even where the caller gave ids: theirs are in a state of their own, and this one is as it was made.
    pub(super) async fn new_record(&mut self, index: usize) -> Result<Option<Vec<PathValue>>, HttpError> {
        let key = plan::record_key(&self.document.operations[index].path);
        let Some(creator) = creator(self.document, &key).filter(|creator| *creator != index && !key.is_empty()) else {
            return Ok(None);
        };
        self.another_by(creator, index, 0).await
    }

    /// One more record: the documented example first, and where it is taken already, something else.
    async fn another_by(
        &mut self,
        creator: usize,
        index: usize,
        variant: usize,
    ) -> Result<Option<Vec<PathValue>>, HttpError> {
        let mut taken = false;
        for (size, fresh) in ANOTHER {
            if fresh && !taken {
                continue;
            }
            let (path, status) = self.made_by(creator, index, size, variant, fresh).await?;
            if path.is_some() {
                return Ok(path);
            }
            taken |= status == 409;
        }
        Ok(None)
    }

    /// Makes a record for an operation out of one of the examples of the operation that creates such records.
    pub(super) async fn record_of(
        &mut self,
        index: usize,
        size: Size,
        variant: usize,
    ) -> Result<Option<Vec<PathValue>>, HttpError> {
        match self.creator_of(index) {
            Some(creator) => Ok(self.made_by(creator, index, size, variant, false).await?.0),
            None => Ok(None),
        }
    }

    /// The path of the record that a creating operation makes for another one, and the status that it was answered with.
    async fn made_by(
        &mut self,
        creator: usize,
        index: usize,
        size: Size,
        variant: usize,
        fresh: bool,
    ) -> Result<(Option<Vec<PathValue>>, u16), HttpError> {
        let key = plan::record_key(&self.document.operations[index].path);
        let Some(shown) = self.create(creator, size, variant, fresh).await? else { return Ok((None, 0)) };
        let created = shown.created.filter(|(other, _)| *other == key);
        Ok((created.map(|(_, values)| self.named(index, values)), shown.status))
    }

    /// The operation that creates what an operation's path names. Ids that the caller gave are of records that nothing here creates.
    pub(super) fn creator_of(&self, index: usize) -> Option<usize> {
        let operation = &self.document.operations[index];
        let key = plan::record_key(&operation.path);
        let given = operation.path_names().iter().any(|name| self.values.current(index, name).is_some());
        creator(self.document, &key).filter(|creator| *creator != index && !key.is_empty() && !given)
    }

    /// Names a record that is not there yet in the place of the last one of a path, unless the caller said what it is to be.
    pub(super) fn name_anew(&mut self, index: usize, path: &mut [PathValue]) {
        let operation = &self.document.operations[index];
        let Some(last) = path.last_mut().filter(|last| self.values.current(index, &last.name).is_none()) else {
            return;
        };
        let schema = operation.parameter(In::Path, &last.name).and_then(|parameter| parameter.schema.as_deref());
        let word = Value::from(text::word(&mut self.rng, 12));
        let made = match schema {
            Some(schema) if !self.schemas.accepts(Direction::Request, schema, &word) => {
                Generator::new(self.schemas, &NoHints, &mut self.rng, Size::Random, true).value(schema)
            }
            _ => Some(word),
        };
        if let Some(value) = made {
            (last.value, last.live) = (value, false);
        }
    }

    fn named(&self, index: usize, values: Vec<Value>) -> Vec<PathValue> {
        let names = self.document.operations[index].path_names();
        let mut path: Vec<PathValue> = names
            .iter()
            .zip(values)
            .map(|(name, value)| PathValue { name: (*name).to_owned(), value, live: true })
            .collect();
        for name in names.iter().skip(path.len()) {
            path.push(PathValue { name: (*name).to_owned(), value: Value::from("unknown"), live: false });
        }
        path
    }

    /// Values for the parameters of an operation's path: those of a live record, else of as much of one as there is, else examples.
    pub(super) fn resolve(&mut self, index: usize) -> Vec<PathValue> {
        let operation = &self.document.operations[index];
        let mut key = plan::record_key(&operation.path);
        let mut values: Vec<Value> = Vec::new();
        if let Some((_, record)) = self.fitting.get(&index).filter(|(_, record)| self.pool.has(&key, record)) {
            values.clone_from(record);
            key.clear();
        }
        while !key.is_empty() {
            if let Some(record) = self.pool.pick(&key) {
                values.clone_from(record);
                break;
            }
            key = plan::parent_key(&key);
        }
        let mut path = Vec::new();
        for (position, name) in operation.path_names().into_iter().enumerate() {
            let given = self.values.current(index, name).cloned();
            let linked = self.pool.linked(index, name).cloned();
            let live = given.or_else(|| values.get(position).cloned()).or(linked);
            let is_live = live.is_some();
            let value = live.or_else(|| self.example(index, name)).unwrap_or_else(|| Value::from("unknown"));
            path.push(PathValue { name: name.to_owned(), value, live: is_live });
        }
        path
    }

    /// A value for a path parameter that no answer has shown.
    fn example(&mut self, index: usize, name: &str) -> Option<Value> {
        let parameter = self.document.operations[index].parameter(In::Path, name)?;
        if let Some((_, value)) = parameter.examples.first() {
            return Some(value.clone());
        }
        let schema = parameter.schema.as_ref()?;
        // Of its own seed: whether an id is known yet must not shift what follows.
        let mut rng = StdRng::seed_from_u64(self.settings.seed);
        Generator::new(self.schemas, &NoHints, &mut rng, Size::Full, true).value(schema)
    }
}
