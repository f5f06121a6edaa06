//! Moves the example to another area: its bodies, the names of places and people, and the sentence that says it is synthetic.

use serde_json::{Value, json};

use super::country::{Body, Partnership};
use super::entries::remove;
use super::json::{self, lists, texts};
use super::random::Random;

/// The start of the first narrative field of every return.
pub const MARK: &str = "This is a synthetic return made for testing; nothing in it is true.";

const COUNTY: &str = "exampleshire-council";
const CITY: &str = "sampleton-council";
const BOARD: &str = "icb-exampleshire-sampleton";
const COAST: &str = "icb-example-coast";
const FORCE: &str = "exampleshire-police";

const PEOPLE: [&str; 14] = [
    "Margaret Ellwood",
    "Rajesh Nair",
    "Fiona Clegg",
    "Samira Haddad",
    "Andrew Penhale",
    "Tunde Adebayo",
    "Helen Marsden",
    "Patrick O'Dowd",
    "Joanne Tillotson",
    "Martin Rudge",
    "Claire Whitlock",
    "Ruth Ashcroft",
    "Denise Harrow",
    "Michael Osei",
];

const GIVEN: [&str; 24] = [
    "Amina", "Barbara", "Colin", "Deepa", "Edward", "Farah", "Graham", "Harriet", "Imran", "Janet", "Keith", "Leila", "Marcus",
    "Nadia", "Oliver", "Priya", "Quentin", "Rosalind", "Stephen", "Teresa", "Usman", "Valerie", "Winston", "Yvonne",
];

const FAMILY: [&str; 24] = [
    "Abara",
    "Bexwell",
    "Chaudhry",
    "Dunstan",
    "Eastham",
    "Fielding",
    "Greatrex",
    "Hollis",
    "Iqbal",
    "Jessop",
    "Kaur",
    "Larkham",
    "Mistry",
    "Norwood",
    "Okafor",
    "Pemberton",
    "Quayle",
    "Rahman",
    "Stanhope",
    "Thackray",
    "Underhill",
    "Varley",
    "Wetherall",
    "Yates",
];

/// The example, rewritten for another partnership.
pub fn placed(template: &Value, partnership: &Partnership, chance: &mut Random) -> Value {
    let mut data = template.clone();
    bodies(&mut data, partnership);
    words(&mut data, partnership);
    people(&mut data, partnership, chance);
    envelope(&mut data, partnership);
    data
}

/// Replaces the five statutory bodies of the example by those of the area, which may be fewer or more.
fn bodies(data: &mut Value, partnership: &Partnership) {
    let councils: Vec<&Body> = partnership.councils.iter().map(|council| &council.body).collect();
    slots(data, &[COUNTY, CITY], &councils);
    slots(data, &[BOARD, COAST], &partnership.boards.iter().collect::<Vec<_>>());
    slots(data, &[FORCE], &[&partnership.force]);
}

/// Replaces bodies of the example by new ones. An old body without a successor is merged into the first new one. A new body
/// without a predecessor copies what the last one does.
fn slots(data: &mut Value, old: &[&str], new: &[&Body]) {
    for (place, old_id) in old.iter().enumerate() {
        match new.get(place) {
            Some(body) => {
                for entry in
                    json::entries_mut(data, "partnership.bodies").iter_mut().filter(|entry| json::is(entry, "id", old_id))
                {
                    describe(entry, body);
                }
                texts(data, &mut |text| {
                    if text == old_id {
                        body.id.clone_into(text);
                    }
                });
            }
            None => fold(data, old_id, &new[0].id),
        }
    }
    for body in new.iter().skip(old.len()) {
        join(data, &new[old.len() - 1].id, body);
    }
}

fn describe(entry: &mut Value, body: &Body) {
    json::put(entry, "name", body.name.clone());
    json::put(entry, "code", body.code.clone());
    json::clear(entry, "covers");
    json::clear(entry, "notes_private");
    if !body.covers.is_empty() {
        json::put(entry, "covers", body.covers.clone());
    }
}

/// Removes a body: its entries as a partner are removed, and what it owns or pays for passes to another body.
fn fold(data: &mut Value, old: &str, into: &str) {
    for path in [
        "partnership.bodies",
        "governance.lead_safeguarding_partners",
        "governance.delegated_safeguarding_partners",
        "governance.partner_contributions",
        "sign_off.signatures",
        "indicators.values",
        "macpt.members",
    ] {
        let belongs = |entry: &Value| ["id", "body", "authority"].iter().any(|key| json::is(entry, key, old));
        json::list(data, path).retain(|entry| !belongs(entry));
    }
    lists(data, &mut |list| {
        let has = |list: &[Value], id: &str| list.iter().any(|entry| json::is(entry, "body", id));
        // A list of attendance, parties or responses has each body once.
        if has(list, old) && has(list, into) {
            list.retain(|entry| !json::is(entry, "body", old));
        }
    });
    let lines = match old {
        CITY => ["inc-city"],
        _ => ["inc-health-coast"],
    };
    remove(data, &lines);
    texts(data, &mut |text| {
        if text == old {
            into.clone_into(text);
        }
    });
    lists(data, &mut |list| {
        let mut seen: Vec<String> = Vec::new();
        list.retain(|entry| {
            let Some(text) = entry.as_str() else { return true };
            let is_new = !seen.iter().any(|known| known == text);
            seen.push(text.to_owned());
            is_new
        });
    });
}

/// Adds another body next to an existing one, in every place where that one is a partner.
fn join(data: &mut Value, beside: &str, body: &Body) {
    lists(data, &mut |list| {
        if list.iter().any(|entry| entry.as_str() == Some(beside)) {
            list.push(body.id.clone().into());
            return;
        }
        let stands = |entry: &&Value| {
            let by = |key| json::is(entry, key, beside);
            by("body") || by("authority") || by("paid_by") && entry.get("on_behalf_of").is_none() || by("id")
        };
        let further: Vec<Value> = list.iter().filter(stands).cloned().collect();
        for mut entry in further {
            if json::is(&entry, "id", beside) {
                describe(&mut entry, body);
            } else if entry.get("id").is_some() {
                let id = format!("{}-{}", json::text(&entry, "id"), body.code.to_lowercase());
                json::put(&mut entry, "id", id);
            }
            // A contribution in kind is given only once.
            json::clear(&mut entry, "in_kind");
            texts(&mut entry, &mut |text| {
                if text == beside {
                    body.id.clone_into(text);
                }
            });
            list.push(entry);
        }
    });
}

/// Replaces the example's place names by names of the area.
fn words(data: &mut Value, partnership: &Partnership) {
    let first = &partnership.councils[0];
    let second = partnership.councils.get(1).unwrap_or(first);
    let coast = partnership.boards.get(1).unwrap_or(&partnership.boards[0]);
    let host = format!("{}-safeguarding.example", partnership.slug);
    let changes = [
        ("NHS Exampleshire and Sampleton Integrated Care Board", partnership.boards[0].name.as_str()),
        ("NHS Example Coast Integrated Care Board", coast.name.as_str()),
        ("Exampleshire County Council", first.body.name.as_str()),
        ("Sampleton City Council", second.body.name.as_str()),
        ("Exampleshire Police", partnership.force.name.as_str()),
        ("Exampleshire and Sampleton", partnership.area.as_str()),
        ("exampleshire-safeguarding.example", host.as_str()),
        ("www.sampleton.example", "www.council.example"),
        ("Exampleshire", first.area.as_str()),
        ("Sampleton", second.area.as_str()),
    ];
    texts(data, &mut |text| {
        if text.contains("xample") || text.contains("Sampleton") || text.contains("sampleton") {
            for (old, new) in changes {
                if text.contains(old) {
                    *text = text.replace(old, new);
                }
            }
        }
    });
}

/// Gives every person another name. A person who leads in several places has the same name in all of them.
fn people(data: &mut Value, partnership: &Partnership, chance: &mut Random) {
    let mut given = GIVEN;
    let mut family = FAMILY;
    chance.shuffle(&mut given);
    chance.shuffle(&mut family);
    let named = |i: usize| format!("{} {}", given[i % given.len()], family[(i * 5 + i / family.len()) % family.len()]);
    texts(data, &mut |text| {
        if let Some(i) = PEOPLE.iter().position(|person| text == person) {
            *text = named(i);
        }
    });
    // An added partner has people of its own.
    let further = partnership.councils.iter().skip(2).map(|council| &council.body).chain(partnership.boards.iter().skip(2));
    for (i, body) in further.enumerate() {
        for (path, number) in [
            ("governance.lead_safeguarding_partners", PEOPLE.len() + 2 * i),
            ("sign_off.signatures", PEOPLE.len() + 2 * i),
            ("governance.delegated_safeguarding_partners", PEOPLE.len() + 2 * i + 1),
        ] {
            for entry in json::entries_mut(data, path).iter_mut().filter(|entry| json::is(entry, "body", &body.id)) {
                json::put(entry, "name", named(number));
            }
        }
    }
}

fn envelope(data: &mut Value, partnership: &Partnership) {
    json::put(data, "partnership.partnership_id", partnership.id.clone());
    json::put(data, "partnership.name", partnership.name());
    json::put(data, "partnership.website", format!("https://www.{}-safeguarding.example", partnership.slug));
    json::put(data, "partnership.contact_email", format!("team@{}-safeguarding.example", partnership.slug));
    json::put(
        data,
        "partnership.boundary_changes",
        "No boundary of a council, health board or police force changed in the year.",
    );
    let context = format!(
        "{MARK}\n\nAbout {} children live in our area. Most harm to children here happens inside the family, and neglect is the most \
         common reason for a child protection plan.",
        thousands(partnership.children())
    );
    json::put(data, "partnership.context_summary", context);
    for agency in json::entries_mut(data, "partnership.bodies") {
        json::clear(agency, "notes_private");
    }
    let private = json!("Made by a program. A private note stays with the partnership and is in no public form.");
    if let Some(first) = json::entries_mut(data, "needs.needs").first_mut() {
        json::put(first, "notes_private", private);
    }
}

fn thousands(number: u32) -> String {
    let digits = number.to_string();
    let (head, tail) = digits.split_at(digits.len().saturating_sub(3));
    if head.is_empty() { tail.to_owned() } else { format!("{head},{tail}") }
}
