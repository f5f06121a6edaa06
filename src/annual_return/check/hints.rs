//! Help for reading faults that needs the whole return: which ids exist, what the lines of money add up to, which digest to sign.

use serde_json::Value;

use super::facts::Facts;
use super::ids;
use super::walk::{at, field};
use crate::annual_return::finance::figures::ledger_total;
use crate::annual_return::finance::model::{Ledger, Sufficiency};
use crate::annual_return::finance::rules::FUNCTIONS_OF_SOME;
use crate::finding::{Finding, Level};
use crate::read::{Form, Node};
use crate::value::{Balance, Choice as _, Id, choice_of, listed, sum};

/// The key of the digest under a signature.
const DIGEST: &str = "sign_off.signatures[].content_digest";
/// The code of the finding for a key that is given twice.
const TWICE: &str = "FRM-007";

/// Adds help to the findings of reading that the reader could not give. `data` is the return as it was typed.
pub fn of_reading(facts: &Facts, form: &Form, data: &Value, findings: &mut [Finding]) {
    for finding in findings {
        let path = finding.path();
        let Some(node) = form.node(&path) else { continue };
        let place = field(&path);
        let is_missing = at(data, &path).is_none_or(Value::is_null);
        if finding.code == TWICE {
            if let Some(lines) = lines(facts, &place) {
                finding.help = format!("{}; the lines above come to {lines}", finding.help);
            }
        } else if is_missing && place == "indicators.values[].code" {
            finding.help = format!("{}; {}", finding.help, counted_by_council(facts));
        } else if is_missing && let Some(help) = list(facts, &place).or_else(|| reference(facts, node, &place)) {
            finding.help = help;
        }
    }
}

/// Adds the digest to sign to the help of findings about signatures.
pub fn of_signatures(facts: &Facts, findings: &mut [Finding]) {
    let is_ready = only_signatures_left(findings);
    for finding in findings {
        let place = field(&finding.path());
        if place == DIGEST && finding.code.starts_with("FRM") {
            finding.help = digest(facts, is_ready);
        } else if place == "sign_off.signatures" && finding.code == "SIG-001" && is_ready {
            finding.help = format!("{}. The content digest to sign is {}", finding.help, facts.content_digest);
        }
    }
}

/// Whether only signatures are left to mend. The digest does not depend on signatures, so it is known by then.
pub fn only_signatures_left(findings: &[Finding]) -> bool {
    let is_about_signatures = |finding: &Finding| {
        let place = finding.path().to_string();
        finding.code.starts_with("SIG-") || place == "sign_off" || place.starts_with("sign_off.signatures")
    };
    let errors = findings.iter().filter(|finding| finding.level == Level::Error && finding.is_open());
    errors.into_iter().all(is_about_signatures)
}

fn digest(facts: &Facts, is_ready: bool) -> String {
    let digest = &facts.content_digest;
    if is_ready {
        return format!("when this is what they sign, write content_digest: {digest}");
    }
    format!(
        "sign last: the content digest changes with every word that is mended. Of the return as it stands it is {digest}, and check \
         prints it when nothing but signatures is left"
    )
}

fn counted_by_council(facts: &Facts) -> String {
    let councils: Vec<&str> = facts.authorities().into_iter().filter_map(|(_, body)| body.id.given()).map(Id::as_str).collect();
    let councils = if councils.is_empty() { String::new() } else { format!(" ({})", ids::some(&councils)) };
    format!("most are counted council by council, and name it under authority{councils}")
}

/// What to write where a list is asked for and the return says more about it than the form does.
fn list(facts: &Facts, place: &str) -> Option<String> {
    let codes = |list: &str| facts.reference.list(list).iter().map(|row| row.code.as_str()).collect::<Vec<_>>();
    match place {
        "finance.core_functions" => {
            let asked: Vec<&str> = codes("core_function").into_iter().filter(|code| !FUNCTIONS_OF_SOME.contains(code)).collect();
            Some(format!(
                "add core_functions: with an entry for each of {}: - {{ core_function: CODE, judgement: …, why: … }}; the judgement is {}, \
                 the last where the partnership does not pay for it",
                listed(&asked),
                choice_of(&Sufficiency::ALL.iter().map(|one| one.code()).collect::<Vec<_>>())
            ))
        }
        "information_sharing.agreements[].lawful_bases" => Some(format!(
            "ask your data protection officer which lawful basis of Article 6 applies, and write lawful_bases: [CODE]; the codes are {}",
            choice_of(&codes("lawful_basis_article_6"))
        )),
        "sign_off.signatures" => {
            let partners: Vec<&str> =
                facts.present_partners().into_iter().filter_map(|(_, body)| body.id.given()).map(Id::as_str).collect();
            let each = if partners.is_empty() { "every council, board and force".to_owned() } else { listed(&partners) };
            Some(format!(
                "when the return is ready, add signatures: with an entry for each of {each}: - {{ body: ID, name: …, date: …, \
                 statement: …, content_digest: … }}, the statement being approved or approved_with_comment"
            ))
        }
        _ => None,
    }
}

/// What to write where an id of something else is asked for; `None` where no id is asked for.
fn reference(facts: &Facts, node: Node, place: &str) -> Option<String> {
    let entry = node.item();
    let (kinds, is_list) = match entry {
        Some(entry) => (entry.list("x-refers-to"), true),
        None => (node.list("x-refers-to"), false),
    };
    if kinds.is_empty() {
        return None;
    }
    let key = place.rsplit('.').next().unwrap_or_default();
    let what = node.text("description").and_then(|text| text.split(['.', ';', ':']).next()).unwrap_or_default().trim();
    let what = if what.is_empty() { String::new() } else { format!(" ({})", uncapitalised(what)) };
    let line = match (is_list, ids::of_kinds(&facts.links, &kinds).as_slice()) {
        (true, [only]) => format!("{key}: [{only}]"),
        (true, _) => format!("{key}: [ID, ID]"),
        (false, _) => format!("{key}: ID"),
    };
    Some(format!("write {line}{what}; {}", ids::there_are(&facts.links, &kinds)))
}

fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// The sum of the lines behind a stated total, in pounds.
fn lines(facts: &Facts, place: &str) -> Option<Balance> {
    let finance = &facts.this.finance;
    match place {
        "finance.totals.income_actual" => Some(sum(finance.income.given()?.iter().map(|line| &line.amount_actual))?.into()),
        "finance.totals.income_budget" => Some(sum(finance.income.given()?.iter().map(|line| &line.amount_budget))?.into()),
        "finance.totals.spending_actual" => ledger_total(facts, Ledger::Own, |line| &line.actual),
        "finance.totals.spending_budget" => ledger_total(facts, Ledger::Own, |line| &line.budget),
        _ => None,
    }
}
