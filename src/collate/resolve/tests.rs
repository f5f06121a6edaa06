use super::*;
use crate::canonical::Digest;
use crate::collate::intake::{Claim, Explained, FileForm};
use crate::collate::register;
use crate::finding::Tally;
use crate::value::{Date, Year};

/// A sound return of Camden for 2026-27 in its first version; the text is what it says.
fn camden(says: &str) -> ReturnSummary {
    ReturnSummary {
        form: FileForm::Json,
        data_form: DataForm::Full,
        claim: Claim {
            authorities: vec!["202".to_owned()],
            year: Year::parse("2026-27"),
            partnership_id: "camden".to_owned(),
            partnership: "Camden Safeguarding Children Partnership".to_owned(),
            version: Some(1),
            ..Claim::default()
        },
        digest: Digest::of_bytes(says.as_bytes()),
        content_digest: Digest::of_bytes(format!("content {says}").as_bytes()).short(),
        facts_digest: Digest::of_bytes(format!("facts {says}").as_bytes()),
        tally: Tally::default(),
        explained: Vec::new(),
        signed: Vec::new(),
        notes: Vec::new(),
    }
}

fn version(says: &str, version: u32) -> ReturnSummary {
    let mut summary = camden(says);
    summary.claim.version = Some(version);
    summary
}

fn replacing(mut summary: ReturnSummary, earlier: &ReturnSummary) -> ReturnSummary {
    summary.claim.replaces = earlier.digest.full().to_owned();
    summary
}

fn of(mut summary: ReturnSummary, id: &str, authorities: &[&str]) -> ReturnSummary {
    summary.claim.partnership_id = id.to_owned();
    summary.claim.authorities = authorities.iter().map(|code| (*code).to_owned()).collect();
    summary
}

fn with_errors(mut summary: ReturnSummary, errors: usize) -> ReturnSummary {
    summary.tally.errors = errors;
    summary
}

/// Settles files, with the days they came and what was decided. Only words are mended between files whose facts are the same.
fn collation(files: &[(&str, ReturnSummary)], received: &str, decisions: &str) -> Collation {
    let found = files
        .iter()
        .map(|(file, summary)| Found {
            file: (*file).to_owned(),
            sha256: String::new(),
            intake: Ok(Intake::Return(Box::new(summary.clone()))),
        })
        .collect();
    let receipts = Receipts::read(format!("file,received,digest\n{received}").as_bytes()).unwrap();
    let decisions = Decisions::read(format!("case,choice,by,date,reason\n{decisions}").as_bytes()).unwrap();
    let asked = Asked {
        year: Year::parse("2026-27").unwrap(),
        deadline: Date::parse("2027-09-30"),
        release: crate::collate::Release::Working,
    };
    resolve(asked, found, &receipts, &decisions, &mut |_, _| {
        Ok(Difference { only_words_mended: true, summary: "a word".to_owned() })
    })
    .unwrap()
}

fn statuses(collation: &Collation) -> Vec<(&str, &'static str)> {
    collation.files.iter().map(|state| (state.file.as_str(), state.status.code())).collect()
}

fn camden_is(collation: &Collation) -> &'static str {
    collation.authorities.iter().find(|own| own.code == "202").unwrap().status.code()
}

#[test]
fn the_last_good_version_by_the_deadline_counts() {
    let one = camden("one");
    let two = replacing(version("two", 2), &one);
    let three = replacing(version("three", 3), &two);
    let bad = with_errors(version("bad", 4), 2);
    let times = "a,2027-09-01,\nb,2027-09-20T10:00:00,\nc,2027-10-05,\nd,2027-09-29,\n";
    let collation = collation(&[("a", one), ("b", two), ("c", three), ("d", bad)], times, "");
    assert_eq!(statuses(&collation), [("a", "replaced"), ("b", "counts"), ("c", "after_deadline"), ("d", "not_accepted")]);
    assert_eq!(collation.files[1].late, Some(false));
    assert_eq!(camden_is(&collation), "reported");
    assert_eq!(collation.files.iter().map(|file| file.version_before).collect::<Vec<_>>(), [None, Some(0), Some(1), None]);
}

#[test]
fn a_mended_typing_error_after_the_deadline_makes_nothing_late() {
    let one = camden("one");
    let mut two = replacing(version("two", 2), &one);
    two.facts_digest = one.facts_digest.clone();
    let collation = collation(&[("a", one), ("b", two)], "a,2027-09-30T23:59:59,\nb,2027-11-01,\n", "");
    assert_eq!(statuses(&collation), [("a", "replaced"), ("b", "counts")]);
    assert_eq!((collation.files[1].late, collation.files[1].material_on), (Some(false), Date::parse("2027-09-30")));
}

#[test]
fn where_nothing_came_in_time_the_last_counts_and_is_late() {
    let one = camden("one");
    let two = replacing(version("two", 2), &one);
    let collation = collation(&[("a", one), ("b", two)], "a,2027-10-01,\nb,2027-10-02,\n", "");
    assert_eq!(statuses(&collation), [("a", "replaced"), ("b", "counts")]);
    assert_eq!((collation.files[1].late, camden_is(&collation)), (Some(true), "late"));
}

#[test]
fn the_same_content_in_another_form_is_one_return_since_it_first_came() {
    let full = camden("one");
    let mut public = camden("one");
    public.data_form = DataForm::Public;
    public.form = FileForm::Pdf;
    let collation = collation(&[("a.pdf", public), ("b.json", full)], "a.pdf,2027-09-01,\nb.json,2027-10-15,\n", "");
    assert_eq!(statuses(&collation), [("a.pdf", "duplicate"), ("b.json", "counts")]);
    assert_eq!(collation.files[1].late, Some(false));
    assert_eq!(collation.files[0].reason, "it says the same as b.json");
}

#[test]
fn without_times_versions_are_in_the_order_they_say() {
    let one = camden("one");
    let two = replacing(camden("two"), &one);
    let settled_by_digest = collation(&[("a", two), ("b", one)], "", "");
    assert_eq!(statuses(&settled_by_digest), [("a", "counts"), ("b", "replaced")]);
    assert_eq!(settled_by_digest.files[0].late, None);
    let settled_by_number = collation(&[("a", version("two", 2)), ("b", camden("one"))], "", "");
    assert_eq!(statuses(&settled_by_number), [("a", "counts"), ("b", "replaced")]);
}

#[test]
fn where_nothing_says_which_is_later_a_person_does() {
    let files = [("a", camden("one")), ("b", camden("two"))];
    let open = collation(&files, "", "");
    assert_eq!(statuses(&open), [("a", "conflict"), ("b", "conflict")]);
    assert_eq!(camden_is(&open), "in_conflict");
    let case = open.open_cases().next().unwrap();
    assert_eq!(case.id, "which_version:202:camden");
    let decision = format!("{},{},A. Nalyst,2027-10-05,they rang\n", case.id, case.choices[1]);
    let decided = collation(&files, "", &decision);
    assert_eq!(statuses(&decided), [("a", "set_aside"), ("b", "counts")]);
    assert_eq!(decided.open_cases().count(), 0);
    // A choice that is none of them opens the case again, and says so.
    let wrong = collation(&files, "", "which_version:202:camden,0000-0000-0000-0000,A. Nalyst,2027-10-05,slip\n");
    assert_eq!(wrong.open_cases().count(), 1);
    assert!(wrong.notes[0].contains("which cannot be chosen any more"), "{:?}", wrong.notes);
}

#[test]
fn two_partnerships_that_claim_an_authority_are_a_conflict() {
    let ours = camden("ours");
    let theirs = of(camden("theirs"), "other", &["202"]);
    let same = collation(&[("a", ours.clone()), ("b", theirs)], "", "");
    assert_eq!(statuses(&same), [("a", "conflict"), ("b", "conflict")]);
    assert_eq!(same.open_cases().next().unwrap().id, "same_area:202");
    let both = of(camden("both"), "joint", &["202", "203"]);
    let overlap = collation(&[("a", ours.clone()), ("b", both.clone())], "", "");
    assert_eq!(overlap.open_cases().next().unwrap().id, "overlap:202+203");
    let decision = format!("overlap:202+203,{},A. Nalyst,2027-10-05,they merged\n", both.digest.short());
    let decided = collation(&[("a", ours), ("b", both)], "", &decision);
    assert_eq!(statuses(&decided), [("a", "set_aside"), ("b", "counts")]);
    assert_eq!(camden_is(&decided), "reported");
}

#[test]
fn a_partnership_that_changes_its_id_and_says_what_it_replaces_is_no_conflict() {
    let one = camden("one");
    let two = of(replacing(version("two", 2), &one), "camden-new", &["202"]);
    let collation = collation(&[("a", one), ("b", two)], "", "");
    assert_eq!(statuses(&collation), [("a", "replaced"), ("b", "counts")]);
}

#[test]
fn another_year_never_counts_and_a_test_area_is_apart() {
    let mut last = camden("last");
    last.claim.year = Year::parse("2025-26");
    let mut test = camden("test");
    test.claim.test_area = true;
    let collation = collation(&[("a", last), ("b", test)], "", "");
    assert_eq!(statuses(&collation), [("a", "wrong_year"), ("b", "test_area")]);
    assert_eq!(camden_is(&collation), "missing");
    assert_eq!(collation.cases[0].kind, CaseKind::WrongYear);
}

#[test]
fn every_authority_of_england_is_accounted_for() {
    let collation = collation(&[("a", camden("one"))], "", "");
    assert_eq!(collation.authorities.len(), 153);
    assert_eq!(collation.authorities_with(crate::collate::AuthorityStatus::Missing), 152);
}

#[test]
fn an_explanation_that_is_sent_back_leaves_its_query_open() {
    let mut summary = camden("one");
    summary.tally.explained = 1;
    summary.explained = vec![Explained {
        code: "FIN-005".to_owned(),
        about: "income-2".to_owned(),
        message: "it fell".to_owned(),
        explanation: "it did".to_owned(),
    }];
    let open = collation(&[("a", summary.clone())], "", "");
    let id = open.cases[0].id.clone();
    assert!(id.starts_with("explanation:202:FIN-005:income-2:"), "{id}");
    assert_eq!(open.open_cases().count(), 0);
    let back = collation(&[("a", summary)], "", &format!("{id},sent_back,A. Nalyst,2027-10-05,no reason given\n"));
    let tally = back.files[0].summary.as_ref().unwrap().tally;
    assert_eq!((tally.explained, tally.queries), (0, 1));
}

#[test]
fn what_the_lists_name_and_nobody_found_is_said() {
    let collation = collation(&[("a", camden("one"))], "b,2027-09-01,\n", "same_area:999,none,A. Nalyst,2027-10-05,gone\n");
    assert!(collation.notes.iter().any(|note| note.contains("names b, and there is no such file")), "{:?}", collation.notes);
    assert!(collation.notes.iter().any(|note| note.contains("names same_area:999")), "{:?}", collation.notes);
}

#[test]
fn a_few_letters_are_a_typing_error_and_a_sentence_is_not() {
    let said = |text: &str| serde_json::json!({ "needs": { "summary": text }, "status": "signed" });
    let apart = |one: &str, other: &str| difference(&said(one), &said(other)).unwrap().only_words_mended;
    assert!(apart("Children need saftey.", "Children need safety."));
    assert!(!apart("Children need safety.", "Children need safety. Four were harmed."));
    let summary = difference(&said("a"), &said("b")).unwrap().summary;
    assert!(!summary.is_empty() && !summary.contains("signed"), "{summary}");
}

#[test]
fn a_page_of_very_many_files_leaves_out_those_that_stand_for_nothing_and_says_so() {
    let mut collation = collation(&[("a", camden("one")), ("b", version("two", 2)), ("c", camden("one"))], "", "");
    let lines = |collation: &Collation| crate::annual_return::report::testing::lines(&register::page(collation, None)).join("\n");
    assert!(!lines(&collation).contains("cannot be used"));
    let replaced = collation.files.iter().find(|state| state.status == FileStatus::Replaced).expect("one is replaced").clone();
    collation.files.extend(std::iter::repeat_n(replaced, 3000));
    let said = lines(&collation);
    assert!(said.contains("3,002 files that a later version replaced, or that say the same as another"), "{said}");
    let csv =
        register::files(&collation, None).expect("files").into_iter().find(|made| made.path == "register.csv").expect("one");
    assert_eq!(String::from_utf8_lossy(&csv.bytes).lines().count(), 3004);
}
