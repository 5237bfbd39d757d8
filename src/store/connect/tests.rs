//! Opening databases: created where absent, held by one server, refused with the mend.

use super::{super::testing, *};
use crate::domain::ports::TenantRepository;

#[test]
fn a_password_is_not_repeated_in_the_error() {
    let error = target("mysql://me:secret@host/db").err().unwrap().to_string();
    assert!(error.contains("mysql://…@host/db") && !error.contains("secret"), "{error}");
}

#[test]
fn a_url_names_a_file_memory_or_a_server() {
    let check = |url: &str, expect: Option<&str>| {
        let found = match target(url).ok() {
            None => None,
            Some(Target::Memory) => Some("memory".to_owned()),
            Some(Target::Postgres) => Some("postgres".to_owned()),
            Some(Target::File(path)) => Some(path.display().to_string()),
        };
        assert_eq!(found.as_deref(), expect, "{url}");
    };
    check("sqlite://switchyard.db", Some("switchyard.db"));
    check("sqlite:///var/lib/s.db?mode=rwc", Some("/var/lib/s.db"));
    check("sqlite:s.db", Some("s.db"));
    check("sqlite::memory:", Some("memory"));
    check("postgres://u@h/d", Some("postgres"));
    check("postgresql://u@h/d", Some("postgres"));
    for wrong in ["", "switchyard.db", "sqlite://", "sqlite://s.db?mode=ro", "mysql://h/d"] {
        check(wrong, None);
    }
}

#[tokio::test]
async fn a_second_server_on_a_file_is_refused_and_a_command_is_not() {
    let bed = testing::sqlite().await;
    let refused = Store::open(&bed.url, Mode::Serve).await.unwrap_err();
    assert!(matches!(refused, StoreError::InUse { .. }), "{refused}");
    assert!(refused.to_string().contains("stop it"), "{refused}");
    let command = Store::open(&bed.url, Mode::Command).await.unwrap();
    let found = TenantRepository::find_by_name(&command.tenants(), "nobody").await.unwrap();
    assert_eq!(found, None);
    command.close().await.unwrap();
    bed.store.close().await.unwrap();
    Store::open(&bed.url, Mode::Serve).await.unwrap();
}

#[tokio::test]
async fn many_openers_of_a_new_database_agree_on_its_schema() {
    testing::on_each(async |bed| {
        let url = if bed.store.is_shared() { bed.url.clone() } else { format!("{}.new", bed.url) };
        let opened = futures_util::future::join_all((0..4).map(|_| Store::open(&url, Mode::Command))).await;
        for store in opened {
            store.unwrap().ping().await.unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn sqlite_is_opened_for_safety() {
    use sea_orm::{ConnectionTrait, DbBackend, Statement};
    let bed = testing::sqlite().await;
    for (pragma, expect) in [("synchronous", 2), ("foreign_keys", 1)] {
        let statement = Statement::from_string(DbBackend::Sqlite, format!("PRAGMA {pragma}"));
        let row = bed.store.write.query_one_raw(statement).await.unwrap().unwrap();
        assert_eq!(row.try_get_by_index::<i32>(0).unwrap(), expect, "{pragma}");
    }
    let mode = Statement::from_string(DbBackend::Sqlite, "PRAGMA journal_mode");
    let row = bed.store.write.query_one_raw(mode).await.unwrap().unwrap();
    assert_eq!(row.try_get_by_index::<String>(0).unwrap(), "wal");
}

#[tokio::test]
async fn an_in_memory_database_works_with_its_one_connection() {
    let store = Store::open("sqlite::memory:", Mode::Serve).await.unwrap();
    let tenant = crate::domain::identity::Tenant {
        id: crate::domain::id::TenantId::new(),
        name: "t".to_owned(),
        plan: crate::domain::plan::Plan::Business,
        created_at: testing::now(),
    };
    TenantRepository::insert(&store.tenants(), &tenant).await.unwrap();
    assert_eq!(TenantRepository::find_by_name(&store.tenants(), "t").await.unwrap(), Some(tenant));
}
