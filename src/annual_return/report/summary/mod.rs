//! The year on one page: who the partnership is, what children need, what was done, what it cost, what scrutiny said, what comes
//! next. It says nothing about what is not answered, and every number in it is one of a chapter's.

mod figures;

use super::words::{Named, Room, Telling, first_sentence};
use super::{Chapter, View, counts, link_to, places};
use crate::annual_return::commissioning::figures::without_evidence;
use crate::annual_return::commissioning::model::{ServiceDecision, Strength};
use crate::annual_return::finance::figures as money;
use crate::annual_return::finance::model::{Confirmed, Sufficiency};
use crate::annual_return::needs::figures::without_service;
use crate::annual_return::partnership::model::{Body, BodyKind};
use crate::annual_return::scrutiny::model::{FindingKind, Severity};
use crate::document::{Block, Inline, Section, plain};
use crate::value::{Balance, Choice, Percent, counted, listed};

pub use figures::key_figures;

/// The anchor of the chapter.
pub const ANCHOR: &str = "summary";

/// A topic of the page: what it is about, and what is told of it.
type Topic = (&'static str, fn(&View) -> Vec<Inline>);

/// The topics, in the order in which a reader asks.
const TOPICS: [Topic; 6] = [
    ("Who we are", who),
    ("What children need", needs),
    ("What we did, and what changed", did),
    ("What it cost, and who paid", cost),
    ("What scrutiny said", scrutiny),
    ("What comes next", next),
];

/// The chapter.
pub fn chapter(view: &View) -> Section {
    let mut chapter = Chapter::new(view, ANCHOR, "The year on one page");
    let figures = key_figures(view);
    if !figures.is_empty() {
        chapter.block(Block::Figures(figures));
    }
    let mut silent = Vec::new();
    for (title, tell) in TOPICS {
        let words = tell(view);
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

/// The most characters of a sentence taken from a narrative.
const LENT: usize = 180;

fn who(view: &View) -> Vec<Inline> {
    let mut telling = Telling::default();
    let bodies = view.published.statutory_partners();
    let partners: Vec<&Body> = bodies.iter().map(|(_, body)| *body).filter(|body| !body.name.text().trim().is_empty()).collect();
    if !partners.is_empty() {
        telling.say(format!("{} share a duty in law to work together to keep children safe.", capital(&named(&partners))));
    }
    let agencies =
        view.published.bodies_in_period().iter().filter(|(_, body)| body.kind.get() == Some(BodyKind::RelevantAgency)).count();
    match (money::children(view.published), agencies) {
        (Some(children), 0) => telling.say(format!("{children} children aged 0 to 17 live in the area.")),
        (Some(children), agencies) => telling.say(format!(
            "{children} children aged 0 to 17 live in the area, and {} work with the partners.",
            counted(agencies, "relevant agency", "relevant agencies")
        )),
        (None, 0) => {}
        (None, agencies) => {
            telling.say(format!("The partners work with {}.", counted(agencies, "relevant agency", "relevant agencies")));
        }
    }
    telling.done()
}

/// The statutory partners by name; by number where they are many.
fn named(partners: &[&Body]) -> String {
    let names: Vec<&str> = partners.iter().map(|body| body.name.text().trim()).collect();
    let listed_names = listed(&names);
    if listed_names.chars().count() <= 220 {
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

fn needs(view: &View) -> Vec<Inline> {
    let mut telling = Telling::default();
    let ranked = places::ranked(view);
    if ranked.is_empty() {
        return Vec::new();
    }
    let number = counted(ranked.len(), "need", "needs");
    telling.say(match counts::needs(view.published) {
        Some(counts) => format!("The partners name {number} of children: {}.", counts::told(&counts)),
        None => format!("The partners name {number} of children."),
    });
    let titles: Vec<Named> = ranked.iter().map(|(place, need)| places::need(*place, need)).collect();
    telling.name("The most pressing:", titles, Room { most: 3, characters: 200 });
    if let Some(without) = without_service(view.published).filter(|without| !without.is_empty()) {
        let titles = ranked
            .iter()
            .filter(|(_, need)| without.iter().any(|one| std::ptr::eq(*one, *need)))
            .map(|(place, need)| places::need(*place, need))
            .collect();
        telling.name("No service meets:", titles, Room { most: 3, characters: 160 });
    }
    telling.done()
}

fn did(view: &View) -> Vec<Inline> {
    let mut telling = Telling::default();
    let r = view.r();
    let services = r.commissioning.services.items();
    if !services.is_empty() {
        let worked = if services.len() == 1 { "One service worked" } else { "worked" };
        let worked = if services.len() == 1 { worked.to_owned() } else { format!("{} services {worked}", services.len()) };
        let targets = counts::targets(view.published);
        telling.say(match targets.measured {
            0 => format!("{worked} on these needs."),
            measured => format!(
                "{worked} on these needs and reached {} of {} for change.",
                targets.reached,
                counted(measured, "target", "targets")
            ),
        });
        if let Some(strengths) = counts::strengths(view.published) {
            telling.say(evidence(view, &strengths));
        }
        if let Some(decisions) = counts::decisions(view.published) {
            telling.say(format!("For the year ahead the decisions are: {}.", decided(&decisions)));
        }
    }
    if let Some(progress) = counts::progress(view.published) {
        let all = progress.iter().map(|(_, number)| number).sum();
        telling.say(format!("Progress on {}: {}.", counted(all, "priority", "priorities"), counts::told(&progress)));
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

fn evidence(view: &View, strengths: &[(Strength, usize)]) -> String {
    let good = counts::of(strengths, Strength::Promising) + counts::of(strengths, Strength::Strong);
    let none = without_evidence(view.published).map_or(0, |none| none.len());
    let shown = match good {
        0 => "No service has promising or strong evidence of its impact".to_owned(),
        1 => "One has promising or strong evidence of its impact".to_owned(),
        many => format!("{many} have promising or strong evidence of their impact"),
    };
    match none {
        0 => format!("{shown}."),
        1 => format!("{shown}; one has none yet."),
        many => format!("{shown}; {many} have none yet."),
    }
}

/// "10 go on as they are, 3 grow and one ends".
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

fn cost(view: &View) -> Vec<Inline> {
    let mut telling = Telling::default();
    let facts = view.published;
    match (money::spending(facts), money::income(facts)) {
        (Some(spent), Some(paid)) => {
            telling.say(format!("The partnership spent {} of its own budget. {} was paid in.", spent.rounded(), paid.rounded()));
        }
        (Some(spent), None) => telling.say(format!("The partnership spent {} of its own budget.", spent.rounded())),
        (None, Some(paid)) => telling.say(format!("{} was paid in to the partnership.", paid.rounded())),
        (None, None) => {}
    }
    if let Some(payers) = payers(view) {
        telling.say(format!("{}.", capital(&listed(&payers))));
    }
    if let Some(aligned) = money::aligned_spending(facts).filter(|aligned| *aligned > Balance::ZERO) {
        telling
            .say(format!("Partners spent {} more from their own budgets on services that meet these needs.", aligned.rounded()));
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
    let total = money::income(view.published)?;
    let partners = money::partner_shares(view.published)?;
    let paid = partners.iter().map(|partner| partner.cash).sum::<crate::value::Money>();
    let share = |amount: crate::value::Money| Percent::of(amount.decimal(), total.decimal());
    let others = share(total - paid)?;
    let mut told = Vec::new();
    for partner in partners {
        told.push(format!("{} paid {}", money::partners_of(partner.kind).to_lowercase(), share(partner.cash)?));
    }
    told.push(format!("others paid {others}"));
    Some(told)
}

fn scrutiny(view: &View) -> Vec<Inline> {
    let mut telling = Telling::default();
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
    telling.name("The gravest:", grave.into_iter().map(|(_, name)| name).collect(), Room { most: 3, characters: 220 });
    if let Some(answers) = counts::answers(view.published).filter(|answers| answers.addressed > 0) {
        let open = match (answers.unanswered, answers.rejected) {
            (0, 0) => String::new(),
            (open, 0) => format!("; {open} were not answered"),
            (0, refused) => format!("; {refused} were not accepted"),
            (open, refused) => format!("; {refused} were not accepted and {open} not answered"),
        };
        telling.say(format!(
            "Partners accepted {} of the {} put to them in full{open}.",
            answers.accepted,
            counted(answers.addressed, "concern or risk", "concerns and risks")
        ));
    }
    if let Some(actions) = counts::actions(view.published).filter(|actions| actions.all() > 0) {
        let late = match actions.overdue {
            0 => "none is overdue".to_owned(),
            1 => "one is overdue".to_owned(),
            many => format!("{many} are overdue"),
        };
        telling.tell(vec![
            format!(
                "Of {} that follow scrutiny, reviews and audits, {} are done; ",
                counted(actions.all(), "action", "actions"),
                actions.done
            )
            .into(),
            link_to("register-of-actions", late),
            ".".into(),
        ]);
    }
    telling.done()
}

fn next(view: &View) -> Vec<Inline> {
    let mut telling = Telling::default();
    let r = view.r();
    let titles: Vec<Named> = (1_usize..)
        .zip(r.next_year.priorities.items())
        .map(|(place, priority)| {
            (super::heading(&priority.title, format!("Priority {place}")), super::numbered("next-priority", place))
        })
        .collect();
    let lead = match titles.len() {
        1 => "There is one priority for next year:".to_owned(),
        many => format!("There are {many} priorities for next year:"),
    };
    telling.name(&lead, titles, Room { most: 5, characters: 260 });
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

/// The same words with a capital letter at the beginning.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

/// The words of a topic, for tests and for other editions.
pub fn told(view: &View, topic: &str) -> Option<String> {
    TOPICS.iter().find(|(title, _)| *title == topic).map(|(_, tell)| plain(&tell(view)))
}
