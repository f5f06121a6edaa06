//! The year on one page: who the partnership is, what children need, what was done, what it cost, what scrutiny found and what
//! comes next. It leaves out what is not answered, and every number on it also appears in a chapter.

mod figures;

use super::words::{Named, Telling, first_sentence};
use super::{Chapter, View, counts, link_to, places};
use crate::annual_return::commissioning::figures as services;
use crate::annual_return::commissioning::model::{ServiceDecision, Strength};
use crate::annual_return::finance::figures as money;
use crate::annual_return::finance::model::{Confirmed, Sufficiency};
use crate::annual_return::needs::figures::{ranked, without_service};
use crate::annual_return::partnership::model::{Body, BodyKind};
use crate::annual_return::priorities::model::Progress;
use crate::annual_return::scrutiny::model::{FindingKind, Severity};
use crate::document::{Block, Inline, Section};
use crate::value::{Balance, Choice, capitalised, counted, listed};

pub use figures::key_figures;

/// The anchor of the chapter.
pub const ANCHOR: &str = "summary";

/// A topic of the page: its title, the function that writes it, and how many characters it may take. Together the topics fill at
/// most one A4 page below the key figures.
type Topic = (&'static str, fn(&View, Telling) -> Vec<Inline>, usize);

/// The topics, in the order in which a reader asks.
const TOPICS: [Topic; 6] = [
    ("Who we are", who, 400),
    ("What children need", needs, 350),
    ("What we did, and what changed", did, 400),
    ("What it cost, and who paid", cost, 380),
    ("What scrutiny said", scrutiny, 370),
    ("What comes next", next, 310),
];

/// The chapter.
pub fn chapter(view: &View) -> Section {
    let mut chapter = Chapter::new(view, ANCHOR, "The year on one page");
    let figures = key_figures(view);
    if !figures.is_empty() {
        chapter.block(Block::Figures(figures));
    }
    let mut silent = Vec::new();
    for (title, tell, room) in TOPICS {
        let words = tell(view, Telling::within(room));
        if words.is_empty() {
            silent.push(title.to_lowercase());
            continue;
        }
        let mut paragraph = vec![Inline::Strong(vec![Inline::Text(format!("{title}."))]), " ".into()];
        paragraph.extend(words);
        chapter.block(Block::Paragraph(paragraph));
    }
    if view.draft && !silent.is_empty() {
        chapter.gap(&listed(&silent));
    }
    chapter.done()
}

/// The maximum number of characters of a sentence taken from a narrative.
const LENT: usize = 170;

fn who(view: &View, mut telling: Telling) -> Vec<Inline> {
    let bodies = view.published.statutory_partners();
    let partners: Vec<&Body> = bodies.iter().map(|(_, body)| *body).filter(|body| !body.name.text().trim().is_empty()).collect();
    if !partners.is_empty() {
        telling
            .say(format!("{} share a duty in law to work together to keep children safe.", capitalised(&named(&partners, 190))));
    }
    let agencies =
        view.published.bodies_in_period().iter().filter(|(_, body)| body.kind.get() == Some(BodyKind::RelevantAgency)).count();
    match (money::children(view.published), agencies) {
        (Some(children), 0) => telling.say(format!("{children} children aged 0 to 17 live in the area.")),
        (Some(children), agencies) => telling.say(format!(
            "{children} children aged 0 to 17 live in the area, and {} with the partners.",
            counted(agencies, "relevant agency works", "relevant agencies work")
        )),
        (None, 0) => {}
        (None, agencies) => {
            telling.say(format!("The partners work with {}.", counted(agencies, "relevant agency", "relevant agencies")));
        }
    }
    telling.done()
}

/// The statutory partners by name, or counted by kind if their names take more than `room` characters.
pub fn named(partners: &[&Body], room: usize) -> String {
    let names: Vec<&str> = partners.iter().map(|body| body.name.text().trim()).collect();
    let listed_names = listed(&names);
    if listed_names.chars().count() <= room {
        return listed_names;
    }
    let kinds = [
        (BodyKind::LocalAuthority, "council", "councils"),
        (BodyKind::Icb, "integrated care board", "integrated care boards"),
        (BodyKind::Police, "police force", "police forces"),
    ];
    let number = |kind| partners.iter().filter(|body| body.kind.get() == Some(kind)).count();
    let parts: Vec<String> = kinds
        .iter()
        .filter(|(kind, _, _)| number(*kind) > 0)
        .map(|(kind, one, many)| counted(number(*kind), one, many))
        .collect();
    listed(&parts)
}

fn needs(view: &View, mut telling: Telling) -> Vec<Inline> {
    let ranked = ranked(view.published);
    if ranked.is_empty() {
        return Vec::new();
    }
    let number = counted(ranked.len(), "need", "needs");
    telling.say(match counts::needs(view.published) {
        Some(counts) => format!("The partners name {number} of children: {}.", counts::told(&counts)),
        None => format!("The partners name {number} of children."),
    });
    let titles: Vec<Named> = ranked.iter().map(|(place, need)| places::need(*place, need)).collect();
    telling.name("The most pressing:", titles, 3);
    if let Some(without) = without_service(view.published).filter(|without| !without.is_empty()) {
        let titles = ranked
            .iter()
            .filter(|(_, need)| without.iter().any(|one| std::ptr::eq(*one, *need)))
            .map(|(place, need)| places::need(*place, need))
            .collect();
        telling.name("No service meets:", titles, 3);
    }
    telling.done()
}

fn did(view: &View, mut telling: Telling) -> Vec<Inline> {
    let r = view.r();
    let number = r.commissioning.services.items().len();
    if number > 0 {
        let counts::Targets { measured, reached } = counts::targets(view.published);
        let worked = counted(number, "service works", "services work");
        let worked = capitalised(&worked);
        telling.say(match measured {
            0 => format!("{worked} on these needs."),
            measured => {
                let measured = counted(measured, "target", "targets");
                format!("{worked} on these needs. Together they reached {reached} of {measured} for change.")
            }
        });
        if let Some(strengths) = counts::strengths(view.published) {
            telling.say(evidence(view, &strengths));
        }
        if let Some(decisions) = counts::decisions(view.published) {
            telling.say(format!("Next year {}.", decided(&decisions)));
        }
    }
    if let Some(progress) = counts::progress(view.published) {
        telling.say(format!("Progress was {}.", progressed(&progress)));
    }
    let heard = r.voice.engagements.items().len();
    if heard > 0 {
        telling.tell(vec![
            "We listened to children and families ".into(),
            link_to("voice", if heard == 1 { "once".to_owned() } else { format!("{heard} times") }),
            ".".into(),
        ]);
    }
    if let Some(judgement) = r.priorities.effectiveness.statement.given().and_then(|statement| first_sentence(statement, LENT)) {
        telling.say(format!("The partners’ own judgement: “{judgement}”"));
    }
    telling.done()
}

/// The progress on priorities, in words: "strong on 2 priorities, fair on 2 and little on one".
fn progressed(progress: &[(Progress, usize)]) -> String {
    let word = |progress: Progress| match progress {
        Progress::Strong => "strong",
        Progress::Some => "fair",
        Progress::Little => "little",
        Progress::None => "none",
    };
    let mut parts: Vec<String> = Vec::new();
    for (one, number) in progress.iter().filter(|(_, number)| *number > 0) {
        let on = if parts.is_empty() { counted(*number, "priority", "priorities") } else { counted_alone(*number) };
        parts.push(format!("{} on {on}", word(*one)));
    }
    listed(&parts)
}

fn counted_alone(number: usize) -> String {
    if number == 1 { "one".to_owned() } else { number.to_string() }
}

fn evidence(view: &View, strengths: &[(Strength, usize)]) -> String {
    let evident = counts::of(strengths, Strength::Promising).saturating_add(counts::of(strengths, Strength::Strong));
    let none = services::without_evidence(view.published).map_or(0, |none| none.len());
    let shown = match evident {
        0 => "None shows promising or strong evidence of its impact".to_owned(),
        1 => "One shows promising or strong evidence of its impact".to_owned(),
        many => format!("{many} show promising or strong evidence of their impact"),
    };
    match none {
        0 => format!("{shown}."),
        1 => format!("{shown}; one shows none yet."),
        many => format!("{shown}; {many} show none yet."),
    }
}

/// The decisions on services, in words: "10 go on as they are, 3 grow and one ends".
pub fn decided(decisions: &[(ServiceDecision, usize)]) -> String {
    let words = |decision: ServiceDecision| match decision {
        ServiceDecision::Continue => ("goes on as it is", "go on as they are"),
        ServiceDecision::Change => ("changes", "change"),
        ServiceDecision::Expand => ("grows", "grow"),
        ServiceDecision::Reduce => ("shrinks", "shrink"),
        ServiceDecision::Stop => ("ends", "end"),
        ServiceDecision::New => ("is new", "are new"),
    };
    let parts: Vec<String> = decisions
        .iter()
        .filter(|(_, number)| *number > 0)
        .map(|(decision, number)| {
            let (one, many) = words(*decision);
            counted(*number, one, many)
        })
        .collect();
    listed(&parts)
}

fn cost(view: &View, mut telling: Telling) -> Vec<Inline> {
    let facts = view.published;
    match (money::spending(facts), money::income(facts)) {
        (Some(spent), Some(paid)) => {
            telling.say(format!("{} was paid in, and the partnership spent {}.", paid.rounded(), spent.rounded()));
        }
        (Some(spent), None) => telling.say(format!("The partnership spent {}.", spent.rounded())),
        (None, Some(paid)) => telling.say(format!("{} was paid in to the partnership.", paid.rounded())),
        (None, None) => {}
    }
    if let Some(payers) = payers(view) {
        telling.say(format!("{}.", capitalised(&listed(&payers))));
    }
    if let Some(aligned) = money::aligned_spending(facts).filter(|aligned| *aligned > Balance::ZERO) {
        telling.say(format!("Partners spent another {} from their own budgets on services for these needs.", aligned.rounded()));
    }
    if let Some(judged) = counts::sufficiency(facts) {
        let short = counts::of(&judged, Sufficiency::Insufficient);
        let stretched = counts::of(&judged, Sufficiency::Stretched);
        let all: usize = judged.iter().filter(|(one, _)| *one != Sufficiency::NotApplicable).map(|(_, number)| number).sum();
        telling.say(match (short, stretched) {
            (0, 0) => format!("The money was enough for all {all} core functions."),
            (short, stretched) => {
                format!("Of {all} core functions, the money was stretched for {stretched} and not enough for {short}.")
            }
        });
    }
    if let Some(closing) = facts.this.finance.reserves.closing.known() {
        let share = money::reserve_share(facts).map_or_else(String::new, |share| format!(", {share} of a year’s spending"));
        telling.say(format!("The reserve is {}{share}.", closing.rounded()));
    }
    telling.done()
}

/// Who paid what share of all income: the three kinds of statutory partner, then everyone else.
pub fn payers(view: &View) -> Option<Vec<String>> {
    let kinds = money::income_by_kind(view.published, |line| &line.amount_actual)?;
    kinds.iter().map(|kind| Some(format!("{} paid {}", kind.label().to_lowercase(), kind.share?))).collect()
}

fn scrutiny(view: &View, mut telling: Telling) -> Vec<Inline> {
    let findings = places::findings(view);
    if let Some(kinds) = counts::findings(view.published) {
        telling.say(format!(
            "Independent scrutiny made {}: {}.",
            counted(findings.len(), "finding", "findings"),
            counts::told_findings(&kinds)
        ));
    }
    let mut grave: Vec<(usize, Named)> = findings
        .into_iter()
        .filter(|(_, finding)| finding.kind.get().is_some_and(|kind| kind != FindingKind::Strength))
        .filter_map(|(name, finding)| Some((finding.severity.get()?, name)))
        .filter(|(severity, _)| matches!(severity, Severity::High | Severity::Critical))
        .map(|(severity, name)| (Severity::ALL.iter().rev().position(|one| *one == severity).unwrap_or_default(), name))
        .collect();
    grave.sort_by_key(|(severity, _)| *severity);
    telling.name("The gravest:", grave.into_iter().map(|(_, name)| name).collect(), 2);
    if let Some(answers) = counts::answers(view.published).filter(|answers| answers.addressed > 0) {
        let refused = match answers.rejected {
            0 => String::new(),
            1 => ", and rejected one".to_owned(),
            many => format!(", and rejected {many}"),
        };
        let silent = match answers.unanswered {
            0 => String::new(),
            1 => " One answer is missing.".to_owned(),
            many => format!(" {many} answers are missing."),
        };
        telling.say(format!(
            "{}{refused}.{silent}",
            match (answers.addressed, answers.accepted) {
                (1, 1) => "Partners accepted in full the one concern or risk put to them".to_owned(),
                (1, _) => "Partners did not accept in full the one concern or risk put to them".to_owned(),
                (all, accepted) => format!("Partners accepted in full {accepted} of the {all} concerns and risks put to them"),
            }
        ));
    }
    if let Some(actions) = counts::actions(view.published).filter(|actions| actions.all() > 0) {
        let late = match actions.overdue {
            0 => "none is overdue".to_owned(),
            1 => "one is overdue".to_owned(),
            many => format!("{many} are overdue"),
        };
        telling.tell(vec![
            match (actions.all(), actions.done) {
                (1, 1) => "The one action after scrutiny, reviews and audits is done; ".to_owned(),
                (1, _) => "The one action after scrutiny, reviews and audits is not done yet; ".to_owned(),
                (all, 1) => format!("Of {all} actions after scrutiny, reviews and audits, one is done; "),
                (all, done) => format!("Of {all} actions after scrutiny, reviews and audits, {done} are done; "),
            }
            .into(),
            link_to("register-of-actions", late),
            ".".into(),
        ]);
    }
    telling.done()
}

fn next(view: &View, mut telling: Telling) -> Vec<Inline> {
    let r = view.r();
    let titles: Vec<Named> = (1_usize..)
        .zip(r.next_year.priorities.items())
        .map(|(place, priority)| {
            (super::heading(&priority.title, format!("Priority {place}")), super::numbered("next-priority", place))
        })
        .collect();
    let lead = match titles.len() {
        1 => "One priority for next year:".to_owned(),
        many => format!("{many} priorities for next year:"),
    };
    telling.name(&lead, titles, 3);
    let next = &r.finance.next_year;
    if let (Some(paid), Some(spent)) = (next.income_budget.known(), next.spending_budget.known()) {
        let confirmed = match next.confirmed.get() {
            Some(Confirmed::Yes) => " The partners have confirmed it.",
            Some(Confirmed::Part) => " The partners have confirmed part of it.",
            Some(Confirmed::No) => " The partners have not confirmed it yet.",
            None => "",
        };
        let gap = match money::next_year_gap(view.published) {
            Some(gap) if gap > Balance::ZERO => format!(", {} less than is to be spent", gap.rounded()),
            _ => String::new(),
        };
        telling.say(format!("{} is to be paid in{gap}, and {} spent.{confirmed}", paid.rounded(), spent.rounded()));
    }
    telling.done()
}
