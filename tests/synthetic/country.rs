//! The partnerships of the synthetic country: the real authorities with their boards and forces, each in one partnership.

use std::collections::BTreeSet;

use masa_return::reference::Authority;
use masa_return::reference::shipped;
use masa_return::value::Date;

use super::random::Random;

/// A body with an official code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// The id by which the return refers to it.
    pub id: String,
    /// The official code.
    pub code: String,
    /// The full name.
    pub name: String,
    /// The ids of the councils it covers, if it does not cover all of them.
    pub covers: Vec<String>,
}

/// A council, with what the reference tables know about its children.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Council {
    /// The council as a body.
    pub body: Body,
    /// The name of its area.
    pub area: String,
    /// Children aged 0 to 17, in the newest year available.
    pub children: u32,
}

/// A partnership of the synthetic country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partnership {
    /// Its id.
    pub id: String,
    /// The everyday name of the area.
    pub area: String,
    /// The name in web addresses.
    pub slug: String,
    /// One to three councils.
    pub councils: Vec<Council>,
    /// One to three boards.
    pub boards: Vec<Body>,
    /// The one police force of all its councils.
    pub force: Body,
}

impl Partnership {
    /// The codes of its authorities, sorted.
    pub fn codes(&self) -> Vec<String> {
        let mut codes: Vec<String> = self.councils.iter().map(|council| council.body.code.clone()).collect();
        codes.sort();
        codes
    }

    /// The number of children in its area.
    pub fn children(&self) -> u32 {
        self.councils.iter().map(|council| council.children).sum()
    }

    /// The full name, which says that it is synthetic.
    pub fn name(&self) -> String {
        format!("{} Safeguarding Children Partnership (synthetic)", self.area)
    }

    /// This partnership with the councils of another: the result of a merger.
    pub fn with(&self, other: &Self) -> Self {
        let councils = self.councils.iter().chain(&other.councils).map(|council| council.body.code.clone()).collect::<Vec<_>>();
        let found: Vec<&Authority> = councils.iter().filter_map(|code| shipped().authority(code)).collect();
        partnership(&found)
    }
}

/// Every authority of England once, most in a partnership of its own, about one in twelve with one or two neighbours.
pub fn partnerships(seed: u64) -> Vec<Partnership> {
    let mut chance = Random::of(seed, "country", 0);
    let mut all: Vec<&Authority> = shipped().authorities().iter().filter(|authority| is_real(authority)).collect();
    chance.shuffle(&mut all);
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    let mut made = Vec::new();
    for authority in &all {
        if !taken.insert(&authority.dfe_code) {
            continue;
        }
        let mut members = vec![*authority];
        if chance.chance(8) {
            let wanted = if chance.chance(25) { 3 } else { 2 };
            let mut near: Vec<&Authority> = all
                .iter()
                .copied()
                .filter(|other| !taken.contains(other.dfe_code.as_str()) && are_near(authority, other))
                .collect();
            near.sort_by_key(|other| (distance(authority, other), &other.dfe_code));
            for other in near.into_iter().take(wanted - 1) {
                taken.insert(&other.dfe_code);
                members.push(other);
            }
        }
        made.push(partnership(&members));
    }
    made
}

fn is_real(authority: &Authority) -> bool {
    !authority.test_area && authority.in_force.on(day("2027-03-31"))
}

/// Whether two authorities are neighbours, as far as the tables show: same region, same force, and codes close together, because
/// codes were given out county by county.
fn are_near(one: &Authority, other: &Authority) -> bool {
    let force =
        |authority: &Authority| shipped().force_in(&authority.dfe_code, day("2027-03-31")).map(|force| force.code.clone());
    one.region_code == other.region_code && force(one) == force(other) && distance(one, other) <= 6
}

fn distance(one: &Authority, other: &Authority) -> u32 {
    let number = |authority: &Authority| authority.dfe_code.parse::<u32>().unwrap_or_default();
    number(one).abs_diff(number(other))
}

fn partnership(members: &[&Authority]) -> Partnership {
    let councils: Vec<Council> = members.iter().map(|authority| council(authority)).collect();
    let names: Vec<&str> = councils.iter().map(|council| council.area.as_str()).collect();
    let mut area = match names.as_slice() {
        [one] => (*one).to_owned(),
        [first, second] => format!("{first} and {second}"),
        [first, second, third] => format!("{first}, {second} and {third}"),
        more => format!("{} and neighbours", more.first().expect("a council")),
    };
    if area.len() > 70 {
        area = format!("{} and neighbours", names[0]);
    }
    let mut boards: Vec<Body> = Vec::new();
    for council in &councils {
        for link in shipped().boards_in(&council.body.code, day("2027-03-31")) {
            let board = link.board;
            match boards.iter_mut().find(|known| known.code == board.ods_code) {
                Some(known) => known.covers.push(council.body.id.clone()),
                None => boards.push(Body {
                    id: format!("{}-icb", slug(board.name.trim_start_matches("NHS ").trim_end_matches(" Integrated Care Board"))),
                    code: board.ods_code.clone(),
                    name: board.name.clone(),
                    covers: vec![council.body.id.clone()],
                }),
            }
        }
    }
    boards.sort_by_key(|board| usize::MAX - board.covers.len());
    boards.truncate(3);
    for board in boards.iter_mut().filter(|board| board.covers.len() == councils.len()) {
        board.covers.clear();
    }
    let force = shipped().force_in(&councils[0].body.code, day("2027-03-31")).expect("every authority has a force");
    let slug_of_area = slug(&area);
    Partnership {
        id: format!("{}-scp", slug_of_area.chars().take(50).collect::<String>().trim_end_matches('-')),
        slug: slug_of_area,
        area,
        councils,
        boards,
        force: Body {
            id: format!("{}-force", slug(&force.name)),
            code: force.code.clone(),
            name: force.name.clone(),
            covers: Vec::new(),
        },
    }
}

fn council(authority: &Authority) -> Council {
    let area = authority.name.split(", C").next().unwrap_or(&authority.name).replace("St. ", "St ");
    let area = if authority.name.starts_with("Bournemouth") { authority.name.clone() } else { area };
    let children =
        [2026, 2025, 2024, 2023].iter().find_map(|year| shipped().population(&authority.dfe_code, *year)).unwrap_or(20_000);
    let body = Body {
        id: format!("{}-council", slug(&area)),
        code: authority.dfe_code.clone(),
        name: format!("{area} Council"),
        covers: Vec::new(),
    };
    Council { body, area, children }
}

fn day(iso: &str) -> Date {
    Date::parse(iso).expect("a date")
}

/// A name in lower case letters, digits and hyphens.
pub fn slug(name: &str) -> String {
    let words: Vec<String> = name
        .split(|letter: char| !letter.is_alphanumeric() && letter != '\'')
        .map(|word| word.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    words.join("-")
}
