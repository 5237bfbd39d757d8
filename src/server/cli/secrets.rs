//! `secrets`: what secrets are sealed with.

use anyhow::{Context as _, bail};

use crate::{
    domain::{
        context::{self, Actor, Context},
        id::TenantId,
        ports::TenantRepository,
        sealing::{MasterKey, Progress, Rotation},
    },
    server::{config::CommonSettings, sealing},
    store::{Mode, Store},
};

/// `secrets …`.
#[derive(Debug, clap::Subcommand)]
pub(super) enum SecretsCommand {
    /// Print a new master key: for SWITCHYARD_SECRET_KEY, or as the first line of a key file
    NewKey,
    /// Make new data keys and seal every secret anew, while servers go on
    #[command(
        long_about = "Makes new data keys and seals every secret anew, while servers go on. A former key is removed ten minutes after its retirement at the \
                            earliest, by a server or by the next rotation.\n\nWith --master, data keys are sealed anew under the first key of the key file instead, and no \
                            secret is touched: put the new key on the first line, run this, then take the old line out."
    )]
    Rotate {
        /// Of this tenant alone
        #[arg(long, value_name = "NAME", conflicts_with = "master")]
        tenant: Option<String>,
        /// Seal data keys anew under the first key of the key file
        #[arg(long)]
        master: bool,
    },
}

pub(super) async fn run(command: SecretsCommand, settings: &CommonSettings) -> anyhow::Result<()> {
    match command {
        SecretsCommand::NewKey => super::print(MasterKey::generate().spell().as_str()),
        SecretsCommand::Rotate { tenant, master } => {
            let store = Store::open(&settings.database, Mode::Command).await?;
            context::scope(Context::of(Actor::CommandLine), rotate(&store, settings, tenant.as_deref(), master))
                .await?;
            Ok(store.close().await?)
        }
    }
}

async fn rotate(store: &Store, settings: &CommonSettings, tenant: Option<&str>, master: bool) -> anyhow::Result<()> {
    let sealing = sealing::open(settings, store).await?;
    let columns = store.data_keys();
    let rotation = Rotation::new(&sealing, &columns);
    if master {
        let renewed = rotation.renew_master().await?;
        eprintln!("{renewed} data keys are sealed anew under the first master key; the others may go.");
        return Ok(());
    }
    let tenant = match tenant {
        Some(name) => Some(find(store, name).await?),
        None => None,
    };
    let made = rotation.renew_keys(tenant).await?;
    eprintln!("{made} new data keys.");
    let report = |Progress { done, of, .. }| eprintln!("{done} of {} secrets sealed anew.", done.max(of));
    let progress = rotation.reseal(tenant, report).await?;
    let removed = rotation.remove_unused().await?;
    if removed > 0 {
        eprintln!("{removed} former data keys, which sealed nothing any more, are removed.");
    }
    if progress.failed > 0 {
        bail!("{} secrets did not open and stay as they are; the log names them", progress.failed);
    }
    Ok(())
}

async fn find(store: &Store, name: &str) -> anyhow::Result<TenantId> {
    let tenant = TenantRepository::find_by_name(&store.tenants(), name).await?;
    Ok(tenant.with_context(|| format!("there is no tenant `{name}`"))?.id)
}
