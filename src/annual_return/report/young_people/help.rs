//! Where children can get help. These are the only facts in the edition that are not in the return. They come from the
//! department's own pages for children (the young people's versions of the consultation of June 2026 and of Working Together
//! 2023).

use crate::document::{Block, Inline, Section, Target};

/// The anchor of the section.
pub const ANCHOR: &str = "get-help";

/// The section.
pub fn section() -> Section {
    let mut section = Section::new(ANCHOR, "Where to get help");
    let entry = |name: &str, words: &str, link: Option<(&str, &str)>| {
        let mut said = vec![Inline::Strong(vec![name.into()]), words.into()];
        if let Some((words, address)) = link {
            said.push(Inline::Link { target: Target::Url(address.to_owned()), text: vec![words.into()] });
            said.push(".".into());
        }
        vec![Block::Paragraph(said)]
    };
    section.blocks = vec![
        Block::text(
            "You can always ask for help. You can ask a teacher, a nurse, a youth worker or any adult you trust. You will not be in trouble for asking.",
        ),
        Block::List {
            ordered: false,
            items: vec![
                entry("If you are in danger now", ", call 999. Ask for the police. The call is free.", None),
                entry(
                    "Childline",
                    " can help you with any worry. It is safe and private. It is there all day and all night. Call 0800 1111. The call is free. Or chat with them at ",
                    Some(("childline.org.uk", "https://www.childline.org.uk/")),
                ),
                entry(
                    "Help at Hand",
                    " is for you if you are in care, live away from home, or have left care. Call 0800 528 0731. The call is free.",
                    None,
                ),
            ],
        },
    ];
    section
}
