//! Where the master keys come from, and sealing over them.
//!
//! A setting names them (`SWITCHYARD_SECRET_KEY`, `SWITCHYARD_SECRET_KEY_FILE`, `secrets.key_file`). Without one, a SQLite file has a key file beside it, made on the
//! first start, so that a first start asks nothing of anybody; a database in memory has a key in memory; and PostgreSQL is refused, since
//! no place is shared by all servers on it. A key file that is gone is never replaced by a new one while the database holds what it sealed.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use super::config::{CommonSettings, SecretKey};
use crate::{
    domain::{
        self,
        sealing::{
            DataKeyRepository as _, KeySource, MasterKey, MasterKeyError, MasterKeys, Rotation, SealedColumns, Sealing,
        },
    },
    store::{Store, StoreError, Target, target},
};

/// How often a server looks after what came late to a rotation.
const SWEEP_INTERVAL: Duration = Duration::from_mins(5);

/// Why secrets cannot be sealed or opened.
#[derive(Debug, thiserror::Error)]
pub enum SecretsError {
    /// PostgreSQL and no setting.
    #[error(
        "no key to seal secrets with: a PostgreSQL database needs one that all its servers share; make one with `switchyard secrets new-key` and \
         name it by SWITCHYARD_SECRET_KEY, SWITCHYARD_SECRET_KEY_FILE or `secrets.key_file` in the configuration"
    )]
    Unset,
    /// What the setting names are no keys.
    #[error("{place}: {problem}; `switchyard secrets new-key` prints one")]
    NoKey {
        /// The setting, or the file.
        place: String,
        /// What is wrong.
        problem: MasterKeyError,
    },
    /// The file cannot be read, or not be made.
    #[error("{place}: {}: {source}; see that it exists and that this user may read it", path.display())]
    File {
        /// The setting that names it.
        place: String,
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The database holds secrets, and its key file is gone.
    #[error(
        "{} is gone, and the database holds secrets that it sealed: put it back from a backup, or name its place by SWITCHYARD_SECRET_KEY_FILE",
        path.display()
    )]
    Gone {
        /// The file.
        path: PathBuf,
    },
    /// Another key than the one that sealed what is there.
    #[error(
        "secrets in this database are sealed by master keys that are not given ({}): add their lines to the file that {place} names, below the current key",
        ids.join(", ")
    )]
    Missing {
        /// Their ids.
        ids: Vec<String>,
        /// The setting.
        place: String,
    },
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Something else.
    #[error("secrets cannot be opened: {0}")]
    Domain(#[from] domain::Error),
}

/// Sealing over this database, ready for use: every master key that is needed is there.
pub async fn open(settings: &CommonSettings, store: &Store) -> Result<Arc<Sealing>, SecretsError> {
    let (source, place) = source(settings, store).await?;
    let sealing = Sealing::new(Arc::new(store.data_keys()), source)?;
    let ids = sealing.missing_masters().await?;
    if ids.is_empty() { Ok(Arc::new(sealing)) } else { Err(SecretsError::Missing { ids, place }) }
}

/// Looks after what came late to rotations, for as long as it runs.
pub(super) async fn sweep(sealing: Arc<Sealing>, columns: impl SealedColumns) {
    loop {
        tokio::time::sleep(SWEEP_INTERVAL).await;
        if let Err(error) = Rotation::new(&sealing, &columns).sweep().await {
            tracing::warn!(%error, "what a rotation of keys left cannot be swept up: {error}");
        }
    }
}

/// The keys and the setting that they came by.
async fn source(settings: &CommonSettings, store: &Store) -> Result<(Arc<dyn KeySource>, String), SecretsError> {
    match &settings.secret_key {
        Some(SecretKey::Value { text, setting }) => {
            let keys =
                MasterKeys::parse(text).map_err(|problem| SecretsError::NoKey { place: setting.clone(), problem })?;
            Ok((Arc::new(keys), setting.clone()))
        }
        Some(SecretKey::File { path, setting }) => {
            let file = KeyFile { path: path.clone(), place: setting.clone() };
            file.keys()?;
            Ok((Arc::new(file), setting.clone()))
        }
        None => match target(&settings.database)? {
            Target::Postgres => Err(SecretsError::Unset),
            Target::Memory => {
                Ok((Arc::new(MasterKeys::one(MasterKey::generate())), "the memory of this process".to_owned()))
            }
            Target::File(database) => {
                let file = KeyFile { path: beside(&database), place: "SWITCHYARD_SECRET_KEY_FILE".to_owned() };
                if !file.path.exists() {
                    if !store.data_keys().list().await?.is_empty() {
                        return Err(SecretsError::Gone { path: file.path });
                    }
                    make(&file.path).map_err(|source| file.failed(source))?;
                    tracing::info!(path = %file.path.display(), "made a master key: {}; keep it with your backups", file.path.display());
                }
                file.keys()?;
                Ok((Arc::new(file), "SWITCHYARD_SECRET_KEY_FILE".to_owned()))
            }
        },
    }
}

/// `switchyard.db` → `switchyard.db.key`.
fn beside(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(".key");
    PathBuf::from(name)
}

/// Makes a key file that only its owner may read. Written aside and put in place by a link, which gives way to a file that another process made in the
/// meantime and never shows half a file.
fn make(path: &Path) -> io::Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{}", std::process::id()));
    let aside = PathBuf::from(name);
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&aside)?;
    let text = format!("{}\n", MasterKey::generate().spell().as_str());
    let placed =
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).and_then(|()| fs::hard_link(&aside, path));
    fs::remove_file(&aside)?;
    match placed {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other,
    }
}

/// A file of keys, which an operator may change while the server runs.
struct KeyFile {
    path: PathBuf,
    /// The setting, for errors.
    place: String,
}

impl KeyFile {
    fn keys(&self) -> Result<MasterKeys, SecretsError> {
        let text = zeroize::Zeroizing::new(fs::read_to_string(&self.path).map_err(|source| self.failed(source))?);
        MasterKeys::parse(&text).map_err(|problem| SecretsError::NoKey {
            place: format!("{} ({})", self.place, self.path.display()),
            problem,
        })
    }

    fn failed(&self, source: io::Error) -> SecretsError {
        SecretsError::File { place: self.place.clone(), path: self.path.clone(), source }
    }
}

impl KeySource for KeyFile {
    fn read(&self) -> domain::Result<MasterKeys> {
        self.keys().map_err(domain::Error::internal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_made_file_holds_a_key_is_the_owners_alone_and_is_never_made_twice() {
        let folder = tempfile::tempdir().unwrap();
        let path = beside(&folder.path().join("a.db"));
        make(&path).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert!(MasterKeys::parse(&text).is_ok());
        make(&path).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }
}
