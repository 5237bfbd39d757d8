//! `switchyard key create`: a key on the operator's word. Works while a server runs.

use std::sync::Arc;

use anyhow::{Context as _, bail};
use chrono::Utc;
use clap::{Args, Subcommand};
use serde_json::json;

use crate::{
    domain::{
        Error,
        endpoints::EndpointService,
        id::{TenantId, UnitId},
        identity::{ADMIN_SCOPE, Owner, SCOPES, Tenant, Unit},
        keys::{CreatedKey, KeyService, NewApiKey},
        plan::Plan,
        ports::{DEFAULT_ENDPOINT, TenantRepository, UnitRepository},
        text::check_name,
    },
    server::config::CommonSettings,
    store::{Mode, Store},
};

#[derive(Debug, Subcommand)]
pub(super) enum KeyCommand {
    /// Make an API key and print it, this once
    Create(CreateFlags),
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
    #[arg(long = "scope", value_name = "SCOPE", value_parser = clap::builder::PossibleValuesParser::new(SCOPES))]
    scopes: Vec<String>,
    /// A name for people
    #[arg(long, value_name = "TEXT", default_value = "command line")]
    name: String,
    /// Print an object with everything about the key instead of the key alone
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(command: KeyCommand, settings: &CommonSettings) -> anyhow::Result<()> {
    let KeyCommand::Create(flags) = command;
    let store = Store::open(&settings.database, Mode::Command).await?;
    let owner = owner(&store, &flags, settings.default_plan).await?;
    let scopes = if flags.scopes.is_empty() { vec![ADMIN_SCOPE.to_owned()] } else { flags.scopes.clone() };
    let new = NewApiKey { name: flags.name.clone(), unit: None, scopes, plan: None, expires_at: None };
    let CreatedKey { key, secret } =
        KeyService::new(Arc::new(store.api_keys())).issue(owner, new).await.map_err(readable)?;
    if flags.json {
        let object = json!({
            "key": secret.reveal(),
            "id": key.id.to_string(),
            "name": key.name,
            "tenant": flags.tenant,
            "unit": flags.unit,
            "scopes": key.scopes,
            "created_at": key.created_at,
        });
        super::print(&serde_json::to_string_pretty(&object)?)?;
    } else {
        eprintln!("A key of tenant `{}` with {}; it is shown this once:", flags.tenant, key.scopes.join(", "));
        super::print(secret.reveal())?;
    }
    Ok(store.close().await?)
}

/// The tenant and the unit that the flags name, made where they are missing: in this release a key is all that a tenant is for, and this is
/// where the first one of a tenant comes from.
async fn owner(store: &Store, flags: &CreateFlags, plan: Plan) -> anyhow::Result<Owner> {
    let named = [("--tenant", Some(&flags.tenant)), ("--unit", flags.unit.as_ref())];
    for (flag, name) in named.into_iter().filter_map(|(flag, name)| Some((flag, name?))) {
        if let Some(fault) = check_name("", name).first() {
            bail!("{flag} {}", fault.message);
        }
    }
    let tenant = tenant(store, &flags.tenant, plan).await.with_context(|| format!("tenant `{}`", flags.tenant))?;
    let unit = match &flags.unit {
        Some(name) => Some(unit(store, tenant, name).await.with_context(|| format!("unit `{name}`"))?),
        None => None,
    };
    Ok(Owner { tenant, unit })
}

async fn tenant(store: &Store, name: &str, plan: Plan) -> anyhow::Result<TenantId> {
    let tenants = store.tenants();
    if let Some(tenant) = TenantRepository::find_by_name(&tenants, name).await.map_err(readable)? {
        return Ok(tenant.id);
    }
    let tenant = Tenant { id: TenantId::new(), name: name.to_owned(), plan, created_at: Utc::now() };
    TenantRepository::insert(&tenants, &tenant).await.map_err(readable)?;
    // Every tenant has it from its first day, as the default one does.
    let description = "Where published workflows are callable by name unless they say otherwise.";
    EndpointService::new(Arc::new(store.endpoints()))
        .create(Owner { tenant: tenant.id, unit: None }, DEFAULT_ENDPOINT.to_owned(), description.to_owned())
        .await
        .map_err(readable)?;
    eprintln!("The tenant `{name}` is new.");
    Ok(tenant.id)
}

async fn unit(store: &Store, tenant: TenantId, name: &str) -> anyhow::Result<UnitId> {
    let units = store.tenants();
    if let Some(unit) = UnitRepository::find_by_name(&units, tenant, name).await.map_err(readable)? {
        return Ok(unit.id);
    }
    let unit = Unit { id: UnitId::new(), tenant, name: name.to_owned(), created_at: Utc::now() };
    UnitRepository::insert(&units, &unit).await.map_err(readable)?;
    eprintln!("The unit `{name}` is new.");
    Ok(unit.id)
}

/// All faults, where there are some.
fn readable(error: Error) -> anyhow::Error {
    match error {
        Error::Invalid { faults } => {
            let lines: Vec<String> =
                faults.iter().map(|fault| format!("{} {}", fault.pointer, fault.message).trim().to_owned()).collect();
            anyhow::Error::msg(lines.join("; "))
        }
        other => other.into(),
    }
}
