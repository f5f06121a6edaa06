//! The templates: the page, and one component for each kind of block.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Tera, Value};

use super::refusal;
use crate::error::Error;
use crate::theme::{Fault, Part, Theme};

/// Text that is HTML already and is not escaped again.
pub(super) type Html = Value;

/// The folders of a partnership's templates and of the default ones; the first match is used.
const PREFIXES: [&str; 2] = ["theme/", "default/"];

pub(super) const DEFAULT: [(&str, &str); 11] = [
    ("default/page.html", include_str!("../../templates/page.html")),
    ("default/blocks/inline.html", include_str!("../../templates/blocks/inline.html")),
    ("default/blocks/paragraph.html", include_str!("../../templates/blocks/paragraph.html")),
    ("default/blocks/list.html", include_str!("../../templates/blocks/list.html")),
    ("default/blocks/facts.html", include_str!("../../templates/blocks/facts.html")),
    ("default/blocks/figures.html", include_str!("../../templates/blocks/figures.html")),
    ("default/blocks/table.html", include_str!("../../templates/blocks/table.html")),
    ("default/blocks/chart.html", include_str!("../../templates/blocks/chart.html")),
    ("default/blocks/notice.html", include_str!("../../templates/blocks/notice.html")),
    ("default/blocks/quote.html", include_str!("../../templates/blocks/quote.html")),
    ("default/blocks/section.html", include_str!("../../templates/blocks/section.html")),
];

/// The loaded templates.
pub(super) struct Templates {
    tera: Tera,
    /// The components of a partnership, by their names in the engine.
    parts: BTreeMap<String, Part>,
    fault: RefCell<Option<Fault>>,
}

impl Templates {
    /// The templates of a partnership, then the default ones: `theme/blocks/table.html` is used before
    /// `default/blocks/table.html`.
    pub(super) fn load(theme: &Theme) -> Result<Self, Fault> {
        let parts: BTreeMap<String, Part> =
            theme.blocks.iter().map(|part| (format!("theme/{}", part.file), part.clone())).collect();
        let mut tera = Tera::default();
        let overlay = parts.iter().map(|(name, part)| (name.as_str(), part.text.as_str()));
        let loaded =
            tera.set_fallback_prefixes(PREFIXES).and_then(|()| tera.add_raw_templates(DEFAULT.into_iter().chain(overlay)));
        let templates = Self { tera, parts, fault: RefCell::default() };
        match loaded {
            Ok(()) => Ok(templates),
            Err(fault) => Err(refusal::fault(&fault, &templates.parts)),
        }
    }

    /// The fault of the last refusal, when it was about a component of a partnership.
    pub(super) fn fault(self) -> Option<Fault> {
        self.fault.into_inner()
    }

    fn refuse(&self, fault: &tera::Error) -> Error {
        let fault = refusal::fault(fault, &self.parts);
        let error = Error::new(fault.to_string());
        *self.fault.borrow_mut() = Some(fault);
        error
    }

    /// Whether a partnership has replaced the default component.
    pub(super) fn replaced(&self, component: &str) -> bool {
        self.parts.values().any(|part| part.name == component)
    }

    /// Renders a block with the component of its kind.
    pub(super) fn block(&self, component: &str, view: &impl Serialize) -> Result<Html, Error> {
        let mut context = Context::new();
        context.insert("block", view);
        let html = self.tera.render_component(component, &context, None, true).map_err(|fault| self.refuse(&fault))?;
        Ok(Value::safe_string(&html))
    }

    /// Renders the page.
    pub(super) fn page(&self, view: &impl Serialize) -> Result<String, Error> {
        let mut context = Context::new();
        context.insert("page", view);
        self.tera.render("page.html", &context).map_err(|fault| self.refuse(&fault))
    }
}

/// The names of the components, in the order of their files.
pub(super) fn component_names() -> Vec<&'static str> {
    DEFAULT.iter().filter_map(|(file, _)| file.strip_prefix("default/blocks/")?.strip_suffix(".html")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct View {
        words: &'static str,
    }

    fn with(text: &str) -> Theme {
        let part = Part { name: "paragraph".to_owned(), file: "blocks/paragraph.html".to_owned(), text: text.to_owned() };
        Theme { blocks: vec![part], ..Theme::shipped().expect("the shipped theme") }
    }

    #[test]
    fn a_component_of_a_partnership_goes_before_the_one_that_ships() {
        let ours = "{% component paragraph(block: map) %}<p class=\"ours\">{{ block.words }}</p>{% endcomponent paragraph %}";
        let templates = Templates::load(&with(ours)).expect("both load");
        let html = templates.block("paragraph", &View { words: "a < b" }).expect("it renders");
        assert_eq!(html.as_str(), Some("<p class=\"ours\">a &lt; b</p>"));
    }

    #[test]
    fn a_component_that_names_what_is_not_there_is_refused_with_its_place() {
        let cases = [
            (
                "\n {{ block.wrods }}",
                "blocks/paragraph.html:2:11: error: the block has no “wrods” [THM-008]\n  help: did you mean words?",
            ),
            ("{{ blok.words }}", "blocks/paragraph.html:1:41: error: there is no “blok” [THM-008]\n  help: did you mean block?"),
            ("{% if block.words == 1 %}", "blocks/paragraph.html:1:"),
            ("{{ block.words | }}", "blocks/paragraph.html:1:"),
        ];
        for (inside, expected) in cases {
            let ours = format!("{{% component paragraph(block: map) %}}{inside}{{% endcomponent paragraph %}}");
            let told = match Templates::load(&with(&ours)) {
                Ok(templates) => templates.block("paragraph", &View { words: "" }).expect_err("it is faulty").to_string(),
                Err(fault) => fault.to_string(),
            };
            assert!(told.starts_with(expected) && !told.contains("-->"), "{told}");
        }
    }
}
