//! `switchyard tenant` and `switchyard unit`. Work while a server runs.

use clap::Subcommand;
use serde_json::{Value, json};

use super::identity::{Desk, all, list, plan, readable, show};
use crate::domain::{
    identity::{Tenant, Unit},
    plan::Plan,
    tenants::TenantChange,
};

#[derive(Debug, Subcommand)]
pub(super) enum TenantCommand {
    /// Make a tenant; its first key is made by `key create`
    Create {
        /// Its name
        name: String,
        /// How much it may ask for: free, starter, pro, business [default: as configured]
        #[arg(long, value_name = "PLAN", value_parser = plan)]
        plan: Option<Plan>,
        /// Print the tenant as an object
        #[arg(long)]
        json: bool,
    },
    /// List tenants, newest first
    List {
        /// Print objects, one a line
        #[arg(long)]
        json: bool,
    },
    /// Give a tenant another plan, which holds within a second
    SetPlan {
        /// Its name
        name: String,
        /// How much it may ask for: free, starter, pro, business
        #[arg(value_parser = plan)]
        plan: Plan,
        /// Print the tenant as an object
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum UnitCommand {
    /// Make a unit of a tenant
    Create {
        /// The tenant
        #[arg(long, value_name = "NAME")]
        tenant: String,
        /// Its name
        name: String,
        /// Print the unit as an object
        #[arg(long)]
        json: bool,
    },
    /// List a tenant's units, newest first
    List {
        /// The tenant
        #[arg(long, value_name = "NAME")]
        tenant: String,
        /// Print objects, one a line
        #[arg(long)]
        json: bool,
    },
}

pub(super) async fn run(command: TenantCommand, desk: &Desk) -> anyhow::Result<()> {
    match command {
        TenantCommand::Create { name, plan, json } => {
            let plan = plan.unwrap_or(desk.default_plan);
            let made = desk.tenants.found(name, plan).await.map_err(readable)?;
            show(json, &object(&made), &format!("The tenant `{}` is new, on the plan {}.", made.name, plan.as_str()))
        }
        TenantCommand::List { json } => {
            list(&all(async |page| desk.tenants.list(page).await).await?, json, object, line)
        }
        TenantCommand::SetPlan { name, plan, json } => {
            let tenant = desk.tenant(&name).await?.tenant;
            let change = TenantChange { plan: Some(plan), ..TenantChange::default() };
            let changed = desk.tenants.update(tenant, change).await.map_err(readable)?;
            show(json, &object(&changed), &format!("The tenant `{name}` is on the plan {}.", plan.as_str()))
        }
    }
}

pub(super) async fn run_unit(command: UnitCommand, desk: &Desk) -> anyhow::Result<()> {
    match command {
        UnitCommand::Create { tenant, name, json } => {
            let owner = desk.tenant(&tenant).await?;
            let made = desk.units.create(owner, name).await.map_err(readable)?;
            show(json, &unit_object(&made), &format!("The unit `{}` is new.", made.name))
        }
        UnitCommand::List { tenant, json } => {
            let owner = desk.tenant(&tenant).await?;
            list(&all(async |page| desk.units.list(owner, page).await).await?, json, unit_object, unit_line)
        }
    }
}

fn object(tenant: &Tenant) -> Value {
    json!({
        "id": tenant.id,
        "name": tenant.name,
        "plan": tenant.plan.as_str(),
        "created_at": tenant.created_at,
    })
}

fn line(tenant: &Tenant) -> String {
    format!("{}  {:8}  {}", tenant.id, tenant.plan.as_str(), tenant.name)
}

fn unit_object(unit: &Unit) -> Value {
    json!({"id": unit.id, "name": unit.name, "created_at": unit.created_at})
}

fn unit_line(unit: &Unit) -> String {
    format!("{}  {}", unit.id, unit.name)
}
