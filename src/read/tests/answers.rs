use super::*;

#[test]
fn explore() {
    let good = "schema_version: 2027.1\nreporting_year: 2026-27\nprepared_on: 2027-05-01\ncouncil:\n  name: Fair\n  code: fair\n  region: north\n  email: a@b.gov.uk\n  freehold: true\n  headcount: 1,200\n  children: 7\n  share: 62%\nfinance:\n  reserve: -£500\n  income:\n    - from: fair\n      amount: £61,250.50\n      paid_on: 2026-04-01\n      note: no\n    - from: other\n      amount: z\nservices:\n  - type: bought\n    id: svc-a\n    reference: DFE/1\n  - type: own_run\n    id: svc-b\n    cost: 12\n    staff: 3\n  - type: nothing\n";
    let show = |text: &str| {
        let reading = read_one(text);
        println!("{}", crate::show::human(&reading.findings, false));
        reading
    };
    let reading = show(good);
    println!("{:#}", reading.data);
    println!("{:?}", reading.value);
    println!("{:?}", reading.links);
    let mut bad = good.to_owned();
    for (from, to) in [
        ("region: north", "region: Londn"),
        ("  email: a@b.gov.uk\n", ""),
        ("prepared_on: 2027-05-01", "prepared_on: 01/05/2027"),
        ("freehold: true", "freehold: yes"),
        ("headcount: 1,200", "headcount: 12.5"),
        ("share: 62%", "share: 162%"),
        ("£61,250.50", "61250.505"),
        ("reference: DFE/1", "refrence: DFE/1"),
        ("type: own_run", "type: own_rum"),
        ("code: fair", "code: Fair Council"),
        ("reporting_year: 2026-27", "reporting_year: 2026/27"),
        ("name: Fair", "nme: Fair\n  postcod: N1"),
        ("reserve: -£500", "reserve: about 500"),
        ("children: 7", "children: N/A"),
    ] {
        assert!(bad.contains(from), "{from}");
        bad = bad.replacen(from, to, 1);
    }
    show(&bad);
    show("council:\n  name:\n  - x\nfinance: lots\nservices:\n  type: bought\n");
    show("a: 1\n");
    show("");
    show("- a\n");
}
