//! Mistakes from pasting and mixing, found after the rules were written. The tests record the messages as they are, good and less
//! good.

use super::*;

#[test]
fn what_people_paste_is_told_as_it_was() {
    let cases: Vec<(&str, String)> = vec![
        (
            "narrative without |",
            changed(
                "notes: |\n  Something to read.\n\n  - and a list\n",
                "notes: We did this.\nAnd then: we did that.\n- a point\n- another\n",
            ),
        ),
        (
            "narrative not indented",
            changed(
                "notes: |\n  Something to read.\n\n  - and a list\n",
                "notes: |\nWe did this.\n\nAnd then: we did that.\n- a point\n",
            ),
        ),
        (
            "narrative quoted over lines",
            changed("notes: |\n  Something to read.\n\n  - and a list\n", "notes: \"We said \"no\" and\n  went on\"\n"),
        ),
        (
            "narrative colon at end",
            changed("notes: |\n  Something to read.\n\n  - and a list\n", "notes: The points are:\n  - one\n  - two\n"),
        ),
        (
            "narrative plain lines",
            changed("notes: |\n  Something to read.\n\n  - and a list\n", "notes: The points are\n  one\n  two\n"),
        ),
        ("bullets pasted", changed("  Something to read.\n", "  Something to read.\n• one\n• two\n")),
        ("markdown heading", format!("# Return\n\n## Part\n{GOOD}")),
        ("code fence", format!("```yaml\n{GOOD}```\n")),
        ("mail header", format!("From: me\nTo: you\n\n{GOOD}")),
        ("merge conflict", changed("  name: Fair\n", "<<<<<<< HEAD\n  name: Fair\n=======\n  name: Other\n>>>>>>> main\n")),
        ("html", "<html><body>x</body></html>".to_owned()),
        ("csv", "a,b,c\n1,2,3\n".to_owned()),
        ("list item joined", changed("    - from: other\n      amount: z\n", "    - from: other amount: z\n")),
        ("two keys on a line", changed("  name: Fair\n  code: fair\n", "  name: Fair, code: fair\n")),
        ("key only dash", changed("    - from: other\n", "    -\n      from: other\n")),
        ("numbers list", changed("    - from: other\n", "    1. from: other\n")),
        ("quote after", changed("  name: Fair\n", "  name: Fair \"the best\"\n")),
        ("apostrophe", changed("  name: Fair\n", "  name: Fair's\n")),
        ("smart quote value", changed("  name: Fair\n", "  name: ‘Fair’\n")),
        ("quoted key", changed("  name: Fair\n", "  \"name\": Fair\n")),
        ("space before colon", changed("  name: Fair\n", "  name : Fair\n")),
        ("group moved", changed("finance:\n  reserve: -£500\n  income:\n", "finance:\nreserve: -£500\nincome:\n")),
        ("ends in the middle", GOOD[..300].to_owned()),
        ("tab after colon", changed("  name: Fair\n", "  name:\tFair\n")),
        ("tabs everywhere", GOOD.replace("  ", "\t")),
        ("nbsp in key", changed("  name: Fair", "  name\u{a0}: Fair")),
        ("two faults in one", changed("  name: Fair\n  code: fair\n", "  name:Fair\n   code: fair\n")),
        (
            "broken heading after a narrative",
            GOOD.replace("notes: |", "x_notes: |").replacen("x_notes", "notes", 1) + "council =\n",
        ),
        ("dashes on a group", changed("  name: Fair\n  code: fair\n", "  - name: Fair\n  - code: fair\n")),
    ];
    assert_eq!(cases.len(), EXPECTED.len());
    for ((what, text), (name, expected)) in cases.into_iter().zip(EXPECTED) {
        assert_eq!((what, told(&read_one(&text).findings)), (*name, expected.iter().map(|line| (*line).to_owned()).collect()));
    }
}

const EXPECTED: &[(&str, &[&str])] = &[
    (
        "narrative without |",
        &[
            "31:1 FRM-001 the form does not know `And then` here | if it is text that goes on from the answer before, put a | after that key and indent the text below it",
            "32:3 REA-005 `a point` has no key of its own | if it goes on from line 31, indent it by 2 spaces; otherwise write a key and a colon before it",
            "33:3 REA-005 `another` has no key of its own | if it goes on from line 32, indent it by 4 spaces; otherwise write a key and a colon before it",
        ],
    ),
    ("narrative not indented", &["31:1 REA-005 the text below notes: | is not indented | put 2 spaces before each of its lines"]),
    (
        "narrative quoted over lines",
        &["30:8 REA-005 the quotes are closed before `no\" and` | put quotes round the whole: notes: '\"We said \"no\" and'"],
    ),
    (
        "narrative colon at end",
        &[
            "30:8 REA-005 the text `The points are:` holds a colon and a space, and so reads as a key with an answer | put quotes round it: notes: \"The points are:\"",
        ],
    ),
    ("narrative plain lines", &[]),
    ("bullets pasted", &["32:1 REA-005 the text below notes: | is not indented | put 2 spaces before each of its lines"]),
    ("markdown heading", &[]),
    (
        "code fence",
        &[
            "1:1 REA-005 ````yaml` is a mark of another program | take the line away",
            "35:1 REA-005 the text below notes: | is not indented | put 2 spaces before each of its lines",
        ],
    ),
    (
        "mail header",
        &[
            "1:1 FRM-001 the form does not know `From` here | take it away, or use one of the keys asked for here: schema_version, reporting_year, prepared_on, council, finance, services, notes",
            "2:1 FRM-001 the form does not know `To` here | take it away, or use one of the keys asked for here: schema_version, reporting_year, prepared_on, council, finance, services, notes",
        ],
    ),
    (
        "merge conflict",
        &[
            "5:1 REA-005 two versions of the file were put together here, and nobody chose between them | keep one of the two versions, and take away the lines that begin with <<<<<<<, ======= and >>>>>>>",
            "7:1 REA-005 two versions of the file were put together here, and nobody chose between them | keep one of the two versions, and take away the lines that begin with <<<<<<<, ======= and >>>>>>>",
            "8:3 FRM-007 `name` is given twice, first on line 6 | delete one of the two; until then the first is used [first given here 6:3]",
            "9:1 REA-005 two versions of the file were put together here, and nobody chose between them | keep one of the two versions, and take away the lines that begin with <<<<<<<, ======= and >>>>>>>",
        ],
    ),
    (
        "html",
        &[
            "1:1 REA-014 the file begins with text, and at the top of a return stand keys | write a key and a colon for each part, and what belongs to it on the lines below",
        ],
    ),
    (
        "csv",
        &[
            "1:1 REA-014 the file begins with text, and at the top of a return stand keys | write a key and a colon for each part, and what belongs to it on the lines below",
        ],
    ),
    ("list item joined", &["20:19 REA-005 `from` and `amount` stand on one line | put amount: z on a line of its own"]),
    ("two keys on a line", &["5:15 REA-005 `name` and `code` stand on one line | put code: fair on a line of its own"]),
    ("key only dash", &[]),
    (
        "numbers list",
        &["20:5 REA-005 the line begins with a number, and an entry of a list begins with a dash | write - from: other"],
    ),
    ("quote after", &[]),
    ("apostrophe", &[]),
    ("smart quote value", &[]),
    ("quoted key", &[]),
    ("space before colon", &[]),
    (
        "group moved",
        &["14:1 FRM-001 `reserve` and `income` belong under `finance`, which is missing | put a line finance: before line 14"],
    ),
    (
        "ends in the middle",
        &[
            "1:1 FRM-002 `services` is missing | add `services:` with an entry for each on the lines below, with a dash before the first of its keys: type (bought, own_run or nothing) and the keys that go with it; `masa-return explain services` shows each key",
        ],
    ),
    ("tab after colon", &[]),
    (
        "tabs everywhere",
        &[
            "5:1 REA-004 the line is indented with a tab, and so are 24 more lines: 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 23, 24, 25, 26, 27 and further | put spaces there, 2 for each step; in most editors: select all, then convert tabs to spaces",
        ],
    ),
    ("nbsp in key", &["5:3 FRM-001 the form does not know `name\u{a0}` here | did you mean name?"]),
    (
        "two faults in one",
        &[
            "5:3 REA-005 there is no space after the colon | write name: Fair",
            "6:4 REA-005 the line is indented by 3 spaces, which fits none of the lines around it | if it belongs beside line 5, indent it by 2 spaces",
        ],
    ),
    ("broken heading after a narrative", &["34:1 REA-005 there is a = where a colon should be | write council:"]),
    (
        "dashes on a group",
        &[
            "5:3 REA-005 this line begins with a dash, and line 7 beside it does not | take the dashes away, or begin every entry of the list with one",
        ],
    ),
];
