//! Messages give what is needed to fix the problem: the digest to sign, and the ids that exist.

use masa_return::annual_return::check::assess::{Assessment, assess};
use masa_return::read::Source;

fn minimal() -> String {
    let path = format!("{}/examples/minimal.yaml", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn assessed(text: &str) -> Assessment {
    assess(&[Source { name: "minimal.yaml".to_owned(), bytes: text.as_bytes().to_vec() }], None).expect("the form is sound")
}

fn helps(assessment: &Assessment, code: &str) -> Vec<String> {
    assessment.findings.iter().filter(|finding| finding.code == code).map(|finding| finding.help.clone()).collect()
}

/// The return without its digest lines.
fn unsigned(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("content_digest:")).map(|line| format!("{line}\n")).collect()
}

#[test]
fn where_only_signatures_are_left_the_digest_to_sign_is_named() {
    let signed = assessed(&minimal());
    let digest = signed.facts.content_digest.clone();
    let assessment = assessed(&unsigned(&minimal()));
    assert_eq!(assessment.facts.content_digest, digest, "signatures are no part of what is signed");
    assert!(!assessment.is_sound() && assessment.is_ready_to_sign());
    assert_eq!(helps(&assessment, "FRM-002"), vec![format!("when this is what they sign, write content_digest: {digest}"); 3]);
    let mistyped = assessed(&minimal().replace(&digest, "3f2a-90bc-11de-77a0"));
    assert!(mistyped.is_ready_to_sign());
    assert!(helps(&mistyped, "SIG-002").iter().all(|help| help.starts_with(&format!("the digest of the return is {digest}: "))));
    assert_eq!(helps(&mistyped, "SIG-002").len(), 3);
}

#[test]
fn where_more_must_be_mended_nobody_is_asked_to_sign_yet() {
    let text = unsigned(&minimal()).replace("lead: council\n", "lead: county\n");
    let assessment = assessed(&text);
    assert!(!assessment.is_ready_to_sign());
    assert!(helps(&assessment, "FRM-002").iter().all(|help| help.starts_with("sign last: ")));
    let known = &helps(&assessment, "GEN-003")[0];
    assert!(known.starts_with("the ids there are: council, "), "{known}");
    assert!(known.ends_with("; a body is added under partnership › bodies"), "{known}");
}

#[test]
fn a_missing_reference_names_the_ids_there_are() {
    let text = minimal().replace("needs: [need-neglect]\n      lead", "needs:\n      lead");
    assert_eq!(
        helps(&assessed(&text), "FRM-002"),
        [
            "write needs: [need-neglect] (the needs it answers); the one id there is: need-neglect; a need is added under needs › needs"
        ]
    );
}
