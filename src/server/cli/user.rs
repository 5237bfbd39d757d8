//! `switchyard user`: users, and the tokens that stand for them. Works while a server runs.

use chrono::{DateTime, Utc};
use clap::Subcommand;
use serde_json::{Value, json};

use super::identity::{Desk, all, list, readable, show};
use crate::{
    domain::{
        Error,
        identity::{Owner, User},
        users::{NewUserToken, UserService},
    },
    server::config::CommonSettings,
};

#[derive(Debug, Subcommand)]
pub(super) enum UserCommand {
    /// Make a user of a tenant
    Create {
        /// The tenant
        #[arg(long, value_name = "NAME")]
        tenant: String,
        /// The user's name
        name: String,
        /// Print the user as an object
        #[arg(long)]
        json: bool,
    },
    /// List a tenant's users, newest first
    List {
        /// The tenant
        #[arg(long, value_name = "NAME")]
        tenant: String,
        /// Print objects, one a line
        #[arg(long)]
        json: bool,
    },
    /// Make a token for a user and print it, this once: for ActiveWorkflow's API
    Token {
        /// The tenant
        #[arg(long, value_name = "NAME")]
        tenant: String,
        /// The user; made where there is none of this name
        #[arg(long, value_name = "NAME")]
        user: String,
        /// When the token stops working, as RFC 3339 has it [default: never]
        #[arg(long, value_name = "TIME")]
        expires: Option<DateTime<Utc>>,
        /// A name for people
        #[arg(long, value_name = "TEXT", default_value = "command line")]
        name: String,
        /// Print an object with everything about the token instead of the token alone
        #[arg(long)]
        json: bool,
    },
}

pub(super) async fn run(command: UserCommand, desk: &Desk, settings: &CommonSettings) -> anyhow::Result<()> {
    let users = desk.users(settings).await?;
    match command {
        UserCommand::Create { tenant, name, json } => {
            let owner = desk.tenant(&tenant).await?;
            let made = users.create(owner, name).await.map_err(readable)?;
            show(json, &object(&made), &format!("The user `{}` is new.", made.name))
        }
        UserCommand::List { tenant, json } => {
            let owner = desk.tenant(&tenant).await?;
            list(&all(async |page| users.list(owner, page).await).await?, json, object, line)
        }
        UserCommand::Token { tenant, user, expires, name, json } => {
            let owner = desk.tenant(&tenant).await?;
            let user = find_or_make(&users, owner, &user).await?;
            let made = users.issue_token(&user, NewUserToken { name, expires_at: expires }).await.map_err(readable)?;
            if json {
                let all = json!({
                    "token": made.text,
                    "id": made.token.id,
                    "name": made.token.name,
                    "tenant": tenant,
                    "user": user.name,
                    "user_id": user.id,
                    "created_at": made.token.created_at,
                    "expires_at": made.token.expires_at,
                });
                return super::print(&serde_json::to_string_pretty(&all)?);
            }
            eprintln!("A token of the user `{}` of tenant `{tenant}`; it is shown this once:", user.name);
            super::print(&made.text)
        }
    }
}

async fn find_or_make(users: &UserService, owner: Owner, name: &str) -> anyhow::Result<User> {
    match users.find_by_name(owner.tenant, name).await {
        Ok(user) => Ok(user),
        Err(Error::NotFound { .. }) => {
            let made = users.create(owner, name.to_owned()).await.map_err(readable)?;
            eprintln!("The user `{name}` is new.");
            Ok(made)
        }
        Err(error) => Err(readable(error)),
    }
}

fn object(user: &User) -> Value {
    json!({"id": user.id, "name": user.name, "created_at": user.created_at})
}

fn line(user: &User) -> String {
    format!("{}  {}", user.id, user.name)
}
