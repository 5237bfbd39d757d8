//! What the commands about tenants, units, users, keys and clients share: the services over an open database, and how results are shown.

use std::sync::Arc;

use anyhow::{Context as _, bail};
use clap::builder::PossibleValuesParser;
use serde_json::Value;

use crate::{
    domain::{
        Error,
        agents::AgentService,
        clients::OAuthClientService,
        credentials::CredentialService,
        identity::{Owner, SCOPES},
        keys::KeyService,
        page::{Page, PageRequest},
        plan::Plan,
        ports::WorkflowRepository,
        tenants::TenantService,
        text::check_name,
        transfer::TransferService,
        units::UnitService,
        users::UserService,
        workflows::WorkflowService,
    },
    engine::{Checker, HttpClient, HttpConfig, Providers, Registry},
    server::{config::CommonSettings, sealing},
    store::{Mode, Store},
};

/// As many records are read at once.
const PAGE: u64 = 100;

/// An open database, as these commands use it.
pub(super) struct Desk {
    store: Store,
    pub(super) tenants: TenantService,
    pub(super) units: UnitService,
    pub(super) keys: KeyService,
    pub(super) clients: OAuthClientService,
    /// What a new tenant gets where nothing else is said.
    pub(super) default_plan: Plan,
}

impl Desk {
    pub(super) async fn open(settings: &CommonSettings) -> anyhow::Result<Self> {
        let store = Store::open(&settings.database, Mode::Command).await?;
        let tenants = Arc::new(store.tenants());
        let keys = KeyService::new(Arc::new(store.api_keys()), tenants.clone());
        Ok(Self {
            tenants: TenantService::new(tenants.clone(), keys.clone()),
            units: UnitService::new(tenants.clone()),
            clients: OAuthClientService::new(Arc::new(store.oauth_clients()), tenants),
            keys,
            default_plan: settings.default_plan,
            store,
        })
    }

    pub(super) async fn close(self) -> anyhow::Result<()> {
        Ok(self.store.close().await?)
    }

    /// Users, whose tokens are signed with what is sealed: so this alone needs the master key.
    pub(super) async fn users(&self, settings: &CommonSettings) -> anyhow::Result<UserService> {
        let sealing = sealing::open(settings, &self.store).await?;
        let users = Arc::new(self.store.users());
        Ok(UserService::new(users.clone(), users, sealing))
    }

    /// Workflows as files. Agents may name credentials, which are sealed: so this needs the master key too.
    pub(super) async fn transfer(&self, settings: &CommonSettings) -> anyhow::Result<TransferService> {
        let sealing = sealing::open(settings, &self.store).await?;
        let workflows: Arc<dyn WorkflowRepository> = Arc::new(self.store.workflows());
        let credentials = CredentialService::new(Arc::new(self.store.credentials()), sealing);
        // Asks nobody: it judges definitions.
        let http = HttpClient::new(HttpConfig::default())?;
        let registry = Registry::standard().map_err(anyhow::Error::msg)?;
        let agents = AgentService::new(
            Arc::new(self.store.agents()),
            Arc::clone(&workflows),
            credentials,
            Arc::new(Providers::standard(http)),
        );
        let workflows = WorkflowService::new(workflows, Arc::new(Checker::new(Arc::new(registry))));
        let (labels, transactions) = (Arc::new(self.store.labels()), Arc::new(self.store.clone()));
        Ok(TransferService::new(workflows, agents, labels, transactions))
    }

    /// A tenant that exists, or a unit of one.
    pub(super) async fn existing(&self, tenant: &str, unit: Option<&str>) -> anyhow::Result<Owner> {
        let owner = self.tenant(tenant).await?;
        let Some(name) = unit else { return Ok(owner) };
        match self.units.find_by_name(owner.tenant, name).await {
            Ok(unit) => Ok(Owner { unit: Some(unit.id), ..owner }),
            Err(Error::NotFound { .. }) => bail!(
                "tenant `{tenant}` has no unit `{name}`: see `switchyard unit list --tenant {tenant}`, or make it with `switchyard unit create --tenant {tenant} {name}`"
            ),
            Err(error) => Err(readable(error)),
        }
    }

    /// A tenant that exists.
    pub(super) async fn tenant(&self, name: &str) -> anyhow::Result<Owner> {
        match self.tenants.find_by_name(name).await {
            Ok(tenant) => Ok(Owner { tenant: tenant.id, unit: None }),
            Err(Error::NotFound { .. }) => {
                bail!(
                    "there is no tenant `{name}`: see `switchyard tenant list`, or make it with `switchyard tenant create {name}`"
                )
            }
            Err(error) => Err(readable(error)),
        }
    }

    /// The tenant and the unit that a flag names, made where they are missing, so that a first key takes one command.
    pub(super) async fn owner(&self, tenant: &str, unit: Option<&str>) -> anyhow::Result<Owner> {
        let named = [("--tenant", Some(tenant)), ("--unit", unit)];
        for (flag, name) in named.into_iter().filter_map(|(flag, name)| Some((flag, name?))) {
            if let Some(fault) = check_name("", name).first() {
                bail!("{flag} {}", fault.message);
            }
        }
        let owner = match self.tenants.find_by_name(tenant).await {
            Ok(found) => Owner { tenant: found.id, unit: None },
            Err(Error::NotFound { .. }) => {
                let made = self.tenants.found(tenant.to_owned(), self.default_plan).await.map_err(readable);
                let made = made.with_context(|| format!("tenant `{tenant}`"))?;
                eprintln!("The tenant `{tenant}` is new.");
                Owner { tenant: made.id, unit: None }
            }
            Err(error) => return Err(readable(error)),
        };
        let Some(name) = unit else { return Ok(owner) };
        let unit = match self.units.find_by_name(owner.tenant, name).await {
            Ok(found) => found,
            Err(Error::NotFound { .. }) => {
                let made = self.units.create(owner, name.to_owned()).await.map_err(readable);
                let made = made.with_context(|| format!("unit `{name}`"))?;
                eprintln!("The unit `{name}` is new.");
                made
            }
            Err(error) => return Err(readable(error)),
        };
        Ok(Owner { unit: Some(unit.id), ..owner })
    }
}

/// The flag `--scope`.
pub(super) fn scope_values() -> PossibleValuesParser {
    PossibleValuesParser::new(SCOPES)
}

/// The flag `--plan`.
pub(super) fn plan(text: &str) -> Result<Plan, String> {
    Plan::parse(text).ok_or_else(|| format!("must be one of {}", Plan::ALL.map(Plan::as_str).join(", ")))
}

/// Every record, page by page.
pub(super) async fn all<T>(
    read: impl AsyncFn(PageRequest) -> crate::domain::Result<Page<T>>,
) -> anyhow::Result<Vec<T>> {
    let mut found = Vec::new();
    for page in 1.. {
        let Page { items, total } = read(PageRequest { page, limit: PAGE }).await.map_err(readable)?;
        let is_last = items.is_empty();
        found.extend(items);
        if is_last || found.len() as u64 >= total {
            break;
        }
    }
    Ok(found)
}

/// A list: an object a line for programs, a line each for people.
pub(super) fn list<T>(items: &[T], json: bool, object: fn(&T) -> Value, line: fn(&T) -> String) -> anyhow::Result<()> {
    let lines: Vec<String> =
        items.iter().map(|item| if json { object(item).to_string() } else { line(item) }).collect();
    if lines.is_empty() {
        return Ok(());
    }
    super::print(&lines.join("\n"))
}

/// What was done: an object for programs, a sentence for people.
pub(super) fn show(json: bool, object: &Value, sentence: &str) -> anyhow::Result<()> {
    if json {
        return super::print(&serde_json::to_string_pretty(object)?);
    }
    eprintln!("{sentence}");
    Ok(())
}

/// All faults, where there are some.
pub(super) fn readable(error: Error) -> anyhow::Error {
    match error {
        Error::Invalid { faults } => {
            let lines: Vec<String> =
                faults.iter().map(|fault| format!("{} {}", fault.pointer, fault.message).trim().to_owned()).collect();
            anyhow::Error::msg(lines.join("; "))
        }
        other => other.into(),
    }
}
