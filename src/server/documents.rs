//! The API documents that this program serves and prints: the sources whole, and every API in one.

/// One API's document.
#[derive(Debug, Clone, Copy)]
pub struct Document {
    /// As in paths and on the command line.
    pub surface: &'static str,
    /// As people call it.
    pub title: &'static str,
    /// The source as it was written.
    pub yaml: &'static str,
    /// The same in JSON.
    pub json: &'static str,
}

macro_rules! document {
    ($surface:literal, $title:literal) => {
        Document {
            surface: $surface,
            title: $title,
            yaml: include_str!(concat!("../../generated/openapi/", $surface, ".yaml")),
            json: include_str!(concat!("../../generated/openapi/", $surface, ".json")),
        }
    };
}

/// Of each surface that is served.
pub const DOCUMENTS: [Document; 7] = [
    document!("yourapp", "YourApp workflows"),
    document!("agentifyme", "AgentifyMe workflows"),
    document!("workflux", "WorkFlux agents"),
    document!("workfx", "WorkFX agents"),
    document!("activeworkflow", "ActiveWorkflow"),
    document!("platform", "Switchyard platform"),
    document!("oauth", "OAuth 2.0"),
];

/// Every endpoint and every error format of every surface, in one document.
pub const EVERY_API: &str = include_str!("../../generated/openapi.json");

/// The document of a surface.
pub fn find(surface: &str) -> Option<&'static Document> {
    DOCUMENTS.iter().find(|document| document.surface == surface)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::DOCUMENTS;
    use crate::api::MOUNTS;

    #[test]
    fn every_surface_that_is_mounted_has_its_document_served_and_no_other() {
        let served: BTreeSet<&str> = DOCUMENTS.iter().map(|document| document.surface).collect();
        assert_eq!(served, MOUNTS.iter().map(|mount| mount.surface).collect());
        assert_eq!(served.len(), DOCUMENTS.len());
    }
}
