//! What comes before what, and where the ids come from: earlier answers, over the document's links first, then over the shape of its paths
//! (`POST /things` creates what `GET /things/{id}` reads), then the examples.

pub mod harvest;
pub mod listing;
pub mod location;
pub mod order;
pub mod pool;
pub mod resource;

/// A path template with its names blanked, cut after its last parameter: `/a/{x}/b/{y}/run` → `/a/{}/b/{}`. Two templates that agree in this
/// speak of the same records. Empty where the path has no parameter.
pub fn record_key(path: &str) -> String {
    match path.rfind('}') {
        Some(end) => blank(&path[..=end]),
        None => String::new(),
    }
}

/// A path template with its names blanked.
pub fn blank(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut inside = false;
    for letter in path.trim_end_matches('/').chars() {
        match letter {
            '{' => {
                inside = true;
                out.push_str("{}");
            }
            '}' => inside = false,
            _ if inside => {}
            _ => out.push(letter),
        }
    }
    out
}

/// The key of the record that holds a record: `/a/{}/b/{}` → `/a/{}`.
pub fn parent_key(key: &str) -> String {
    key.rfind('/').map_or_else(String::new, |end| record_key(&key[..end]))
}

/// The collection's name in a record key, as people say it of one record: `/v1/work-items/{}` → `workitem`.
pub fn noun(key: &str) -> String {
    let collection = key.trim_end_matches("/{}").rsplit('/').next().unwrap_or_default();
    singular(&plain(collection))
}

/// Lower case, letters and digits only.
pub fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

fn singular(name: &str) -> String {
    if let Some(stem) = name.strip_suffix("ies") {
        return format!("{stem}y");
    }
    for ending in ["sses", "xes", "ches", "shes"] {
        if name.ends_with(ending) {
            return name[..name.len() - 2].to_owned();
        }
    }
    name.strip_suffix('s').filter(|stem| !stem.ends_with('s')).unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_nouns_are_read_off_paths() {
        assert_eq!(record_key("/a/{x}/b/{y}/run"), "/a/{}/b/{}");
        assert_eq!(record_key("/a/b"), "");
        assert_eq!(parent_key("/a/{}/b/{}"), "/a/{}");
        assert_eq!(parent_key("/a/{}"), "");
        assert_eq!(noun("/v1/work-items/{}"), "workitem");
        assert_eq!(noun("/categories/{}"), "category");
        assert_eq!(noun("/classes/{}"), "class");
    }
}
