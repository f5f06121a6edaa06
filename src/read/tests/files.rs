use super::*;
use crate::read::{MAX_FINDINGS, Source, read};

fn folder(files: &[(&str, &str)]) -> crate::read::Reading<Fair> {
    let sources: Vec<Source> =
        files.iter().map(|(name, text)| Source { name: (*name).to_owned(), bytes: text.as_bytes().to_vec() }).collect();
    read(&sources, &form())
}

fn part(from: &str, to: &str) -> String {
    let start = GOOD.find(from).expect(from);
    let end = GOOD.find(to).expect(to);
    GOOD[start..end].to_owned()
}

#[test]
fn explore_files() {
    let council = part("council:", "finance:");
    let finance: String =
        part("  reserve:", "services:").lines().map(|line| format!("{}\n", line.strip_prefix("  ").unwrap_or(line))).collect();
    let rest = format!("{}{}", part("schema_version", "council:"), &GOOD[GOOD.find("services:").unwrap()..]);
    let show = |what: &str, reading: &crate::read::Reading<Fair>| {
        println!("=> {what}");
        for line in told(&reading.findings) {
            println!("=>      {line}");
        }
    };
    let files = [("f/council.yaml", council.as_str()), ("f/finance.yaml", finance.as_str()), ("f/return.yaml", rest.as_str())];
    show("folder", &folder(&files));
    let wrong = finance.replace("amount: z", "amount: zz");
    show("folder wrong", &folder(&[files[0], ("f/finance.yaml", &wrong), files[2]]));
    show("twice", &folder(&[files[0], files[1], files[2], ("f/Finance.yml", "reserve: 1")]));
    show("unknown", &folder(&[files[0], ("f/finances.yaml", &finance), files[2], ("f/zebra.yaml", "a: 1")]));
    show("empty folder", &folder(&[]));
    show("empty part", &folder(&[files[0], ("f/finance.yaml", "# nothing\n"), files[2]]));
    show("broken part", &folder(&[files[0], ("f/finance.yaml", &finance.replace("reserve:", "reserve=")), files[2]]));
    show("single part", &folder(&[files[1]]));
    show(
        "json",
        &folder(&[(
            "a.json",
            "{\"council\": {\"name\": \"Fair\", \"headcount\": 1200, \"share\": 62.5, \"freehold\": \"true\", \"region\": null}, \"finance\": {\"income\": [{\"from\": \"fair\", \"amount\": 12, \"amount\": 13}, {\"from\": \"fair\", \"amount\": 12.50}, {\"from\": 3, \"amount\": \"12.50\"}, {\"from\": \"b\", \"amount\": \"£12\"}]}}",
        )]),
    );
    for (what, text) in [
        ("comma", "{\"a\": [1, 2,]}"),
        ("yaml", "council:\n  name: x\n"),
        ("eof", "{\"a\": [1, 2"),
        ("single", "{'a': 1}"),
        ("missing comma", "{\"a\": 1 \"b\": 2}"),
        ("remark", "{ // x\n}"),
        ("empty", ""),
    ] {
        show(what, &folder(&[("a.json", text)]));
    }
    show("bom crlf", &read_bytes("r.yaml", format!("\u{feff}{}", GOOD.replace('\n', "\r\n")).as_bytes()));
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(GOOD.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    show("utf16", &read_bytes("r.yaml", &utf16));
    let latin: Vec<u8> = GOOD.replace("Fair\n", "Fair café\n").chars().map(|c| u32::from(c) as u8).collect();
    show("1252", &read_bytes("r.yaml", &latin));
    show("nul", &read_bytes("r.yaml", b"council:\n  na\0me: x\n"));
    show("zip", &read_bytes("r.yaml", b"PK\x03\x04\x14\x00\x06\x00"));
    show("nel", &read_one(&changed("Something to read.", "Something\u{2028}to\u{85}read.")));
    show("large", &read_bytes("r.yaml", &vec![b'a'; crate::read::MAX_BYTES + 1]));
    let hostile = [
        ("brackets", "[".repeat(100_000)),
        ("value brackets", format!("a: {}", "[".repeat(100_000))),
        ("braces", "{a: ".repeat(100_000)),
        ("questions", "? ".repeat(100_000)),
        ("dashes", "- ".repeat(100_000)),
        ("deep", (0..1000).map(|i| format!("{}a:\n", "  ".repeat(i))).collect::<String>()),
        (
            "bomb",
            format!(
                "a: &a [x,x,x,x,x,x,x,x,x]\n{}",
                (0..9).map(|i| format!("b{i}: &b{i} [*a,*a,*a,*a,*a,*a,*a]\n")).collect::<String>()
            ),
        ),
        ("keys", (0..200_000).map(|i| format!("k{i}: 1\n")).collect::<String>()),
        ("same key", "k: 1\n".repeat(200_000)),
        ("bad lines", "this is not a key\n".repeat(50_000)),
        ("bad items", format!("finance:\n  income:\n{}", "    - from: X Y\n      amount: lots\n".repeat(60_000))),
        ("one long line", format!("council:\n  name: {}\n", "x".repeat(4_000_000))),
        ("quotes", "\"".repeat(100_000)),
        ("tabs", "\ta: 1\n".repeat(100_000)),
        ("json deep", "[".repeat(100_000)),
        ("colons", ": ".repeat(100_000)),
        ("anchors", "a: &x 1\n".repeat(50_000)),
    ];
    for (what, text) in hostile {
        let start = std::time::Instant::now();
        let name = if what.starts_with("json") { "r.json" } else { "r.yaml" };
        let reading = read_bytes(name, text.as_bytes());
        let lines = told(&reading.findings);
        println!(
            "=> {what}: {:?} {} {}",
            start.elapsed(),
            lines.len(),
            lines.first().map(|l| l.chars().take(200).collect::<String>()).unwrap_or_default()
        );
        println!("=>      last {}", lines.last().map(|l| l.chars().take(200).collect::<String>()).unwrap_or_default());
        assert!(!lines.is_empty() && lines.len() <= MAX_FINDINGS + 1, "{what}");
    }
}
