//! The examples, read once for every test that needs them.

use std::path::{Path, PathBuf};

use masa_return::annual_return::check::assess::{Assessment, assess};
use masa_return::annual_return::partnership::model::BodyKind;
use masa_return::finding::Level;
use masa_return::read::Source;

/// The examples that can be rendered: a complete return, the smallest return, and a draft with real figures.
pub const RETURNS: [&str; 3] = ["exampleshire", "minimal.yaml", "real-area.yaml"];

/// The path of an example.
pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

/// The files of an example.
pub fn sources(name: &str) -> Vec<Source> {
    let path = path(name);
    let mut files =
        if path.is_dir() { std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()).collect() } else { vec![path] };
    files.sort();
    files.iter().map(|file| Source { name: file.display().to_string(), bytes: std::fs::read(file).unwrap() }).collect()
}

/// An example, read and checked.
pub fn assessed(name: &str) -> Assessment {
    assess(&sources(name), None).unwrap()
}

fn open_findings(name: &str) -> Vec<String> {
    let assessment = assessed(name);
    let open = assessment.findings.iter().filter(|finding| finding.is_open());
    open.map(|finding| format!("{} {}: {}", finding.code, finding.path(), finding.message)).collect()
}

#[test]
fn the_complete_example_needs_no_work_and_its_queries_are_explained() {
    assert_eq!(open_findings("exampleshire"), [] as [&str; 0]);
    let explained = assessed("exampleshire").findings;
    assert!(explained.len() >= 5 && explained.iter().all(|finding| finding.level == Level::Query));
}

#[test]
fn the_least_return_needs_no_work_at_all() {
    assert_eq!(assessed("minimal.yaml").findings, []);
}

#[test]
fn the_draft_on_real_figures_lacks_answers_and_contradicts_nothing() {
    for finding in assessed("real-area.yaml").findings {
        // A published figure may be far from the year before, and nobody here can explain why.
        let is_gap = ["FRM-002", "IND-001", "IND-005", "PUB-010"].contains(&finding.code.as_str())
            || finding.message.contains("is missing")
            || finding.message.contains("not answered");
        assert!(is_gap, "{} {}: {}", finding.code, finding.path(), finding.message);
    }
}

/// The complete example is as large as it claims: nobody may shorten it to make a measurement look better.
#[test]
fn the_complete_example_is_complete() {
    let r = assessed("exampleshire").facts.this;
    let kinds = |kind| r.partnership.bodies.items().iter().filter(|body| body.kind.get() == Some(kind)).count();
    assert_eq!((kinds(BodyKind::LocalAuthority), kinds(BodyKind::Icb), kinds(BodyKind::Police)), (2, 2, 1));
    let least = [
        ("needs", r.needs.needs.items().len(), 8),
        ("services", r.commissioning.services.items().len(), 14),
        ("income lines", r.finance.income.items().len(), 12),
        ("spending lines", r.finance.spending.items().len(), 20),
        ("scrutiny findings", r.scrutiny.findings.items().len(), 9),
        ("agreements", r.information_sharing.agreements.items().len(), 7),
        ("rapid reviews", r.learning.rapid_reviews.items().len(), 4),
        (
            "indicators with last year",
            r.indicators.values.items().iter().filter(|value| value.years.items().len() > 1).count(),
            35,
        ),
        ("engagements", r.voice.engagements.items().len(), 6),
        ("stories", r.stories.stories.items().len(), 3),
    ];
    for (what, there, asked) in least {
        assert!(there >= asked, "{there} {what}, and at least {asked} are asked for");
    }
    let data = serde_json::to_value(&r).unwrap();
    let missing: Vec<&String> = data.as_object().unwrap().iter().filter(|(_, part)| part.is_null()).map(|(key, _)| key).collect();
    assert!(
        missing.iter().all(|key| [
            "data_form",
            "replaces",
            "amendments",
            "privacy_cleared",
            "period_exception_reason",
            "last_year"
        ]
        .contains(&key.as_str())),
        "{missing:?}"
    );
}
