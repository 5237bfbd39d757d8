//! `switchyard client`: OAuth 2.0 clients on the operator's word. Works while a server runs.

use clap::Subcommand;
use serde_json::{Value, json};

use super::identity::{Desk, all, list, readable, scope_values, show};
use crate::domain::{
    clients::{CreatedClient, NewOAuthClient},
    id::OAuthClientId,
    identity::{ADMIN_SCOPE, OAuthClient},
};

#[derive(Debug, Subcommand)]
pub(super) enum ClientCommand {
    /// Make an OAuth 2.0 client and print its id and its secret, this once
    Create {
        /// The tenant that its tokens open; made where there is none of this name
        #[arg(long, value_name = "NAME")]
        tenant: String,
        /// The unit of the tenant that it is confined to; made where there is none of this name
        #[arg(long, value_name = "NAME")]
        unit: Option<String>,
        /// The most that its tokens may do; may be repeated [default: admin, everything within the tenant]
        #[arg(long = "scope", value_name = "SCOPE", value_parser = scope_values())]
        scopes: Vec<String>,
        /// A name for people
        #[arg(long, value_name = "TEXT", default_value = "command line")]
        name: String,
        /// Print an object with everything about the client
        #[arg(long)]
        json: bool,
    },
    /// List a tenant's clients, newest first
    List {
        /// The tenant
        #[arg(long, value_name = "NAME")]
        tenant: String,
        /// Print objects, one a line
        #[arg(long)]
        json: bool,
    },
    /// Revoke a client: its tokens stop working within a second
    Revoke {
        /// The tenant
        #[arg(long, value_name = "NAME")]
        tenant: String,
        /// The client's id, as `client list` shows it
        client_id: uuid::Uuid,
        /// Print the client as an object
        #[arg(long)]
        json: bool,
    },
}

pub(super) async fn run(command: ClientCommand, desk: &Desk) -> anyhow::Result<()> {
    match command {
        ClientCommand::Create { tenant, unit, scopes, name, json } => {
            let owner = desk.owner(&tenant, unit.as_deref()).await?;
            let scopes = if scopes.is_empty() { vec![ADMIN_SCOPE.to_owned()] } else { scopes };
            let new = NewOAuthClient { name, unit: None, scopes };
            let CreatedClient { client, secret } = desk.clients.issue(owner, new).await.map_err(readable)?;
            if json {
                let mut all = object(&client);
                all["client_secret"] = json!(secret.reveal());
                all["tenant"] = json!(tenant);
                all["unit"] = json!(unit);
                return super::print(&serde_json::to_string_pretty(&all)?);
            }
            eprintln!(
                "A client of tenant `{tenant}` with {}; the secret is shown this once:",
                client.scopes.join(", ")
            );
            super::print(&format!("client_id={}\nclient_secret={}", client.id, secret.reveal()))
        }
        ClientCommand::List { tenant, json } => {
            let owner = desk.tenant(&tenant).await?;
            list(&all(async |page| desk.clients.list(owner, page).await).await?, json, object, line)
        }
        ClientCommand::Revoke { tenant, client_id, json } => {
            let owner = desk.tenant(&tenant).await?;
            let client = desk.clients.revoke(owner, OAuthClientId(client_id)).await.map_err(readable)?;
            show(json, &object(&client), &format!("The client `{}` is revoked, and its tokens with it.", client.name))
        }
    }
}

fn object(client: &OAuthClient) -> Value {
    json!({
        "client_id": client.id,
        "name": client.name,
        "scopes": client.scopes,
        "unit_id": client.owner.unit,
        "created_at": client.created_at,
        "last_used_at": client.last_used_at,
        "revoked_at": client.revoked_at,
    })
}

fn line(client: &OAuthClient) -> String {
    let state = if client.revoked_at.is_some() { "revoked" } else { "works" };
    format!("{}  {state:7}  {}  [{}]", client.id, client.name, client.scopes.join(", "))
}
