//! The templates: the page, and one component a kind of block.

use serde::Serialize;
use tera::{Context, Tera, Value};

use crate::error::Error;

/// Text that is HTML already and is not escaped again.
pub(super) type Html = Value;

/// Where the templates of a partnership and those that ship with the tool live; the first found is used.
const PREFIXES: [&str; 2] = ["theme/", "default/"];

const DEFAULT: [(&str, &str); 11] = [
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
}

impl Templates {
    pub(super) fn load() -> Result<Self, Error> {
        Self::with(&[])
    }

    /// The templates with those of a partnership over them: `theme/blocks/table.html` goes before `default/blocks/table.html`.
    fn with(overlay: &[(&str, &str)]) -> Result<Self, Error> {
        let mut tera = Tera::default();
        tera.set_fallback_prefixes(PREFIXES).map_err(|fault| refusal(&fault))?;
        tera.add_raw_templates(DEFAULT.iter().chain(overlay).copied()).map_err(|fault| refusal(&fault))?;
        Ok(Self { tera })
    }

    /// Whether a partnership has put its own component in the place of the one that ships.
    pub(super) fn replaced(&self, component: &str) -> bool {
        self.tera.get_template_names().any(|name| name == format!("theme/blocks/{component}.html"))
    }

    /// A block through the component of its kind.
    pub(super) fn block(&self, component: &str, view: &impl Serialize) -> Result<Html, Error> {
        let mut context = Context::new();
        context.insert("block", view);
        let html = self.tera.render_component(component, &context, None, true).map_err(|fault| refusal(&fault))?;
        Ok(Value::safe_string(&html))
    }

    /// The page.
    pub(super) fn page(&self, view: &impl Serialize) -> Result<String, Error> {
        let mut context = Context::new();
        context.insert("page", view);
        self.tera.render("page.html", &context).map_err(|fault| refusal(&fault))
    }
}

fn refusal(fault: &tera::Error) -> Error {
    Error::new(fault.to_string()).during("templates of the theme")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct View {
        words: &'static str,
    }

    #[test]
    fn a_component_of_a_partnership_goes_before_the_one_that_ships() {
        let ours = "{% component paragraph(block: map) %}<p class=\"ours\">{{ block.words }}</p>{% endcomponent paragraph %}";
        let templates = Templates::with(&[("theme/blocks/paragraph.html", ours)]).expect("both load");
        let html = templates.block("paragraph", &View { words: "a < b" }).expect("it renders");
        assert_eq!(html.as_str(), Some("<p class=\"ours\">a &lt; b</p>"));
    }

    #[test]
    fn a_component_that_names_what_is_not_there_is_refused() {
        let ours = "{% component paragraph(block: map) %}{{ block.wrods }}{% endcomponent paragraph %}";
        let templates = Templates::with(&[("theme/blocks/paragraph.html", ours)]).expect("it loads");
        let error = templates.block("paragraph", &View { words: "" }).expect_err("there are no wrods").to_string();
        assert!(error.contains("theme/blocks/paragraph.html") && error.contains("wrods"), "{error}");
    }
}
