//! Lines in the wrong place: indented like none of their neighbours, with a dash too many or too few, or below a heading that is
//! missing.
//!
//! The line alone does not show such a mistake. Every likely repair is proposed, and the one that fits the form best is used.

use std::collections::BTreeSet;

use super::line::Line;
use super::{Diagnosis, ErrorKind, FieldPath, Judge, Repair, Text, codes, shown};

/// Possible mistakes in the place of a line or of the line above it, each with its repair, the most likely first.
pub(in crate::read) fn structural(text: &Text, headings: &BTreeSet<String>, number: usize) -> Vec<Diagnosis> {
    let judge = Judge { text, keys: headings, settled: &BTreeSet::new() };
    let line = judge.line(number);
    let above = judge.line_above(line);
    let further = above.and_then(|above| judge.line_above(above));
    let mut guesses = Vec::new();
    // The possible indents: those of lines nearby, and one step below the line above.
    let mut indents: BTreeSet<usize> = BTreeSet::from([0]);
    let around = (number.saturating_sub(60)..number).chain(number + 1..number + 4);
    for other in around.map(|number| judge.line(number)).filter(|other| !other.is_nothing()) {
        indents.extend([other.indent, other.column()]);
    }
    indents.extend(above.map(|above| above.column() + 2));
    for line in [Some(line), above, further].into_iter().flatten() {
        let mut near: Vec<usize> = indents.iter().copied().filter(|indent| *indent != line.indent).collect();
        near.sort_by_key(|indent| indent.abs_diff(line.indent));
        guesses.extend(near.into_iter().take(6).map(|indent| judge.indent_to(line, indent)));
    }
    for line in [Some(line), above].into_iter().flatten() {
        if line.dashes == 0 && line.key.is_some() {
            guesses.push(judge.add_dash(line, line.indent.saturating_sub(2)));
            guesses.push(judge.add_dash(line, line.indent));
        }
    }
    if let Some(above) = above {
        guesses.extend(judge.without_answer(line, above));
        if above.dashes > 0 {
            guesses.push(judge.without_dash(above, line));
        }
    }
    // The first line below the heading of a list may be the one without its dash.
    if line.dashes > 0 {
        let mut first = line;
        for number in (number.saturating_sub(400)..number).rev() {
            let other = judge.line(number);
            if other.is_nothing() {
                continue;
            }
            if other.indent < line.indent || other.dashes > 0 {
                break;
            }
            first = other;
        }
        if first.number != line.number && first.key.is_some() {
            guesses.push(judge.add_dash(first, line.indent));
        }
    }
    let present: BTreeSet<&str> = (0..text.line_count())
        .map(|number| judge.line(number))
        .filter(|line| !line.is_nothing())
        .filter_map(|line| line.key)
        .collect();
    for heading in headings.iter().filter(|heading| !present.contains(heading.as_str())).take(40) {
        guesses.push(judge.add_heading(line, heading));
    }
    guesses
}

impl Judge<'_> {
    /// A dash before a group that is not a list.
    pub(super) fn stray_dash(&self, kind: &ErrorKind, line: Line) -> Option<Diagnosis> {
        let above = self.line_above(line)?;
        let first_of_list = self.line_above(above).is_none_or(|heading| heading.column() < above.indent);
        let fits = above.dashes > 0 && line.dashes == 0 && line.indent == above.indent && first_of_list;
        (matches!(kind, ErrorKind::ExpectedBlockSequenceEntry) && fits).then(|| self.without_dash(above, line))
    }

    /// A key with an answer both on its line and on the lines below.
    pub(super) fn answer_and_lines(&self, line: Line) -> Option<Diagnosis> {
        let above = self.line_above(line)?;
        let steps = line.indent.checked_sub(above.column())?;
        let fits = steps >= 2 && steps % 2 == 0 && line.key.is_some();
        self.without_answer(line, above).filter(|_| fits)
    }

    /// A line that is indented like none of its neighbours.
    pub(super) fn indentation(&self, line: Line) -> Option<Diagnosis> {
        let above = self.line_above(line)?;
        let odd = |line: Line| line.indent % 2 == 1;
        let first_below_heading = self.line_above(above).is_none_or(|heading| heading.column() < above.indent);
        if odd(above) && !odd(line) && above.dashes == 0 && first_below_heading && above.indent.abs_diff(line.indent) == 1 {
            return Some(self.indent_as(above, line.indent, line.number));
        }
        // The indents that would fit are those of similar lines above, back to the start of the block.
        let mut best: Option<Line> = None;
        let mut least = usize::MAX;
        for number in (line.number.saturating_sub(200)..line.number).rev() {
            let other = self.line(number);
            if other.is_nothing() {
                continue;
            }
            let alike = (other.dashes > 0) == (line.dashes > 0) || line.dashes == 0;
            let column = if line.dashes > 0 { other.indent } else { other.column() };
            let distance = column.abs_diff(line.indent);
            // A heading that is equally far from two indents more likely belongs to the outer group.
            let heads = line.value.is_empty() && line.dashes == 0 && distance == least && column < line.indent;
            if alike && (distance < least || heads) {
                least = distance;
                best = Some(other);
            }
            if other.indent == 0 {
                break;
            }
        }
        let other = best.filter(|_| least > 0)?;
        let wanted = if line.dashes > 0 { other.indent } else { other.column() };
        Some(self.indent_as(line, wanted, other.number))
    }

    pub(super) fn indent_as(&self, line: Line, wanted: usize, other: usize) -> Diagnosis {
        let message = format!("the line is indented by {}, which fits none of the lines around it", spaces(line.indent));
        let help = match wanted {
            0 => format!("if it belongs beside line {}, take the spaces in front of it away", other + 1),
            _ => format!("if it belongs beside line {}, indent it by {}", other + 1, spaces(wanted)),
        };
        let repair = Repair { range: line.start..line.start + line.indent, with: " ".repeat(wanted) };
        self.say(line, line.start + line.indent..line.content_range().end, message, help, vec![repair])
    }

    pub(super) fn indent_to(&self, line: Line, wanted: usize) -> Diagnosis {
        let what = line.key.map_or_else(|| "the line".to_owned(), shown);
        let message = format!("{what} is indented by {}, which does not fit the lines around it", spaces(line.indent));
        let help = match wanted {
            0 => "take the spaces in front of it away".to_owned(),
            _ => format!("indent it by {}", spaces(wanted)),
        };
        let repair = Repair { range: line.start..line.start + line.indent, with: " ".repeat(wanted) };
        let heading = (0..line.number)
            .rev()
            .map(|number| self.line(number))
            .find(|other| !other.is_nothing() && other.column() < wanted.max(1));
        let usual = heading.filter(|_| wanted > 0).map_or(0, |heading| heading.column() + 2);
        let diagnosis = self.say(line, line.start + line.indent..line.content_range().end, message, help, vec![repair]);
        Diagnosis { strain: usual.abs_diff(wanted), ..diagnosis }
    }

    pub(super) fn add_dash(&self, line: Line, indent: usize) -> Diagnosis {
        let message =
            format!("there is no dash before {}, and an entry of a list begins here", shown(line.key.unwrap_or_default()));
        let help = format!("write - {}", line.content);
        let repair = Repair { range: line.start..line.start + line.indent, with: format!("{}- ", " ".repeat(indent)) };
        self.say(line, line.content_range(), message, help, vec![repair])
    }

    /// Removes the dash from a line and from the lines before it at the same position.
    pub(super) fn without_dash(&self, line: Line, beside: Line) -> Diagnosis {
        let mut first = line;
        let mut repairs = Vec::new();
        for number in (0..=line.number).rev() {
            let other = self.line(number);
            if other.is_nothing() || other.indent > line.indent {
                continue;
            }
            if other.indent < line.indent || other.dashes == 0 {
                break;
            }
            first = other;
            repairs
                .push(Repair { range: other.start..other.start + other.indent + other.dashes, with: " ".repeat(beside.indent) });
        }
        let message = format!("this line begins with a dash, and line {} beside it does not", beside.number + 1);
        let help = if repairs.len() > 1 { "take the dashes away" } else { "take the dash away" };
        let help = format!("{help}, or begin every entry of the list with one");
        self.say(first, first.start + first.indent..first.content_range().end, message, help, repairs)
    }

    pub(super) fn without_answer(&self, line: Line, above: Line) -> Option<Diagnosis> {
        let key = above.key.filter(|_| !above.value.is_empty() && line.indent > above.indent)?;
        let message = format!("{} has an answer on its own line and more lines below it", shown(key));
        let help = format!("either take {} away, or indent line {} as far as this one", shown(above.value), line.number + 1);
        let repair = Repair { range: above.value_range(), with: String::new() };
        let mut diagnosis = self.say(above, above.content_range(), message, help, vec![repair]);
        diagnosis.finding.places.push(codes::place(FieldPath::root(), Some(self.text.line_span(line.number)), "the line below"));
        Some(diagnosis)
    }

    pub(super) fn add_heading(&self, line: Line, heading: &str) -> Diagnosis {
        let indent = line.indent.saturating_sub(2);
        let message = format!("the heading `{heading}:` is missing before this line");
        let help = format!("put a line {heading}: before it");
        let repair = Repair { range: line.start..line.start, with: format!("{}{heading}:\n", " ".repeat(indent)) };
        self.say(line, line.start + line.indent..line.content_range().end, message, help, vec![repair])
    }
}

fn spaces(count: usize) -> String {
    match count {
        0 => "no space".to_owned(),
        1 => "1 space".to_owned(),
        _ => format!("{count} spaces"),
    }
}
