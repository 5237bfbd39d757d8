//! `switchyard key`: API keys on the operator's word. Works while a server runs.

use chrono::{DateTime, Utc};
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::identity::{Desk, scope_values, show};
use crate::domain::{
    id::ApiKeyId,
    identity::{ADMIN_SCOPE, ApiKey, OPERATOR_SCOPE},
    keys::{CreatedKey, NewApiKey},
    plan::Plan,
};

#[derive(Debug, Subcommand)]
pub(super) enum KeyCommand {
    /// Make an API key and print it, this once
    Create(CreateFlags),
    /// List a tenant's keys, newest first
    List {
        /// The tenant
        #[arg(long, value_name = "NAME")]
        tenant: String,
        /// Print objects, one a line
        #[arg(long)]
        json: bool,
    },
    /// Revoke a key: it stops working within a second
    Revoke {
        /// The tenant
        #[arg(long, value_name = "NAME")]
        tenant: String,
        /// The key's id, as `key list` shows it
        id: uuid::Uuid,
        /// Print the key as an object
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Args)]
pub(super) struct CreateFlags {
    /// The tenant that the key opens; made where there is none of this name
    #[arg(long, value_name = "NAME")]
    tenant: String,
    /// The unit of the tenant that the key is confined to; made where there is none of this name
    #[arg(long, value_name = "NAME")]
    unit: Option<String>,
    /// What the key may do; may be repeated [default: admin, everything within the tenant]
    #[arg(long = "scope", value_name = "SCOPE", value_parser = scope_values())]
    scopes: Vec<String>,
    /// A plan of the key's own, which its requests count against alone [default: they count against the tenant's]
    #[arg(long, value_name = "PLAN", value_parser = super::identity::plan)]
    plan: Option<Plan>,
    /// When the key stops working, as RFC 3339 has it [default: never]
    #[arg(long, value_name = "TIME")]
    expires: Option<DateTime<Utc>>,
    /// A name for people
    #[arg(long, value_name = "TEXT", default_value = "command line")]
    name: String,
    /// Print an object with everything about the key instead of the key alone
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(command: KeyCommand, desk: &Desk) -> anyhow::Result<()> {
    match command {
        KeyCommand::Create(flags) => create(flags, desk).await,
        KeyCommand::List { tenant, json } => {
            let owner = desk.tenant(&tenant).await?;
            let keys = super::identity::all(async |page| desk.keys.list(owner, page).await).await?;
            super::identity::list(&keys, json, object, line)
        }
        KeyCommand::Revoke { tenant, id, json } => {
            let owner = desk.tenant(&tenant).await?;
            let key = desk.keys.revoke(owner, ApiKeyId(id)).await.map_err(super::identity::readable)?;
            show(json, &object(&key), &format!("The key {} (`{}`) is revoked.", key.prefix, key.name))
        }
    }
}

async fn create(flags: CreateFlags, desk: &Desk) -> anyhow::Result<()> {
    let owner = desk.owner(&flags.tenant, flags.unit.as_deref()).await?;
    let scopes = if flags.scopes.is_empty() { vec![ADMIN_SCOPE.to_owned()] } else { flags.scopes };
    let new = NewApiKey { name: flags.name, unit: None, scopes, plan: flags.plan, expires_at: flags.expires };
    let CreatedKey { key, secret } = desk.keys.issue(owner, new).await.map_err(super::identity::readable)?;
    if flags.json {
        let mut all = object(&key);
        all["key"] = json!(secret.reveal());
        all["tenant"] = json!(flags.tenant);
        all["unit"] = json!(flags.unit);
        return super::print(&serde_json::to_string_pretty(&all)?);
    }
    let reach =
        if key.scopes.iter().any(|scope| scope == OPERATOR_SCOPE) { " (all tenants' affairs included)" } else { "" };
    eprintln!("A key of tenant `{}` with {}{reach}; it is shown this once:", flags.tenant, key.scopes.join(", "));
    super::print(secret.reveal())
}

fn object(key: &ApiKey) -> Value {
    json!({
        "id": key.id,
        "name": key.name,
        "prefix": key.prefix,
        "scopes": key.scopes,
        "unit_id": key.owner.unit,
        "plan": key.plan.map(Plan::as_str),
        "created_at": key.created_at,
        "expires_at": key.expires_at,
        "last_used_at": key.last_used_at,
        "revoked_at": key.revoked_at,
    })
}

fn line(key: &ApiKey) -> String {
    let state = match (key.revoked_at, key.expires_at) {
        (Some(_), _) => "revoked",
        (None, Some(at)) if at <= Utc::now() => "expired",
        _ => "works",
    };
    format!("{}  {}  {state:7}  {}  [{}]", key.id, key.prefix, key.name, key.scopes.join(", "))
}
