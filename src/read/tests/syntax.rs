use super::super::text::Text;

#[test]
fn explore() {
    let base = "council:\n  name: Fair\n  region: north\nfinance:\n  income:\n    - from: a\n      amount: 1\n    - from: b\n      amount: 2\n";
    for (bad, good) in [
        ("  name:Fair", "  name: Fair"),
        ("  name: \"Fair", "  name: Fair"),
        ("  name: 'Fair", "  name: Fair"),
        ("  name: 'It's fair'", "  name: Fair"),
        ("  name: \"The \"Fair\" one\"", "  name: Fair"),
        ("  name: @fair", "  name: Fair"),
        ("  name: `fair`", "  name: Fair"),
        ("  name: %fair", "  name: Fair"),
        ("  name: Fair: the council", "  name: Fair"),
        ("  name = Fair", "  name: Fair"),
        ("  name Fair", "  name: Fair"),
        ("   name: Fair", "  name: Fair"),
        (" name: Fair", "  name: Fair"),
        ("   region: north", "  region: north"),
        (" region: north", "  region: north"),
        ("  region: [north", "  region: north"),
        ("  region: north]", "  region: north"),
        ("  region: {north", "  region: north"),
        ("  name: [Draft] Site 2", "  name: Fair"),
        ("  name: {Draft} Site 2", "  name: Fair"),
        ("  name: - see minutes", "  name: Fair"),
        ("  name: *1234.50", "  name: Fair"),
        ("  name: *Fair* name", "  name: Fair"),
        ("  name: & Co", "  name: Fair"),
        ("  name: ! now", "  name: Fair"),
        ("  name: !now", "  name: Fair"),
        ("  name: > 5", "  name: Fair"),
        ("  name: | see", "  name: Fair"),
        ("  name: ?", "  name: Fair"),
        ("  name; Fair", "  name: Fair"),
        ("    -from: b", "    - from: b"),
        ("     from: b", "    - from: b"),
        ("      from: b", "    - from: b"),
        ("   - from: b", "    - from: b"),
        ("  - from: b", "    - from: b"),
        ("     - from: b", "    - from: b"),
        ("    * from: b", "    - from: b"),
        ("    • from: b", "    - from: b"),
        ("    – from: b", "    - from: b"),
        ("finance", "finance:"),
        ("finance =", "finance:"),
        ("finance;", "finance:"),
        ("Finance: see below", "finance:"),
        (" finance:", "finance:"),
        ("  income", "  income:"),
        ("\tname: Fair", "  name: Fair"),
        ("  name:\tFair", "  name: Fair"),
        ("    -\tfrom: b", "    - from: b"),
        ("\u{a0} name: Fair", "  name: Fair"),
        ("  name: \"a\\qb\"", "  name: Fair"),
        ("  name: \"C:\\Users\"", "  name: Fair"),
        ("  name: , fair", "  name: Fair"),
        ("  name: ] fair", "  name: Fair"),
        ("  name: } fair", "  name: Fair"),
        ("---\n  name: Fair", "  name: Fair"),
        ("  \"name: Fair", "  name: Fair"),
        ("  name\": Fair", "  name: Fair"),
        ("  name: Fair\n    more: x", "  name: Fair"),
        ("  name: \"Fair\" council", "  name: Fair"),
        ("  name: Fair\n  the rest of it", "  name: Fair"),
        ("  name: Fair\nthe rest of it", "  name: Fair"),
        ("  ? name: Fair", "  name: Fair"),
        ("  : Fair", "  name: Fair"),
        ("  name:: Fair", "  name: Fair"),
        ("  name : Fair", "  name: Fair"),
        ("  - name: Fair", "  name: Fair"),
        ("  name: Fair,", "  name: Fair"),
        ("  \u{201c}name\u{201d}: Fair", "  name: Fair"),
        ("  name: a\u{7}b", "  name: Fair"),
        ("  note: |\n  unindented text\n  name: x", "  name: Fair"),
        ("  note: >\ntext here\n  name: x", "  name: Fair"),
    ] {
        assert!(base.contains(good));
        let text = Text::new("f.yaml", base.replacen(good, bad, 1));
        let line = base[..base.find(good).unwrap()].matches('\n').count() + 1;
        let mut findings = Vec::new();
        let keys = ["council", "name", "region", "finance", "income", "from", "amount"].map(str::to_owned).into();
        let _ = super::super::yaml::read(0, &text, &keys, &mut findings);
        println!("=> {line} {bad:?}");
        for f in findings {
            println!("=>      {}:{} {} | {}", f.span().unwrap().line, f.span().unwrap().column, f.message, f.help);
        }
    }
}
