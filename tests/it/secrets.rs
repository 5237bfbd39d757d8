//! What secrets are sealed with: where it comes from, and what a start says where it does not.

use crate::support::{
    bed::{Bed, Finished, SECRET_KEY},
    server::Server,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sqlite_file_gets_a_key_beside_it_on_the_first_start_and_keeps_it() {
    let bed = Bed::sqlite();
    bed.start().await.stop().await;
    let path = bed.folder.path().join("test.db.key");
    let made = std::fs::read_to_string(&path).unwrap();
    assert_eq!(made.trim().len(), 44);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    bed.start().await.stop().await;
    assert_eq!(std::fs::read_to_string(&path).unwrap(), made);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_postgresql_a_start_without_a_key_names_the_setting_and_the_mend() {
    let Some(bed) = Bed::postgres().await else { return };
    let ended = Finished::of(bed.serve(&[]).env_remove("SWITCHYARD_SECRET_KEY").output().unwrap());
    assert!(!ended.success);
    for part in
        ["SWITCHYARD_SECRET_KEY", "SWITCHYARD_SECRET_KEY_FILE", "secrets.key_file", "switchyard secrets new-key"]
    {
        assert!(ended.stderr.contains(part), "{part}: {}", ended.stderr);
    }
    // With what that command prints, it starts.
    let key = bed.run(&["secrets", "new-key"]);
    assert_eq!((key.success, key.stdout.trim().len()), (true, 44), "{key:?}");
    let mut command = bed.serve(&[]);
    Server::start(command.env("SWITCHYARD_SECRET_KEY", key.stdout.trim())).await.stop().await;
}

#[test]
fn a_key_that_is_none_is_refused_by_the_name_of_its_setting_and_not_shown() {
    let bed = Bed::sqlite();
    let short = bed.file("short.key", &SECRET_KEY[..40]);
    let config = bed.file("c.toml", "[secrets]\nkey_file = \"nowhere.key\"\n");
    for (name, value, part) in [
        ("SWITCHYARD_SECRET_KEY", &SECRET_KEY[..40], "line 1"),
        ("SWITCHYARD_SECRET_KEY_FILE", short.to_str().unwrap(), "line 1"),
        ("SWITCHYARD_CONFIG", config.to_str().unwrap(), "secrets.key_file"),
    ] {
        let ended = Finished::of(bed.serve(&[]).env(name, value).output().unwrap());
        assert!(!ended.success && ended.stderr.contains(part), "{}", ended.stderr);
        assert!(ended.stderr.contains(name) || name.ends_with("CONFIG"), "{}", ended.stderr);
        assert!(!ended.stderr.contains(&SECRET_KEY[..40]), "{}", ended.stderr);
    }
}
