//! Flags before environment before file before defaults, and errors that name the mend.

use std::{fs, path::PathBuf};

use super::*;

/// A folder with a configuration file, and flags that name it.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn with(file: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("c.toml"), file).unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn flags(&self) -> CommonFlags {
        CommonFlags { config: Some(self.path("c.toml")), ..CommonFlags::default() }
    }

    fn serve(&self, flags: &ServeFlags, environment: &[(&str, &str)]) -> Result<Settings, ConfigError> {
        serve(&self.flags(), flags, &own(environment))
    }
}

fn own(environment: &[(&str, &str)]) -> Environment {
    environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn without_anything_the_defaults_stand() {
    let settings = Place::with("").serve(&ServeFlags::default(), &[]).unwrap();
    assert_eq!(settings.listen, "127.0.0.1:8080");
    assert_eq!(settings.common.database, "sqlite://switchyard.db");
    assert_eq!(settings.common.log, LogSettings { level: "info".to_owned(), format: LogFormat::Text });
    assert_eq!((settings.body_limit, settings.run_wait.as_secs(), settings.concurrency), (1_048_576, 60, 1_024));
    assert_eq!((settings.notice.as_secs(), settings.drain.as_secs()), (0, 25));
    assert_eq!((settings.webhook_schedule, settings.webhook_retention.as_secs()), (Schedule::default(), 30 * 86_400));
    assert_eq!(settings.complete_after.as_secs(), 86_400);
    assert_eq!(settings.keep_executions, Some(Duration::from_hours(24 * 90)));
    assert!(settings.allow.is_empty() && settings.bootstrap_key.is_none() && settings.warnings.is_empty());
}

#[test]
fn a_flag_goes_before_a_variable_and_a_variable_before_the_file() {
    let place = Place::with("listen = \"127.0.0.1:1\"\n[limits]\nrun_wait_secs = 1\n");
    let flags = ServeFlags { listen: Some("127.0.0.1:3".to_owned()), ..ServeFlags::default() };
    let environment = [("SWITCHYARD_LISTEN", "127.0.0.1:2"), ("SWITCHYARD_RUN_WAIT", "2")];
    for (flags, environment, listen, wait) in [
        (&flags, &environment[..], "127.0.0.1:3", 2),
        (&ServeFlags::default(), &environment[..], "127.0.0.1:2", 2),
        (&ServeFlags::default(), &[], "127.0.0.1:1", 1),
    ] {
        let settings = place.serve(flags, environment).unwrap();
        assert_eq!((settings.listen.as_str(), settings.run_wait.as_secs()), (listen, wait));
    }
}

#[test]
fn every_setting_of_the_file_arrives() {
    let place = Place::with(
        "listen = \"0.0.0.0:9\"\ndatabase = \"sqlite://x.db\"\n\
         [log]\nlevel = \"warn,switchyard=trace\"\nformat = \"json\"\n\
         [limits]\nbody_bytes = 2048\nrun_wait_secs = 5\ngroups.sync = 7\n\
         [outgoing]\nallow = [\"10.0.0.0/8\", \"vault.internal:8200\"]\n\
         [engine]\nconcurrency = 3\nkeep_executions_days = 0\n\
         [shutdown]\nnotice_secs = 4\ndrain_secs = 6\n\
         [conversations]\ncomplete_after_secs = 9\n\
         [webhooks]\nretry_secs = [0, 7]\nretention_days = 8\n",
    );
    let settings = place.serve(&ServeFlags::default(), &[]).unwrap();
    let allow: Vec<String> = settings.allow.iter().map(ToString::to_string).collect();
    assert_eq!(allow, ["10.0.0.0/8", "vault.internal:8200"]);
    assert_eq!(settings.common.log, LogSettings { level: "warn,switchyard=trace".to_owned(), format: LogFormat::Json });
    assert_eq!((settings.listen.as_str(), settings.common.database.as_str()), ("0.0.0.0:9", "sqlite://x.db"));
    assert_eq!((settings.body_limit, settings.run_wait.as_secs(), settings.concurrency), (2_048, 5, 3));
    assert_eq!(settings.limits.groups, [("sync", Some(7)), ("async", None), ("results", None)]);
    assert_eq!((settings.notice.as_secs(), settings.drain.as_secs()), (4, 6));
    assert_eq!(settings.keep_executions, None, "for ever");
    let waits = vec![Duration::ZERO, Duration::from_secs(7)];
    assert_eq!((settings.webhook_schedule, settings.webhook_retention.as_secs()), (waits.into(), 8 * 86_400));
    assert_eq!(settings.complete_after.as_secs(), 9);
}

#[test]
fn waits_between_attempts_are_a_list_in_every_place() {
    let place = Place::with("[webhooks]\nretry_secs = []\n");
    let waits = |flag: &[u64], variable: &str| {
        let flags = ServeFlags { webhook_retry: flag.to_vec(), ..ServeFlags::default() };
        place.serve(&flags, &[("SWITCHYARD_WEBHOOK_RETRY", variable)]).map(|settings| settings.webhook_schedule)
    };
    let schedule = |waits: &[u64]| Schedule::from(waits.iter().copied().map(Duration::from_secs).collect::<Vec<_>>());
    assert_eq!(waits(&[1, 2], "3").unwrap(), schedule(&[1, 2]));
    assert_eq!(waits(&[], "3, 4").unwrap(), schedule(&[3, 4]));
    assert_eq!(waits(&[], "").unwrap(), schedule(&[]));
    for (flag, variable, place, problem) in [
        (&[604_801][..], "", "--webhook-retry", "out of range"),
        (&[], "3,soon", "SWITCHYARD_WEBHOOK_RETRY", "`soon` is not a whole number"),
    ] {
        let error = waits(flag, variable).unwrap_err();
        assert!(error.place.contains(place) && error.problem.contains(problem), "{error}");
    }
}

#[test]
fn an_error_names_the_place_and_the_mend() {
    for (file, environment, place, mend) in [
        ("", ("SWITCHYARD_LISTEN", "8080"), "SWITCHYARD_LISTEN", "127.0.0.1:8080"),
        ("listen = \"nowhere\"", ("A", ""), "`listen` in ", "127.0.0.1:8080"),
        ("", ("SWITCHYARD_RUN_WAIT", "soon"), "SWITCHYARD_RUN_WAIT", "`soon` is not a whole number"),
        ("", ("SWITCHYARD_RUN_WAIT", "0"), "SWITCHYARD_RUN_WAIT", "from 1 to 3600"),
        ("[engine]\nconcurrency = 0", ("A", ""), "`engine.concurrency` in ", "from 1 to 1000000"),
        ("", ("SWITCHYARD_LOG_LEVEL", "switchyard=loud"), "SWITCHYARD_LOG_LEVEL", "error, warn, info, debug or trace"),
        ("", ("SWITCHYARD_LOG_FORMAT", "xml"), "SWITCHYARD_LOG_FORMAT", "neither `text` nor `json`"),
        ("", ("SWITCHYARD_ALLOW_OUTGOING", "10.0.0.0/8,a b"), "SWITCHYARD_ALLOW_OUTGOING", "`a b`"),
        ("colour = 1", ("A", ""), "c.toml", "unknown field `colour`"),
        ("[log]\nlevels = 1", ("A", ""), "c.toml", "unknown field `levels`"),
        ("listen = 8080", ("A", ""), "c.toml", "line 1"),
        ("", ("SWITCHYARD_DATABASE_FILE", "/nowhere/at/all"), "SWITCHYARD_DATABASE_FILE", "cannot be read"),
        ("bootstrap_key_file = \"/nowhere/at/all\"", ("A", ""), "`bootstrap_key_file` in ", "cannot be read"),
    ] {
        let error = Place::with(file).serve(&ServeFlags::default(), &[environment]).err().unwrap().to_string();
        assert!(error.contains(place) && error.contains(mend), "{file} {environment:?}: {error}");
    }
}

#[test]
fn a_named_file_must_be_there() {
    let flags = CommonFlags { config: Some(PathBuf::from("/nowhere/at/all.toml")), ..CommonFlags::default() };
    let error = common(&flags, &Vec::new()).err().unwrap().to_string();
    assert!(error.contains("/nowhere/at/all.toml") && error.contains("--config"), "{error}");
}

#[test]
fn a_secret_may_stand_in_a_file_and_not_in_two_places() {
    let place = Place::with("");
    fs::write(place.path("key"), "sy_secret\n").unwrap();
    let path = place.path("key");
    let path = path.to_str().unwrap();
    let by_file = place.serve(&ServeFlags::default(), &[("SWITCHYARD_BOOTSTRAP_KEY_FILE", path)]).unwrap();
    assert_eq!(by_file.bootstrap_key.as_deref(), Some("sy_secret"));
    let both = [("SWITCHYARD_BOOTSTRAP_KEY_FILE", path), ("SWITCHYARD_BOOTSTRAP_KEY", "sy_other")];
    let error = place.serve(&ServeFlags::default(), &both).err().unwrap().to_string();
    assert!(error.contains("SWITCHYARD_BOOTSTRAP_KEY and SWITCHYARD_BOOTSTRAP_KEY_FILE"), "{error}");
    let configured = Place::with(&format!("bootstrap_key_file = {path:?}"));
    let settings = configured.serve(&ServeFlags::default(), &[]).unwrap();
    assert_eq!(settings.bootstrap_key.as_deref(), Some("sy_secret"));
}

#[test]
fn a_misspelt_variable_is_told_and_an_empty_one_is_unset() {
    let place = Place::with("");
    let settings = place.serve(
        &ServeFlags::default(),
        &[("SWITCHYARD_LISTN", "x"), ("SWITCHYARD_LISTEN", ""), ("SWITCHYARD_DATABASE_FILE", ""), ("HOME", "/")],
    );
    let settings = settings.unwrap();
    assert_eq!(settings.listen, "127.0.0.1:8080");
    assert_eq!(settings.warnings.len(), 1);
    assert!(settings.warnings[0].contains("SWITCHYARD_LISTN"), "{:?}", settings.warnings);
}

#[test]
fn the_schema_knows_what_the_file_knows() {
    let schema = serde_json::to_value(schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let valid = |toml: &str| validator.is_valid(&toml::from_str::<serde_json::Value>(toml).unwrap());
    assert!(valid("listen = \"127.0.0.1:1\"\n[log]\nformat = \"json\"\n[limits]\nrun_wait_secs = 5"));
    for wrong in ["colour = 1", "[log]\nformat = \"xml\"", "[limits]\nrun_wait_secs = 0", "[engine]\nthreads = 1"] {
        assert!(!valid(wrong), "{wrong}");
        assert!(toml::from_str::<FileSettings>(wrong).is_err() || wrong.contains("run_wait"), "{wrong}");
    }
}
