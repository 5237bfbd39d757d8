//! Bytes that are well-formed in their media type: the smallest picture of each usual kind, one white point. Text in their place would be refused rightly.

use base64::Engine as _;

use crate::document::model::essence;

const SAMPLES: [(&str, &str); 4] = [
    ("image/png", "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4//8/AAX+Av4zEpUUAAAAAElFTkSuQmCC"),
    (
        "image/jpeg",
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////\
         2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wAARCAABAAEDASIAAhEBAxEB/8QA\
         FQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAM\
         AwEAAhEDEQA/ALQAf//Z",
    ),
    ("image/gif", "R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=="),
    ("image/webp", "UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAB0CWJaQAA3AA/u9gAAA="),
];

/// The media type that bytes are made in for one as it is declared: the first of a range. `None` where none can be made.
pub fn kind(declared: &str) -> Option<&'static str> {
    let wanted = essence(declared);
    SAMPLES.iter().map(|(kind, _)| *kind).find(|kind| *kind == wanted || (wanted == "image/*" && *kind == SAMPLES[0].0))
}

/// Bytes of a media type that [`kind`] gave.
pub fn bytes(kind: &str) -> Option<Vec<u8>> {
    let (_, text) = SAMPLES.iter().find(|(other, _)| *other == kind)?;
    base64::engine::general_purpose::STANDARD.decode(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_begins_as_its_media_type_does() {
        for (kind, start) in [
            ("image/png", &b"\x89PNG\r\n"[..]),
            ("image/jpeg", b"\xff\xd8\xff"),
            ("image/gif", b"GIF89a"),
            ("image/webp", b"RIFF"),
        ] {
            assert!(bytes(kind).unwrap_or_default().starts_with(start), "{kind}");
        }
        assert_eq!(SAMPLES.iter().filter(|(kind, _)| bytes(kind).is_some()).count(), SAMPLES.len());
        assert_eq!(
            (kind("image/*"), kind("image/avif"), kind("Image/GIF; q=1")),
            (Some("image/png"), None, Some("image/gif"))
        );
    }
}
