//! One value from several places, and errors that say which place.

use std::{
    fmt,
    ops::RangeInclusive,
    path::{Path, PathBuf},
    str::FromStr,
};

use super::{ALL, BOOTSTRAP_KEY, DATABASE, Environment, SECRET_KEY};

/// A setting's names.
#[derive(Debug)]
pub(super) struct Setting {
    /// In the file, dotted; empty: not there.
    pub(super) key: &'static str,
    /// On the command line; empty: not there.
    pub(super) flag: &'static str,
    /// In the environment.
    pub(super) env: &'static str,
}

/// A setting that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {problem}{}", mend.as_ref().map(|mend| format!("\n  mend: {mend}")).unwrap_or_default())]
pub struct ConfigError {
    /// Where it was set: a flag, a variable, a file.
    pub place: String,
    /// What is wrong.
    pub problem: String,
    /// What to do, where the problem does not say so itself.
    pub mend: Option<String>,
}

impl ConfigError {
    pub(super) fn new(place: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { place: place.into(), problem: problem.into(), mend: None }
    }

    pub(super) fn mend(mut self, mend: impl Into<String>) -> Self {
        self.mend = Some(mend.into());
        self
    }
}

impl Setting {
    pub(super) fn by_flag(&self, problem: String) -> ConfigError {
        ConfigError::new(self.flag, problem)
    }
}

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    Flag(&'static str),
    Variable(String),
    File(PathBuf, &'static str),
    Default,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(name) => f.write_str(name),
            Self::Variable(name) => f.write_str(name),
            Self::File(path, key) => write!(f, "`{key}` in {}", path.display()),
            Self::Default => f.write_str("the default"),
        }
    }
}

/// Where a secret stands.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum SecretPlace {
    /// Here it is.
    Value(String),
    /// In a file, which may change.
    File(PathBuf),
}

/// A value and where it was set.
#[derive(Debug)]
pub(super) struct Found<T> {
    pub(super) value: T,
    place: Place,
}

impl<T> Found<T> {
    /// The value where it is allowed.
    pub(super) fn check(
        self,
        allowed: impl Fn(&T) -> bool,
        otherwise: impl Fn() -> (String, String),
    ) -> Result<T, ConfigError>
    where
        T: fmt::Display,
    {
        if allowed(&self.value) {
            return Ok(self.value);
        }
        let (problem, mend) = otherwise();
        Err(ConfigError::new(self.place.to_string(), format!("`{}` {problem}", self.value)).mend(mend))
    }

    /// Another reading of the value, whose failure is told with its place.
    pub(super) fn try_map<U, E: fmt::Display>(self, map: impl FnOnce(T) -> Result<U, E>) -> Result<U, ConfigError> {
        map(self.value).map_err(|error| ConfigError::new(self.place.to_string(), error.to_string()))
    }
}

/// The value, or what stands when nobody set it.
pub(super) fn or<T>(found: Option<Found<T>>, default: impl FnOnce() -> T) -> Found<T> {
    found.unwrap_or_else(|| Found { value: default(), place: Place::Default })
}

/// The places below the command line.
#[derive(Debug)]
pub(super) struct Layers<'a> {
    pub(super) environment: &'a Environment,
    /// The configuration file, for errors.
    pub(super) file: Option<PathBuf>,
}

impl Layers<'_> {
    /// The value from the first place that has one.
    pub(super) fn pick<T>(
        &self,
        setting: &Setting,
        flag: Option<T>,
        file: Option<T>,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Result<Option<Found<T>>, ConfigError> {
        if let Some(value) = flag {
            return Ok(Some(Found { value, place: Place::Flag(setting.flag) }));
        }
        if let Some(text) = self.variable(setting.env) {
            let value = parse(text).map_err(|problem| ConfigError::new(setting.env, problem))?;
            return Ok(Some(Found { value, place: Place::Variable(setting.env.to_owned()) }));
        }
        let path = || self.file.clone().unwrap_or_default();
        Ok(file.map(|value| Found { value, place: Place::File(path(), setting.key) }))
    }

    /// A number within a range.
    pub(super) fn number(
        &self,
        setting: &Setting,
        flag: Option<u64>,
        file: Option<u64>,
        default: u64,
        range: RangeInclusive<u64>,
    ) -> Result<u64, ConfigError> {
        let found = self.pick(setting, flag, file, |text| {
            u64::from_str(text.trim()).map_err(|_| format!("`{text}` is not a whole number"))
        })?;
        or(found, || default).check(
            |value| range.contains(value),
            || {
                let (least, most) = (range.start(), range.end());
                ("is out of range".to_owned(), format!("use a number from {least} to {most}"))
            },
        )
    }

    /// A text that may be secret: it can also stand in a file, which `…_FILE` or the configuration's `key_file` names.
    pub(super) fn secret(
        &self,
        setting: &Setting,
        flag: Option<String>,
        plain: Option<String>,
        path: Option<&Path>,
    ) -> Result<Option<String>, ConfigError> {
        if flag.is_some() {
            return Ok(flag);
        }
        match self.secret_place(setting, path)? {
            Some((SecretPlace::Value(text), _)) => Ok(Some(text)),
            Some((SecretPlace::File(path), place)) => read(&path, &place).map(Some),
            None => Ok(plain),
        }
    }

    /// Where a secret stands, and the name of the setting that says so.
    pub(super) fn secret_place(
        &self,
        setting: &Setting,
        path: Option<&Path>,
    ) -> Result<Option<(SecretPlace, String)>, ConfigError> {
        let by_file = format!("{}_FILE", setting.env);
        match (self.variable(setting.env), self.variable(&by_file)) {
            (Some(_), Some(_)) => {
                let place = format!("{} and {by_file}", setting.env);
                Err(ConfigError::new(place, "both are set").mend("unset one of them"))
            }
            (Some(text), None) => Ok(Some((SecretPlace::Value(text.to_owned()), setting.env.to_owned()))),
            (None, Some(path)) => Ok(Some((SecretPlace::File(PathBuf::from(path)), by_file))),
            (None, None) => Ok(path.map(|path| {
                let file = self.file.as_deref().unwrap_or(Path::new("")).display();
                (SecretPlace::File(path.to_owned()), format!("`{}` in {file}", setting.key))
            })),
        }
    }

    /// Sentences about variables that look like ours and mean nothing. A warning and no error: container platforms put names such as
    /// `SWITCHYARD_PORT` there by themselves.
    pub(super) fn misspelt(&self) -> Vec<String> {
        let twins = [&DATABASE, &BOOTSTRAP_KEY, &SECRET_KEY].map(|secret| format!("{}_FILE", secret.env));
        let planted = cfg!(feature = "planted-faults").then_some("SWITCHYARD_PLANTED_FAULT");
        let known = |name: &String| {
            twins.contains(name) || planted == Some(name.as_str()) || ALL.iter().any(|setting| setting.env == name)
        };
        self.environment
            .iter()
            .map(|(name, _)| name)
            .filter(|name| name.starts_with("SWITCHYARD_") && !known(name))
            .map(|name| format!("the variable {name} means nothing to this program and is ignored"))
            .collect()
    }

    /// Empty is the same as unset: that is how one unsets a variable in most tools that set them.
    fn variable(&self, name: &str) -> Option<&str> {
        let set = self.environment.iter().find(|(key, _)| key == name)?;
        Some(set.1.as_str()).filter(|value| !value.is_empty())
    }
}

/// Any text.
#[expect(clippy::unnecessary_wraps, reason = "it is passed where others can fail")]
pub(super) fn text(text: &str) -> Result<String, String> {
    Ok(text.to_owned())
}

/// Texts with commas between.
#[expect(clippy::unnecessary_wraps, reason = "it is passed where others can fail")]
pub(super) fn list(text: &str) -> Result<Vec<String>, String> {
    Ok(text.split(',').map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect())
}

/// Whole numbers with commas between.
pub(super) fn numbers(text: &str) -> Result<Vec<u64>, String> {
    let number = |item: String| item.parse().map_err(|_| format!("`{item}` is not a whole number"));
    list(text)?.into_iter().map(number).collect()
}

/// A secret's file, without the newline that editors put at its end.
fn read(path: &Path, place: &str) -> Result<String, ConfigError> {
    let text = std::fs::read_to_string(path).map_err(|error| {
        ConfigError::new(place, format!("{} cannot be read: {error}", path.display()))
            .mend("see that the file exists and that this user may read it")
    })?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}
