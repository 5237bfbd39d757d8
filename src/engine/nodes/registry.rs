//! The node types on offer, by name, with their schemas compiled once per process.

use std::{any::Any, collections::BTreeMap, sync::Arc};

use jsonschema::Validator;
use serde::Deserialize as _;
use serde_json::{Map, Value};

use super::{
    About, Body, Branches, NodeContext, NodeFailure, NodeKind, Run, Verdict, agent::Agent, approval::Approval,
    catalogue, condition::Condition, delay::Delay, email::Email, emit_message::EmitMessage, fail::Fail,
    for_each::ForEach, form::Form, http_request::HttpRequest, integration::Integration, jq::Jq, manual::Manual,
    merge::Merge, respond::Respond, schedule::Schedule, set::Set, sub_workflow::SubWorkflow, switch::Switch,
    template::Template, webhook::Webhook,
};
use crate::domain::{
    Fault,
    ports::{NodeExample, NodeType},
};

/// A configuration as its node type reads it. Only the type that made it can open it.
pub type DecodedConfig = Arc<dyn Any + Send + Sync>;

/// One node type, ready for use.
pub struct NodeEntry {
    about: About,
    schema: Value,
    validator: Validator,
    example: Option<NodeExample>,
    check: fn(&Map<String, Value>) -> Vec<Fault>,
    joins_any: fn(&Map<String, Value>) -> bool,
    branches: fn(&Map<String, Value>) -> Branches,
    body: fn(&Map<String, Value>) -> Option<Body>,
    judge: fn(&Value, &Value) -> Result<Verdict, Vec<Fault>>,
    redact: fn(&mut Value),
    decode: fn(&Value) -> Result<DecodedConfig, serde_json::Error>,
    run: fn(NodeContext, DecodedConfig) -> Run,
}

impl std::fmt::Debug for NodeEntry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("NodeEntry").field(&self.about.name).finish()
    }
}

impl NodeEntry {
    /// Wraps a type. Fails where its derived schema is not one, which a test rules out for the standard types.
    pub fn new<K: NodeKind>() -> Result<Self, String> {
        let mut schema = schemars::schema_for!(K::Config);
        // People see it: not the Rust type's name.
        schema.insert("title".to_owned(), K::ABOUT.title.into());
        let schema = schema.to_value();
        let validator = jsonschema::draft202012::new(&schema).map_err(|error| error.to_string())?;
        Ok(Self {
            about: K::ABOUT,
            schema,
            validator,
            example: catalogue::entry(K::ABOUT.name)?.map(Into::into),
            check: K::check,
            joins_any: K::joins_any,
            branches: K::branches,
            body: K::body,
            judge: K::judge,
            redact: K::redact,
            decode: |config| Ok(Arc::new(K::Config::deserialize(config)?)),
            run: |context, config| match config.downcast::<K::Config>() {
                Ok(config) => K::run(context, &config),
                Err(_) => {
                    Run::Now(Err(NodeFailure::permanent("internal", "the configuration was read by another type")))
                }
            },
        })
    }

    /// What the type says about itself.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// Its configuration's schema, compiled.
    pub fn validator(&self) -> &Validator {
        &self.validator
    }

    /// Faults beyond the schema; pointers within the configuration.
    pub fn check(&self, config: &Map<String, Value>) -> Vec<Fault> {
        (self.check)(config)
    }

    /// Whether a node with this configuration runs at the first taken edge.
    pub fn joins_any(&self, config: &Map<String, Value>) -> bool {
        (self.joins_any)(config)
    }

    /// All branches of a node with this configuration, `error` not among them.
    pub fn branches(&self, config: &Map<String, Value>) -> Branches {
        match (self.branches)(config) {
            Branches::Any => Branches::Any,
            Branches::These(own) => Branches::These(
                own.into_iter().chain(self.about.branches.iter().map(|&branch| branch.to_owned())).collect(),
            ),
        }
    }

    /// The graph that a configuration holds; see [`NodeKind::body`].
    pub fn body(&self, config: &Map<String, Value>) -> Option<Body> {
        (self.body)(config)
    }

    /// Judges a person's answer; see [`NodeKind::judge`].
    pub fn judge(&self, prompt: &Value, answer: &Value) -> Result<Verdict, Vec<Fault>> {
        (self.judge)(prompt, answer)
    }

    /// Takes out of a resolved configuration what no log may hold.
    pub fn redact(&self, config: &mut Value) {
        (self.redact)(config);
    }

    /// Reads a resolved configuration.
    pub fn decode(&self, config: &Value) -> Result<DecodedConfig, serde_json::Error> {
        (self.decode)(config)
    }

    /// One attempt.
    pub fn run(&self, context: NodeContext, config: DecodedConfig) -> Run {
        (self.run)(context, config)
    }

    /// As the domain describes it.
    pub fn describe(&self) -> NodeType {
        let About { name, title, description, category, branches, .. } = self.about;
        NodeType {
            name: name.to_owned(),
            title: title.to_owned(),
            description: description.to_owned(),
            category: category.as_str().to_owned(),
            branches: branches.iter().map(|&branch| branch.to_owned()).collect(),
            config_schema: self.schema.clone(),
            example: self.example.clone(),
        }
    }
}

/// Node types by name.
#[derive(Debug, Default)]
pub struct Registry {
    entries: BTreeMap<&'static str, Arc<NodeEntry>>,
}

impl Registry {
    /// The types of this release.
    pub fn standard() -> Result<Self, String> {
        let mut registry = Self::default();
        registry.add::<Agent>()?;
        registry.add::<Approval>()?;
        registry.add::<Manual>()?;
        registry.add::<Form>()?;
        registry.add::<Webhook>()?;
        registry.add::<Schedule>()?;
        registry.add::<Respond>()?;
        registry.add::<Set>()?;
        registry.add::<Template>()?;
        registry.add::<Condition>()?;
        registry.add::<Switch>()?;
        registry.add::<Jq>()?;
        registry.add::<ForEach>()?;
        registry.add::<Merge>()?;
        registry.add::<Delay>()?;
        registry.add::<HttpRequest>()?;
        registry.add::<SubWorkflow>()?;
        registry.add::<EmitMessage>()?;
        registry.add::<Integration>()?;
        registry.add::<Email>()?;
        registry.add::<Fail>()?;
        Ok(registry)
    }

    /// Adds a type; one of the same name is replaced.
    pub fn add<K: NodeKind>(&mut self) -> Result<(), String> {
        let entry = NodeEntry::new::<K>().map_err(|error| format!("node type `{}`: {error}", K::ABOUT.name))?;
        self.entries.insert(K::ABOUT.name, Arc::new(entry));
        Ok(())
    }

    /// The type of this name.
    pub fn find(&self, name: &str) -> Option<&Arc<NodeEntry>> {
        self.entries.get(name)
    }

    /// All types, by name.
    pub fn entries(&self) -> impl Iterator<Item = &NodeEntry> {
        self.entries.values().map(Arc::as_ref)
    }
}
