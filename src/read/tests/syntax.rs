//! Mistakes of people who write YAML by hand: each is reported on its line, with what to do, and nothing else is reported.

use super::*;

/// The text of the good return, its replacement, and every finding that results.
const SLIPS: &[(&str, &str, &[&str])] = &[
    ("  name: Fair", "  name:Fair", &["5:3 REA-005 there is no space after the colon | write name: Fair"]),
    (
        "  name: Fair",
        "  name: \"Fair",
        &["5:9 REA-005 the \" at the beginning is never closed | put quotes round the whole: name: \"Fair\""],
    ),
    (
        "  name: Fair",
        "  name: 'Fair",
        &["5:9 REA-005 the ' at the beginning is never closed | put quotes round the whole: name: \"Fair\""],
    ),
    (
        "  name: Fair",
        "  name: 'It's fair'",
        &["5:9 REA-005 the quotes are closed before `s fair'` | put quotes round the whole: name: \"It's fair\""],
    ),
    (
        "  name: Fair",
        "  name: \"The \"Fair\" one\"",
        &["5:9 REA-005 the quotes are closed before `Fair\" one\"` | put quotes round the whole: name: 'The \"Fair\" one'"],
    ),
    (
        "  name: Fair",
        "  name: \"Fair\" council",
        &["5:9 REA-005 the quotes are closed before `council` | put quotes round the whole: name: '\"Fair\" council'"],
    ),
    (
        "  name: Fair",
        "  name: @fair",
        &["5:9 REA-005 `@fair` begins with @, which text may only do inside quotes | put quotes round it: name: \"@fair\""],
    ),
    (
        "  name: Fair",
        "  name: `fair`",
        &[
            "5:9 REA-005 ``fair`` begins with a backtick, which text may only do inside quotes | put quotes round it: name: \"`fair`\"",
        ],
    ),
    (
        "  name: Fair",
        "  name: %fair",
        &["5:9 REA-005 `%fair` begins with %, which text may only do inside quotes | put quotes round it: name: \"%fair\""],
    ),
    (
        "  name: Fair",
        "  name: Fair: the council",
        &[
            "5:9 REA-005 the text `Fair: the council` holds a colon and a space, and so reads as a key with an answer | put quotes round it: name: \"Fair: the council\"",
        ],
    ),
    ("  name: Fair", "  name = Fair", &["5:3 REA-005 there is a = where a colon should be | write name: Fair"]),
    ("  name: Fair", "  name Fair", &["5:3 REA-005 there is no colon after `name` | write name: Fair"]),
    (
        "  name: Fair",
        "   name: Fair",
        &[
            "5:4 REA-005 the line is indented by 3 spaces, which fits none of the lines around it | if it belongs beside line 6, indent it by 2 spaces",
        ],
    ),
    (
        "  name: Fair",
        " name: Fair",
        &[
            "5:2 REA-005 the line is indented by 1 space, which fits none of the lines around it | if it belongs beside line 6, indent it by 2 spaces",
        ],
    ),
    (
        "  region: north",
        "   region: north",
        &[
            "7:4 REA-005 the line is indented by 3 spaces, which fits none of the lines around it | if it belongs beside line 6, indent it by 2 spaces",
        ],
    ),
    (
        "  region: north",
        " region: north",
        &[
            "7:2 REA-005 the line is indented by 1 space, which fits none of the lines around it | if it belongs beside line 6, indent it by 2 spaces",
        ],
    ),
    (
        "  region: north",
        "  region: [north",
        &["7:11 REA-005 the [ is never closed | close it with ], or put quotes round the text: region: \"[north\""],
    ),
    (
        "  region: north",
        "  region: north]",
        &[
            "7:11 FRM-004 `north]` is not one of the choices | did you mean north? Write north (The north of England), london (London and nothing else) or south (The south of England)",
        ],
    ),
    (
        "  region: north",
        "  region: {north",
        &["7:11 REA-005 the { is never closed | close it with }, or put quotes round the text: region: \"{north\""],
    ),
    (
        "  name: Fair",
        "  name: [Draft] Site 2",
        &["5:9 REA-005 there is text after the ] in `[Draft] Site 2` | put quotes round it: name: \"[Draft] Site 2\""],
    ),
    (
        "  name: Fair",
        "  name: {Draft} Site 2",
        &["5:9 REA-005 there is text after the } in `{Draft} Site 2` | put quotes round it: name: \"{Draft} Site 2\""],
    ),
    (
        "  name: Fair",
        "  name: - see minutes",
        &[
            "5:9 REA-005 a dash right after a colon begins a list, which has to begin on a line of its own | if it is text, put quotes round it: name: \"- see minutes\"; if it is a list, put each entry on a line below",
        ],
    ),
    (
        "  name: Fair",
        "  name: *Fair* name",
        &[
            "5:9 REA-005 `*Fair* name` begins with *, which text may only do inside quotes | put quotes round it: name: \"*Fair* name\"",
        ],
    ),
    (
        "  name: Fair",
        "  name: & Co",
        &["5:9 REA-005 `& Co` begins with &, which text may only do inside quotes | put quotes round it: name: \"& Co\""],
    ),
    (
        "  name: Fair",
        "  name: ! now",
        &[
            "5:9 REA-007 `! now` begins with !, which would name a type and is not read here | if it is text, put quotes round it: \"! now\"; otherwise take the name away",
        ],
    ),
    (
        "  name: Fair",
        "  name: > 5",
        &[
            "5:9 REA-005 there is text on the same line after > | put the text on the lines below name: > and indent them; if > is part of the text, put quotes round it: name: \"> 5\"",
        ],
    ),
    (
        "  name: Fair",
        "  name: | see",
        &[
            "5:9 REA-005 there is text on the same line after | | put the text on the lines below name: | and indent them; if | is part of the text, put quotes round it: name: \"| see\"",
        ],
    ),
    ("  name: Fair", "  name; Fair", &["5:3 REA-005 there is a ; where a colon should be | write name: Fair"]),
    (
        "  name: Fair",
        "  name: , fair",
        &[
            "5:9 REA-005 `, fair` begins with a comma, which text may only do inside quotes | put quotes round it: name: \", fair\"",
        ],
    ),
    (
        "  name: Fair",
        "  \"name: Fair",
        &["5:3 REA-005 the \" at the beginning is never closed | close the quotes, or take them away"],
    ),
    (
        "  name: Fair",
        "  name: \"a\\qb\"",
        &[
            "5:9 REA-005 a backslash inside double quotes begins a code, and this one is not known | use single quotes: name: 'a\\qb'",
        ],
    ),
    (
        "  name: Fair",
        "  name: Fair\n  the rest of it",
        &[
            "6:3 REA-005 `the rest of it` has no key of its own | if it goes on from line 5, indent it by 4 spaces; otherwise write a key and a colon before it",
        ],
    ),
    (
        "  name: Fair",
        "  name: Fair\nthe rest of it",
        &[
            "6:1 REA-005 `the rest of it` has no key of its own | if it goes on from line 5, indent it by 4 spaces; otherwise write a key and a colon before it",
        ],
    ),
    (
        "  name: Fair",
        "  name: Fair\n    more: x",
        &[
            "5:3 REA-005 `name` has an answer on its own line and more lines below it | either take `Fair` away, or indent line 6 as far as this one [the line below 6:5]",
        ],
    ),
    (
        "  name: Fair",
        "  - name: Fair",
        &[
            "5:3 REA-005 this line begins with a dash, and line 6 beside it does not | take the dash away, or begin every entry of the list with one",
        ],
    ),
    (
        "  name: Fair",
        "  name: a\u{7}b",
        &[
            "5:10 REA-005 the line holds a character that cannot be seen (\\u{7}) | delete it: put the cursor before it and press Delete",
        ],
    ),
    ("  name: Fair", "  “name”: Fair", &["5:3 FRM-001 the form does not know `“name”` here | did you mean name?"]),
    (
        "      amount: £61,250.50",
        "      amount: *1234.50",
        &[
            "17:15 REA-007 `*1234.50` begins with *, which would stand for something given elsewhere and is not read here | leave out the character in front: write the amount in pounds, such as 100 or 100.50",
        ],
    ),
    (
        "      amount: £61,250.50",
        "      amount:£61,250.50",
        &["17:7 REA-005 there is no space after the colon | write amount: £61,250.50"],
    ),
    (
        "      amount: £61,250.50",
        "      amount £61,250.50",
        &["17:7 REA-005 there is no colon after `amount` | write amount: £61,250.50"],
    ),
    ("    - from: other", "    -from: other", &["20:5 REA-005 there is no space after the dash | write - from: other"]),
    (
        "    - from: other",
        "     from: other",
        &[
            "20:6 REA-005 the line is indented by 5 spaces, which fits none of the lines around it | if it belongs beside line 19, indent it by 6 spaces",
        ],
    ),
    (
        "    - from: other",
        "      from: other",
        &[
            "20:7 FRM-007 `from` is given again in the same entry of the list, first on line 16 | if a new entry begins here, put a dash and a space before it: - from: … [first given here 16:7]",
        ],
    ),
    (
        "    - from: other",
        "   - from: other",
        &[
            "20:4 REA-005 the line is indented by 3 spaces, which fits none of the lines around it | if it belongs beside line 16, indent it by 4 spaces",
        ],
    ),
    (
        "    - from: other",
        "  - from: other",
        &[
            "20:3 REA-005 the line is indented by 2 spaces, which fits none of the lines around it | if it belongs beside line 16, indent it by 4 spaces",
        ],
    ),
    (
        "    - from: other",
        "     - from: other",
        &[
            "20:6 REA-005 the line is indented by 5 spaces, which fits none of the lines around it | if it belongs beside line 16, indent it by 4 spaces",
        ],
    ),
    (
        "    - from: other",
        "    * from: other",
        &["20:5 REA-005 the line begins with *, and an entry of a list begins with a dash | write - from: other"],
    ),
    (
        "    - from: other",
        "    • from: other",
        &["20:5 REA-005 the line begins with •, and an entry of a list begins with a dash | write - from: other"],
    ),
    (
        "    - from: other",
        "    – from: other",
        &["20:5 REA-005 the line begins with –, and an entry of a list begins with a dash | write - from: other"],
    ),
    ("finance:", "finance", &["13:1 REA-005 there is no colon after `finance` | write finance:"]),
    ("finance:", "finance =", &["13:1 REA-005 there is a = where a colon should be | write finance:"]),
    ("finance:", "finance;", &["13:1 REA-005 there is a ; where a colon should be | write finance:"]),
    ("finance:", "Finance:", &["13:1 FRM-001 the form does not know `Finance` here | did you mean finance?"]),
    (
        "finance:",
        " finance:",
        &[
            "13:2 REA-005 the line is indented by 1 space, which fits none of the lines around it | if it belongs beside line 4, take the spaces in front of it away",
        ],
    ),
    (
        "finance:",
        "finance: see below",
        &[
            "13:1 REA-005 `finance` has an answer on its own line and more lines below it | either take `see below` away, or indent line 14 as far as this one [the line below 14:3]",
        ],
    ),
    (
        "finance:",
        "# finance:",
        &["14:3 FRM-001 `reserve` and `income` belong under `finance`, which is missing | put a line finance: before line 14"],
    ),
    ("  income:", "  income", &["15:3 REA-005 there is no colon after `income` | write income:"]),
    ("services:", "services =", &["22:1 REA-005 there is a = where a colon should be | write services:"]),
    ("services:", "services", &["22:1 REA-005 there is no colon after `services` | write services:"]),
    (
        "  - type: own_run",
        "    type: own_run",
        &[
            "26:5 FRM-007 `type` is given again in the same entry of the list, first on line 23 | if a new entry begins here, put a dash and a space before it: - type: … [first given here 23:5]",
        ],
    ),
    (
        "  - type: own_run",
        "  type: own_run",
        &["26:3 REA-005 there is no dash before `type`, and an entry of a list begins here | write - type: own_run"],
    ),
    (
        "  name: Fair",
        "\tname: Fair",
        &[
            "5:1 REA-004 the line is indented with a tab | put spaces there, 2 for each step; in most editors: select all, then convert tabs to spaces",
        ],
    ),
    (
        "  name: Fair\n  code: fair",
        "\tname: Fair\n\tcode: fair",
        &[
            "5:1 REA-004 the line is indented with a tab, and so is line 6 | put spaces there, 2 for each step; in most editors: select all, then convert tabs to spaces",
        ],
    ),
    (
        "  name: Fair\n  code: fair",
        "\tname: Fair\n  code:fair",
        &[
            "5:1 REA-004 the line is indented with a tab | put spaces there, 2 for each step; in most editors: select all, then convert tabs to spaces",
            "6:3 REA-005 there is no space after the colon | write code: fair",
        ],
    ),
    (
        "    - from: other",
        "    -\tfrom: other",
        &[
            "20:6 REA-004 there is a tab after the dash | put spaces there, 2 for each step; in most editors: select all, then convert tabs to spaces",
        ],
    ),
    (
        "  name: Fair",
        "\u{a0}\u{a0}name: Fair",
        &[
            "5:1 REA-004 the line is indented with a space that is not a plain one | put spaces there, 2 for each step; in most editors: select all, then convert tabs to spaces",
        ],
    ),
    (
        "  name: Fair",
        "  name: Fair\n---",
        &[
            "6:1 REA-006 a second document begins here, and a return is one document | take this line out; what stands below it was not read",
        ],
    ),
    (
        "  Something to read.",
        "Something to read.",
        &["31:1 REA-005 the text below notes: | is not indented | put 2 spaces before each of its lines"],
    ),
    (
        "  headcount: 1,200",
        "  headcount: 1,200\n  headcount: 1,300",
        &[
            "11:3 FRM-007 `headcount` is given twice, first on line 10 | delete one of the two; until then the first is used [first given here 10:3]",
        ],
    ),
    (
        "  name: Fair",
        "  name: Unit 4 #7 High St",
        &[
            "5:16 query REA-011 only `Unit 4` is read: what follows the # is a remark | if it belongs to the answer, put quotes round the whole: \"Unit 4 #7 High St\"",
        ],
    ),
    (
        "  name: Fair",
        "  name: #3 on list",
        &[
            "5:9 REA-011 `#3 on list` is not read: what begins with # is a remark | if it belongs to the answer, put quotes round the whole: \"#3 on list\"",
        ],
    ),
    (
        "  name: Fair",
        "  name: &fair Fair",
        &[
            "5:9 REA-007 `&fair Fair` begins with &, which would name a place in the file and is not read here | if it is text, put quotes round it: \"&fair Fair\"; otherwise take the name away",
        ],
    ),
    (
        "  name: Fair",
        "  <<: *x\n  name: Fair",
        &["5:3 REA-007 `<<` takes over keys from elsewhere, which is not read here | write the keys out in full"],
    ),
    (
        "  name: Fair",
        "  name: !!str Fair",
        &[
            "5:9 REA-007 `!!str Fair` begins with !, which would name a type and is not read here | if it is text, put quotes round it: \"!!str Fair\"; otherwise take the name away",
        ],
    ),
    (
        "  name: Fair",
        "  [a]: Fair\n  name: Fair",
        &[
            "5:3 REA-009 the key before the colon is not text | a key is the name of a field; text that begins with [ or { must stand in quotes",
        ],
    ),
    ("  - type: nothing", "  - type: nothing\n  -\n  - type:\n    id:", &[]),
    ("council:", "council::", &["4:1 FRM-001 the form does not know `council:` here | did you mean council?"]),
    ("  name: Fair", "  name:: Fair", &["5:3 FRM-001 the form does not know `name:` here | did you mean name?"]),
    (
        "  region: north",
        "  region: north\nstray text",
        &[
            "8:1 REA-005 `stray text` has no key of its own | if it goes on from line 7, indent it by 4 spaces; otherwise write a key and a colon before it",
        ],
    ),
    (
        "services:",
        "# services:",
        &["23:3 REA-005 the heading `services:` is missing before this line | put a line services: before it"],
    ),
    (
        "    - from: fair",
        "      from: fair",
        &["16:7 REA-005 there is no dash before `from`, and an entry of a list begins here | write - from: fair"],
    ),
    (
        "  income:",
        "income:",
        &["15:1 FRM-001 the form does not know `income` here | it belongs under finance: put it there, indented by two spaces"],
    ),
    (
        "finance:",
        "  finance:",
        &[
            "13:3 FRM-001 the form does not know `finance` here | finance belongs at the top of the return: take away the spaces in front of it",
        ],
    ),
    (
        "  name: Fair",
        "name: Fair",
        &["5:1 REA-005 `name` is indented by no space, which does not fit the lines around it | indent it by 2 spaces"],
    ),
    (
        "  code: fair",
        "    code: fair",
        &["6:5 REA-005 `code` is indented by 4 spaces, which does not fit the lines around it | indent it by 2 spaces"],
    ),
    (
        "    reference: DFE/1",
        "      reference: DFE/1",
        &["25:7 REA-005 `reference` is indented by 6 spaces, which does not fit the lines around it | indent it by 4 spaces"],
    ),
    ("council:", "", &["5:3 REA-005 the heading `council:` is missing before this line | put a line council: before it"]),
    (
        "  - type: bought",
        "    type: bought",
        &["23:5 REA-005 there is no dash before `type`, and an entry of a list begins here | write - type: bought"],
    ),
    (
        "      amount: z",
        "        amount: z",
        &["21:9 REA-005 `amount` is indented by 8 spaces, which does not fit the lines around it | indent it by 6 spaces"],
    ),
    (
        "  freehold: true",
        "freehold: true",
        &["9:1 REA-005 `freehold` is indented by no space, which does not fit the lines around it | indent it by 2 spaces"],
    ),
    (
        "schema_version: 2027.1",
        "%YAML 9\nschema_version: 2027.1",
        &[
            "1:1 REA-005 this line cannot be read | write a key, a colon, a space and the answer; or a dash, a space and an entry of a list",
        ],
    ),
    ("  name: Fair", "  name:", &["5:3 FRM-002 `name` is not answered | after the colon write the answer"]),
    ("  name: Fair", "  name: ~", &["5:3 FRM-002 `name` is not answered | after the colon write the answer"]),
    ("  name: Fair", "  name: \"\"", &["5:3 FRM-002 `name` is not answered | after the colon write the answer"]),
];

#[test]
fn a_slip_is_told_once_on_its_line_with_what_to_do() {
    for (from, to, expected) in SLIPS {
        let reading = read_one(&changed(from, to));
        assert_eq!(told(&reading.findings), *expected, "{from:?} written as {to:?}");
    }
}

#[test]
fn a_line_that_cannot_be_read_is_a_faulty_answer_and_the_rest_is_read() {
    let reading = read_one(&changed("  name: Fair", "  name: @fair"));
    assert!(reading.value.council.name.is_faulty());
    assert!(reading.value.council.region.is_given());
    assert_eq!(reading.value.finance.income.items().len(), 2);
}

#[test]
fn several_slips_are_all_told_in_one_run() {
    let mut text = GOOD.to_owned();
    for (from, to) in [
        ("name: Fair", "name:Fair"),
        ("region: north", "region: [north"),
        ("freehold: true", "freehold: yes"),
        ("share: 62%", "share = 62%"),
        ("finance:", "finance"),
        ("amount: £61,250.50", "amount: £61,250.505"),
        ("    - from: other", "    -from: other"),
        ("reference: DFE/1", "refrence: DFE/1"),
        ("type: own_run", "type: own_rum"),
    ] {
        text = text.replacen(from, to, 1);
    }
    let reading = read_one(&text);
    let lines: Vec<usize> = reading.findings.iter().filter_map(|finding| finding.span().map(|span| span.line)).collect();
    assert_eq!(lines, [5, 7, 9, 12, 13, 17, 20, 25, 26], "{:#?}", told(&reading.findings));
}
