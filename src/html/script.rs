//! The one script of the page, `templates/report.js`, and the policy that allows no other.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

const REPORT: &str = include_str!("../../templates/report.js");

/// The script, exactly as it is between its tags. A browser reads any line end as one character before it computes the digest.
pub(super) fn text() -> String {
    REPORT.replace("\r\n", "\n")
}

/// The content security policy: the page may fetch nothing, and may run only the script whose digest is named.
pub(super) fn policy() -> String {
    let digest = STANDARD.encode(Sha256::digest(text()));
    format!(
        "default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_in_the_script_can_end_it() {
        let text = super::text().to_ascii_lowercase();
        assert!(!text.contains("</script") && !text.contains("<!--"));
    }
}
