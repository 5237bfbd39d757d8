//! `switchyard import`: a workflow's file, into a tenant. Works while a server runs.

use std::{io::Read as _, path::Path};

use anyhow::Context as _;
use serde_json::{Value, json};

use super::identity::{Desk, readable, show};
use crate::{
    api,
    domain::transfer::{Change, Import},
    server::config::CommonSettings,
};

/// What the command is told.
#[derive(Debug, clap::Args)]
pub(super) struct ImportArguments {
    /// The file, as ActiveWorkflow's API exports it; `-` reads standard input
    file: std::path::PathBuf,
    /// The tenant
    #[arg(long, value_name = "NAME")]
    tenant: String,
    /// The unit that a new workflow and new agents belong to
    #[arg(long, value_name = "NAME")]
    unit: Option<String>,
    /// Print what was done as an object
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(arguments: ImportArguments, desk: &Desk, settings: &CommonSettings) -> anyhow::Result<()> {
    let ImportArguments { file: path, tenant, unit, json } = arguments;
    let name = path.display();
    let text = read(&path).with_context(|| format!("{name} cannot be read"))?;
    let file = api::read_workflow_file(&text)
        .map_err(readable)
        .with_context(|| format!("{name} is no export of a workflow; mend what is named, or export it again"))?;
    let owner = desk.existing(&tenant, unit.as_deref()).await?;
    let transfer = desk.transfer(settings).await?;
    let done = transfer
        .import(owner, &file)
        .await
        .map_err(readable)
        .with_context(|| format!("{name} cannot be imported into tenant `{tenant}`; nothing was changed"))?;
    for agent in &done.agents {
        if let Some(reason) = &agent.left_out {
            eprintln!("The definition of `{}` does not hold here and was left out: {reason}", agent.name);
        }
    }
    show(json, &object(&done), &sentence(&done))
}

fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    if path.as_os_str() != "-" {
        return std::fs::read(path);
    }
    let mut text = Vec::new();
    std::io::stdin().lock().read_to_end(&mut text)?;
    Ok(text)
}

fn sentence(done: &Import) -> String {
    let what = match done.change {
        Change::Created => "is new",
        Change::Unchanged => "is as it was",
        Change::Updated | Change::Removed => "was changed",
    };
    format!(
        "The workflow `{}` {what}; agents: {} new, {} changed, {} as they were, {} taken out.",
        done.name,
        done.count(Change::Created),
        done.count(Change::Updated),
        done.count(Change::Unchanged),
        done.count(Change::Removed),
    )
}

fn object(done: &Import) -> Value {
    let agents: Vec<Value> = done
        .agents
        .iter()
        .map(|agent| {
            json!({
                "id": agent.id,
                "guid": agent.guid,
                "name": agent.name,
                "change": agent.change.as_str(),
                "changed": agent.changed,
                "definition_left_out": agent.left_out,
            })
        })
        .collect();
    json!({
        "workflow_id": done.workflow,
        "name": done.name,
        "guid": done.guid,
        "change": done.change.as_str(),
        "counts": {
            "created": done.count(Change::Created),
            "updated": done.count(Change::Updated),
            "unchanged": done.count(Change::Unchanged),
            "removed": done.count(Change::Removed),
        },
        "agents": agents,
    })
}
