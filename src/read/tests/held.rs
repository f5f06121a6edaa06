use super::*;

#[test]
fn held_out() {
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
        ("all indented by four except", GOOD.replace("  ", "    ").replacen("    region", "  region", 1)),
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
        ("dashes on a group", changed("  name: Fair\n  code: fair\n", "  - name: Fair\n  - code: fair\n")),
    ];
    for (what, text) in cases {
        println!("HELD {what}");
        for line in told(&read_one(&text).findings) {
            println!("HELD      {}", line.chars().take(210).collect::<String>());
        }
    }
}
