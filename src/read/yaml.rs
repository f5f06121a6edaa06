//! A YAML text to a tree, reading on after lines that cannot be read.

use std::collections::{BTreeMap, BTreeSet};

use granit_parser::ErrorKind;

use super::repair::{Diagnosis, Repair, diagnose, placeholder, structural};
use super::text::Text;
use super::tree::{Data, Node, Parsed, parse};
use super::{Form, MAX_DEPTH, codes};
use crate::finding::{FieldPath, Finding};

/// How many times a text is parsed again after a line that cannot be read.
const ATTEMPTS: usize = 25;

/// How many repairs of the structure are tried for one file, and the largest file, in bytes, for which they are.
const GUESSES: usize = 240;
const GUESS_BYTES: usize = 200_000;
/// An unreadable line at most this many lines below a reported one is taken to be its consequence.
const NEAR: usize = 30;

/// What was done about a line that could not be read, from the mildest measure to the strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Repaired,
    Held,
    Blanked,
}

/// The tree of a YAML text, as far as it can be read. Findings about the text are added to `findings`.
pub(super) fn read(
    file: usize,
    text: &Text,
    form: &Form,
    faults_of: &dyn Fn(&Node) -> usize,
    findings: &mut Vec<Finding>,
    untold: &mut usize,
) -> Option<Node> {
    let mut rest = GUESSES;
    let mut repairs: Vec<Repair> = Vec::new();
    if let Some((finding, spaces)) = indentation(text) {
        findings.push(finding);
        repairs = spaces;
    }
    let guessed: BTreeSet<usize> = repairs.iter().map(|repair| text.line_of(repair.range.start)).collect();
    let mut faults: Vec<Finding> = Vec::new();
    let mut stages: BTreeMap<usize, Stage> = BTreeMap::new();
    let mut attempts = 0;
    let (grown, given_up) = loop {
        let (source, map) = repaired(text, &mut repairs);
        let grown = parse(file, text, &source, &|at| map.home(at));
        let Some((kind, at)) = &grown.stop else { break (grown, false) };
        if matches!(kind, ErrorKind::RecursionLimitExceeded) {
            let message = format!("groups and lists stand inside each other more than {MAX_DEPTH} deep here");
            let help = "no part of a return goes so deep: look for brackets or dashes too many".to_owned();
            let mut span = text.span(*at..*at + 1);
            span.excerpt = span.excerpt.filter(|line| line.len() < 200);
            findings.push(codes::finding(codes::TOO_DEEP, FieldPath::root(), Some(span), message, help));
            return None;
        }
        attempts += 1;
        if attempts > ATTEMPTS {
            break (grown, true);
        }
        let mut found = diagnose(text, form.keys(), &stages.keys().copied().collect(), kind, *at);
        if !guessed.is_empty() && (!found.sure || guessed.contains(&found.line)) {
            // How far the spaces should reach was a guess, and the guess was wrong. Faults that do not show by themselves wait
            // until the spaces are corrected.
            findings.append(&mut faults);
            return None;
        }
        if !found.sure && !stages.contains_key(&found.line) && text.as_str().len() <= GUESS_BYTES {
            let mut guesses = structural(text, form.headings(), text.line_of(*at));
            guesses.retain(|guess| !stages.contains_key(&guess.line));
            guesses.truncate(rest);
            rest -= guesses.len();
            found = likeliest(file, text, &repairs, found, guesses, *at, faults_of);
        }
        if !go_on(text, found, *at, &mut repairs, &mut stages, &mut faults) {
            break (grown, true);
        }
    };
    let Parsed { root, findings: more, stop: _, untold: uncounted } = grown;
    *untold += uncounted;
    let given_up = given_up || more.iter().any(|finding| finding.code == codes::DOCUMENTS);
    faults.extend(more.into_iter().filter(|finding| {
        let line = finding.span().map_or(0, |span| span.line.saturating_sub(1));
        !stages.contains_key(&line)
    }));
    findings.append(&mut faults);
    let lost_lines: Vec<usize> = stages.iter().filter(|(_, stage)| **stage == Stage::Blanked).map(|(line, _)| *line).collect();
    root.map(|mut root| {
        if given_up || !lost_lines.is_empty() {
            mark_lost(text, &mut root, &lost_lines, given_up);
        }
        root
    })
}

/// The most likely of several guesses about a line: the one that lets the parser get furthest and then fits the form best.
fn likeliest(
    file: usize,
    text: &Text,
    repairs: &[Repair],
    first: Diagnosis,
    guesses: Vec<Diagnosis>,
    at: usize,
    faults_of: &dyn Fn(&Node) -> usize,
) -> Diagnosis {
    let score = |guess: &Diagnosis| -> Option<(usize, usize, usize)> {
        let mut tried = repairs.to_vec();
        tried.retain(|repair| {
            guess.repairs.iter().all(|own| own.range.end < repair.range.start || own.range.start > repair.range.end)
        });
        tried.extend(guess.repairs.iter().cloned());
        let (source, map) = repaired(text, &mut tried);
        let grown = parse(file, text, &source, &|at| map.home(at));
        let end = grown.stop.as_ref().map_or(usize::MAX, |(_, stop)| *stop);
        if end <= at || guess.repairs.is_empty() {
            return None;
        }
        let faults = grown.root.as_ref().map_or(usize::MAX / 2, faults_of);
        Some((usize::MAX - end, faults + grown.findings.len(), guess.strain))
    };
    let mut best = first;
    let mut least = score(&best);
    for guess in guesses {
        let new = score(&guess);
        if new.is_some() && (least.is_none() || new < least) {
            least = new;
            best = guess;
        }
    }
    best
}

/// Reports the line at fault and changes the text so that the parser gets past it; `false` when there is nothing left to try.
fn go_on(
    text: &Text,
    diagnosis: Diagnosis,
    at: usize,
    repairs: &mut Vec<Repair>,
    stages: &mut BTreeMap<usize, Stage>,
    faults: &mut Vec<Finding>,
) -> bool {
    let mut line = diagnosis.line;
    let mut stage = match stages.get(&line) {
        None => {
            let follows = diagnosis.repairs.is_empty() && stages.range(line.saturating_sub(NEAR)..line).next().is_some();
            if !follows {
                faults.push(diagnosis.finding);
            }
            match (diagnosis.repairs.is_empty(), follows) {
                (true, true) => Stage::Blanked,
                (true, false) => Stage::Held,
                (false, _) => Stage::Repaired,
            }
        }
        Some(Stage::Repaired) => Stage::Held,
        Some(Stage::Held | Stage::Blanked) => Stage::Blanked,
    };
    if stages.get(&line) == Some(&Stage::Blanked) {
        // A consequence of a line already reported is removed without another finding.
        line = text.line_of(at);
        stage = Stage::Blanked;
        if stages.get(&line) == Some(&Stage::Blanked) {
            return false;
        }
    }
    stages.insert(line, stage);
    if stage == Stage::Repaired {
        repairs.extend(diagnosis.repairs);
        return true;
    }
    let range = text.line_range(line);
    repairs.retain(|repair| repair.range.end < range.start || repair.range.start > range.end);
    repairs.push(if stage == Stage::Held { placeholder(text, line) } else { Repair { range, with: String::new() } });
    true
}

/// Maps a byte of the repaired text to a byte of the original text.
struct Map {
    /// For each repair: its start and length in the repaired text, then its start and length in the original text.
    changes: Vec<(usize, usize, usize, usize)>,
}

impl Map {
    fn home(&self, at: usize) -> usize {
        let before = self.changes.partition_point(|change| change.0 <= at);
        let Some((new, new_length, old, old_length)) = before.checked_sub(1).and_then(|i| self.changes.get(i)).copied() else {
            return at;
        };
        let within = at.saturating_sub(new);
        if within < new_length { old + within.min(old_length) } else { old + old_length + (within - new_length) }
    }
}

/// The repaired text. The repairs are sorted, and one that overlaps an earlier one is left out.
fn repaired(text: &Text, repairs: &mut [Repair]) -> (String, Map) {
    repairs.sort_by_key(|repair| (repair.range.start, repair.range.end));
    let mut source = String::with_capacity(text.as_str().len());
    let mut changes = Vec::with_capacity(repairs.len());
    let mut done = 0;
    for repair in repairs.iter().filter(|repair| repair.range.end >= repair.range.start) {
        if repair.range.start < done {
            continue;
        }
        source.push_str(text.slice(done..repair.range.start));
        changes.push((source.len(), repair.with.len(), repair.range.start, repair.range.end - repair.range.start));
        source.push_str(&repair.with);
        done = repair.range.end;
    }
    source.push_str(text.slice(done..text.as_str().len()));
    (source, Map { changes })
}

/// One finding for all lines indented with tabs or unusual spaces, with repairs that replace them by plain spaces as a guess.
fn indentation(text: &Text) -> Option<(Finding, Vec<Repair>)> {
    let unit = text
        .lines()
        .map(|(_, line)| (line.len() - line.trim_start_matches(' ').len(), line.trim()))
        .filter(|(indent, rest)| *indent > 0 && !rest.is_empty() && !rest.starts_with('#'))
        .map(|(indent, _)| indent)
        .min()
        .unwrap_or(2);
    let mut lines: Vec<(usize, bool)> = Vec::new();
    let mut repairs = Vec::new();
    // Text below `|` or `>` may hold anything after its own indentation.
    let mut block: Option<usize> = None;
    for (number, line) in text.lines() {
        if line.trim().is_empty() {
            continue;
        }
        let spaces = line.len() - line.trim_start_matches(' ').len();
        if let Some(indent) = block {
            if spaces > indent {
                continue;
            }
            block = None;
        }
        let lead: &str = line.get(..line.len() - line.trim_start_matches(|c: char| c.is_whitespace()).len()).unwrap_or_default();
        let body = line.get(lead.len()..).unwrap_or_default();
        let dash_tab = body.starts_with("-\t");
        if (lead.chars().any(|c| c != ' ') || dash_tab) && !body.starts_with('#') {
            lines.push((number, lead.contains('\t') || dash_tab));
            let start = text.line_range(number).start;
            let with: String = lead.chars().map(|c| if c == '\t' { " ".repeat(unit) } else { " ".to_owned() }).collect();
            repairs.push(Repair { range: start..start + lead.len(), with });
            if dash_tab {
                let at = start + lead.len() + 1;
                repairs.push(Repair { range: at..at + 1, with: " ".to_owned() });
            }
        }
        let end = line.trim_end();
        let marker = end.rsplit(' ').next().unwrap_or_default();
        if matches!(marker, "|" | ">" | "|-" | ">-" | "|+" | ">+") && end.len() > marker.len() {
            block = Some(spaces);
        }
    }
    let (first, is_tab) = lines.first().copied()?;
    let what = if is_tab { "a tab" } else { "a space that is not a plain one" };
    let others: Vec<String> = lines.iter().skip(1).take(20).map(|(number, _)| (number + 1).to_string()).collect();
    let also = match lines.len() - 1 {
        0 => String::new(),
        1 => format!(", and so is line {}", others.join("")),
        more if more <= 20 => format!(", and so are lines {}", others.join(", ")),
        more => format!(", and so are {more} more lines: {} and further", others.join(", ")),
    };
    let how = if text.line(first).trim_start().starts_with("-\t") && text.line(first).trim_start_matches(' ').starts_with('-') {
        "there is a tab after the dash"
    } else {
        "the line is indented with "
    };
    let what = if how.ends_with(' ') { what } else { "" };
    let message = format!("{how}{what}{also}");
    let help = format!("put spaces there, {unit} for each step; in most editors: select all, then convert tabs to spaces");
    let range = text.line_range(first);
    let lead = text.line(first).len() - text.line(first).trim_start().len();
    let place = if how.ends_with(' ') { range.start..range.start + lead } else { range.start + lead + 1..range.start + lead + 2 };
    let finding = codes::finding(codes::INDENTATION, FieldPath::root(), Some(text.span(place)), message, help);
    Some((finding, repairs))
}

/// Marks the groups around removed lines, because those lines may have held what seems to be missing.
fn mark_lost(text: &Text, node: &mut Node, lines: &[usize], all: bool) {
    let first = text.line_of(node.span.start).saturating_sub(1);
    let last = text.line_of(node.span.end) + 1;
    let touched = all || lines.iter().any(|line| (first..=last).contains(line));
    if !touched {
        return;
    }
    node.lost = true;
    match &mut node.data {
        Data::Group(entries) => entries.iter_mut().for_each(|entry| mark_lost(text, &mut entry.value, lines, all)),
        Data::List(items) => items.iter_mut().for_each(|item| mark_lost(text, item, lines, all)),
        Data::Blank | Data::Lost | Data::Scalar { .. } => {}
    }
}
