//! Puts councils, boards and forces into the register of bodies.

use std::collections::BTreeSet;

use super::plan::{Filled, Ground, Plan, field};
use crate::annual_return::partnership::model::{Body, BodyKind};
use crate::at;
use crate::edit::{Piece, Place};
use crate::reference::Authority;
use crate::value::{Answer, Choice as _, Date, listed};

const OUR_SOURCE: &str = "the tool's register of areas: Office for National Statistics, NHS";

/// A council of the return, with the id that its figures refer to.
pub(super) struct Council<'a> {
    pub id: String,
    pub authority: &'a Authority,
}

/// A body that is not in the register yet.
struct New<'a> {
    id: String,
    kind: BodyKind,
    name: &'a str,
    code: &'a str,
    /// The comment written for people who read the file.
    remark: String,
    covers: Vec<String>,
    from: Option<Date>,
    to: Option<Date>,
}

/// Plans the additions to the register. Returns the councils whose figures can be looked up.
pub(super) fn plan<'a>(ground: &Ground<'a>, asked: &[&'a Authority], plan: &mut Plan) -> Vec<Council<'a>> {
    let r = ground.r;
    let register = r.partnership.bodies.items();
    for (i, body) in register.iter().enumerate() {
        complete(ground, i, body, plan);
    }
    let mut taken: BTreeSet<String> = register.iter().filter_map(|body| Some(body.id.given()?.to_string())).collect();
    let mut councils: Vec<Council> = Vec::new();
    for body in register.iter().filter(|body| is_council(ground, body)) {
        let name = if body.name.text().is_empty() { "a council of the register" } else { body.name.text() };
        let Some(code) = body.code.given() else {
            plan.cannot(name, "it has no code: write the three-digit code of the department, as 816 for York");
            continue;
        };
        let Some(authority) = ground.reference.authority(code) else {
            let why = super::area::council(ground.reference, code).err().map(|error| error.to_string()).unwrap_or_default();
            plan.cannot(name, why);
            continue;
        };
        match body.id.given() {
            Some(id) => councils.push(Council { id: id.to_string(), authority }),
            None => plan.cannot(name, "it has no id by which its figures could name it: write one, as york-council"),
        }
    }
    let mut new: Vec<New> = Vec::new();
    for authority in asked {
        if councils.iter().any(|council| council.authority.dfe_code == authority.dfe_code) {
            continue;
        }
        if !existed(ground, authority) {
            plan.cannot(&authority.name, format!("no council with the code {} existed in {}", authority.dfe_code, ground.year));
            continue;
        }
        let id = unused(&mut taken, &authority.name, "council");
        councils.push(Council { id: id.clone(), authority });
        new.push(New {
            id,
            kind: BodyKind::LocalAuthority,
            name: &authority.name,
            code: &authority.dfe_code,
            remark: "the area as statistics name it: write the full name of the council".to_owned(),
            covers: Vec::new(),
            from: None,
            to: None,
        });
    }
    partners(ground, &councils, &mut taken, &mut new);
    if councils.is_empty() && plan.not_filled.is_empty() {
        plan.cannot(
            "bodies and figures",
            "no council is named: write one under partnership.bodies with its kind, id and three-digit code, or name it with --area",
        );
    }
    register_new(ground, &new, plan);
    councils
}

/// Whether a body of the register is a council. Its kind decides or, if that is not given, its code.
pub(super) fn is_council(ground: &Ground, body: &Body) -> bool {
    let by_code = || body.code.given().is_some_and(|code| ground.reference.authority(code).is_some());
    body.kind.get() == Some(BodyKind::LocalAuthority) || (body.kind.is_blank() && by_code())
}

fn existed(ground: &Ground, authority: &Authority) -> bool {
    authority.in_force.on(ground.start) || authority.in_force.on(ground.end)
}

/// Plans the kind and name of an entry of the register, if they are blank and its code gives them.
fn complete(ground: &Ground, i: usize, body: &Body, plan: &mut Plan) {
    let r = ground.r;
    let reference = ground.reference;
    let Some(code) = body.code.given() else { return };
    let board = || [ground.end, ground.start].iter().find_map(|day| reference.board(code, *day));
    let (name, kind) = match body.kind.get() {
        Some(BodyKind::LocalAuthority) => (reference.authority(code).map(|found| found.name.as_str()), BodyKind::LocalAuthority),
        Some(BodyKind::Icb) => (board().map(|found| found.name.as_str()), BodyKind::Icb),
        Some(BodyKind::Police) => (reference.force(code).map(|found| found.name.as_str()), BodyKind::Police),
        Some(BodyKind::RelevantAgency | BodyKind::Other) => return,
        None => {
            let found = [
                (reference.authority(code).map(|found| found.name.as_str()), BodyKind::LocalAuthority),
                (board().map(|found| found.name.as_str()), BodyKind::Icb),
                (reference.force(code).map(|found| found.name.as_str()), BodyKind::Police),
            ];
            let Some(found) = found.into_iter().find(|(name, _)| name.is_some()) else { return };
            found
        }
    };
    let Some(name) = name else { return };
    if body.kind.is_blank() {
        let filled = told(format!("kind of {name}"), kind.label(), OUR_SOURCE);
        plan.put(field(at!(r.partnership.bodies[i].kind)), Piece::text(kind.code()), filled);
    }
    if body.name.is_blank() {
        let filled = told(format!("name of {code}"), name, OUR_SOURCE);
        plan.put(field(at!(r.partnership.bodies[i].name)), Piece::text(name), filled);
    }
}

/// Adds the boards and forces of the councils. If the register already names a board of a council, or its force, no other is
/// added: the partnership has decided which it has.
fn partners<'a>(ground: &Ground<'a>, councils: &[Council<'a>], taken: &mut BTreeSet<String>, new: &mut Vec<New<'a>>) {
    let reference = ground.reference;
    let has = |kind: BodyKind, code: &str| {
        let bodies = ground.r.partnership.bodies.items();
        let is_kind = |body: &Body| body.kind.is_blank() || body.kind.get() == Some(kind);
        bodies.iter().any(|body| is_kind(body) && body.code.given().is_some_and(|own| own == code))
    };
    for council in councils {
        let own = &council.authority.dfe_code;
        let days = [ground.start, ground.end];
        let at_start = reference.boards_in(own, ground.start);
        let at_end = reference.boards_in(own, ground.end);
        let boards: Vec<_> = at_start.iter().chain(&at_end).collect();
        if !boards.iter().any(|link| has(BodyKind::Icb, &link.board.ods_code)) {
            for link in &boards {
                let board = link.board;
                let percent = (link.share_of_area * crate::value::Decimal::ONE_HUNDRED).round_dp(0);
                let part = if percent.is_zero() { "less than 1%".to_owned() } else { format!("{percent}%") };
                let remark = if link.main {
                    String::new()
                } else {
                    format!("in {part} of {}: keep it if it is a partner", council.authority.name)
                };
                let known = new.iter_mut().find(|body| body.kind == BodyKind::Icb && body.code == board.ods_code);
                if let Some(known) = known {
                    cover(&mut known.covers, &council.id);
                    continue;
                }
                let within = |all: &[crate::reference::BoardInAuthority]| all.iter().any(|own| own.board == board);
                let short = board.name.trim_start_matches("NHS ").trim_end_matches(" Integrated Care Board");
                new.push(New {
                    id: unused(taken, short, "icb"),
                    kind: BodyKind::Icb,
                    name: &board.name,
                    code: &board.ods_code,
                    remark,
                    covers: vec![council.id.clone()],
                    from: if within(&at_start) { None } else { board.in_force.from },
                    to: if within(&at_end) { None } else { board.in_force.to },
                });
            }
        }
        for force in days.iter().filter_map(|day| reference.force_in(own, *day)) {
            if has(BodyKind::Police, &force.code) {
                continue;
            }
            if let Some(known) = new.iter_mut().find(|body| body.kind == BodyKind::Police && body.code == force.code) {
                cover(&mut known.covers, &council.id);
                continue;
            }
            new.push(New {
                id: unused(taken, &force.name, ""),
                kind: BodyKind::Police,
                name: &force.name,
                code: &force.code,
                remark: String::new(),
                covers: vec![council.id.clone()],
                from: None,
                to: None,
            });
        }
    }
    // A body that covers every council of the partnership leaves the list out.
    for body in new.iter_mut().filter(|body| body.covers.len() == councils.len()) {
        body.covers.clear();
    }
    new.sort_by_key(|body| body.kind);
}

fn cover(covers: &mut Vec<String>, id: &str) {
    if !covers.iter().any(|own| own == id) {
        covers.push(id.to_owned());
    }
}

fn register_new(ground: &Ground, new: &[New], plan: &mut Plan) {
    let r = ground.r;
    if new.is_empty() {
        return;
    }
    match &r.partnership.bodies {
        Answer::NotAnswered => {
            let filled = new.iter().flat_map(told_of).collect();
            plan.put(field(at!(r.partnership.bodies)), Piece::List(new.iter().map(piece).collect()), filled);
        }
        Answer::Given(register) if !register.is_empty() => {
            for body in new {
                let place = Place::Entry { list: at!(r.partnership.bodies), before: register.len() };
                plan.put(place, piece(body), told_of(body));
            }
        }
        Answer::Given(_) | Answer::Faulty => {
            let names: Vec<&str> = new.iter().map(|body| body.name).collect();
            plan.cannot(
                "partnership.bodies",
                format!("something else stands there; it would get {}: clear it and fill again, or write them", listed(&names)),
            );
        }
    }
}

fn told(field: String, value: &str, source: &str) -> Vec<Filled> {
    vec![Filled { field, value: value.to_owned(), source: source.to_owned() }]
}

fn told_of(body: &New) -> Vec<Filled> {
    let mut value = format!("{} ({})", body.name, body.code);
    if !body.remark.is_empty() {
        value = format!("{value}; {}", body.remark);
    }
    told(format!("{} in partnership.bodies", body.kind.label().to_lowercase()), &value, OUR_SOURCE)
}

fn piece(body: &New) -> Piece {
    let mut keys = vec![
        ("id", Piece::text(&body.id)),
        ("kind", Piece::text(body.kind.code())),
        ("name", Piece::Text { text: body.name.to_owned(), remark: body.remark.clone() }),
        ("code", Piece::Code(body.code.to_owned())),
    ];
    if !body.covers.is_empty() {
        keys.push(("covers", Piece::List(body.covers.iter().map(Piece::text).collect())));
    }
    keys.extend(body.from.map(|day| ("from", Piece::text(day.iso()))));
    keys.extend(body.to.map(|day| ("to", Piece::text(day.iso()))));
    Piece::Group(keys)
}

/// An id made from a name, different from that of every other body.
fn unused(taken: &mut BTreeSet<String>, name: &str, ending: &str) -> String {
    let mut words = String::new();
    for letter in name.chars().chain([' ']).chain(ending.chars()) {
        match letter {
            letter if letter.is_ascii_alphanumeric() => words.push(letter.to_ascii_lowercase()),
            '\'' | '\u{2019}' | '.' => {}
            _ if words.is_empty() || words.ends_with('-') => {}
            _ => words.push('-'),
        }
    }
    let words = words.trim_end_matches('-').to_owned();
    let mut id = words.clone();
    let mut number = 2;
    while !taken.insert(id.clone()) {
        id = format!("{words}-{number}");
        number += 1;
    }
    id
}
