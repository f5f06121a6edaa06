//! The statutory annual return of a safeguarding children partnership: written in YAML, checked in plain words, published as
//! HTML and accessible PDF.
//!
//! A partnership writes what it found, what it commissioned, what it spent and what changed for children. This library says what
//! still needs work in it, at the right line and in the words of the form, and makes one document of it: as a web page, as a
//! tagged PDF and as data. This page is the architecture: what goes where, and what always holds.
//!
//! # From text to report
//!
//! ```
//! use masa_return::annual_return::check::assess::assess;
//! use masa_return::annual_return::report;
//! use masa_return::read::Source;
//! use masa_return::theme::Theme;
//!
//! let yaml = "schema_version: \"2027.1\"\nreporting_year: 2026-27\nperiod_start: 01/04/2026\n";
//! let file = Source { name: "return.yaml".to_owned(), bytes: yaml.as_bytes().to_vec() };
//!
//! // Read and check. What is wrong with a return is a finding, never an error.
//! let assessment = assess(&[file], None)?;
//! let date = assessment.findings.iter().find(|finding| finding.path().to_string() == "period_start");
//! assert_eq!(date.map(|finding| finding.code.as_str()), Some("FRM-005"));
//! assert!(!assessment.is_sound());
//!
//! // One document, and from it the page. The same document makes the PDF: `pdf::render(&document, &theme)`.
//! let document = report::document(assessment.published()?, &assessment.findings, report::EditionOptions::DRAFT)?;
//! let page = masa_return::html::render(&document, &Theme::shipped()?)?;
//! assert!(page.starts_with("<!DOCTYPE html>"));
//! # Ok::<(), masa_return::error::Error>(())
//! ```
//!
//! | Step | Takes | Gives |
//! |---|---|---|
//! | [`read`] | bytes and their names | a value of the types, and a finding for every fault |
//! | [`annual_return::check`] | the facts: this return, last year's where it is given, reference data, the day it is judged on | findings; rules that could not be checked, or are off because their duty is only proposed |
//! | [`disclosure`] | the return as it was written | the return as anyone may read it, a type of its own: [`Published`](annual_return::Published) |
//! | [`annual_return::report`] | the published return, the findings | a [`document`]: sections, tables, charts, words |
//! | [`html`], [`pdf`] | the document and a [`theme`] | a page; a file |
//! | [`annual_return::data::dataset`] | the published return | its data beside the report: a [`dataset`] of tables, as files and as a spreadsheet |
//! | [`collate`] | many returns, as they were sent | a register, national tables, a report, and what is left to do |
//! | [`verify`] | the bytes of any of these | whether they are one return, and whether their words are those of their data |
//!
//! # Two halves
//!
//! **About this return**, and changed when the department changes the form: [`annual_return`] and [`reference`](mod@reference).
//! Each part of the form is a folder of `annual_return`, and each folder holds the same things: what is asked (`model`), which counts
//! add up to which (`sums`), what is computed from it (`figures`), what must hold (`rules`), what the report says of it (`report`), and
//! one [`PART`](annual_return::part::FormPart) that names all of these. [`annual_return::parts`] lists the parts once; rules, figures,
//! chapters and sums are read from that list. The types are the contract: the JSON Schema that editors and other programs use is made
//! from them, a doc comment on a field is the help that people read, and what else is known of a field (whether it is private, whether
//! it is carried forward to next year) is an attribute beside it.
//!
//! Beside the parts, `annual_return` has a room for each thing that is done with the whole return:
//!
//! | Room | What is done there |
//! |---|---|
//! | [`terms`](annual_return::terms) | the words of the form: kinds, code lists, evidence, the schemas |
//! | [`check`](annual_return::check) | files are read, facts are gathered, rules are run |
//! | [`public`](annual_return::public) | the public form, its digests, the published return |
//! | [`years`](annual_return::years) | last year's return, what is carried forward, the starter of a new year |
//! | [`prefill`](annual_return::prefill) | what is already public is filled in |
//! | [`report`](annual_return::report), [`data`](annual_return::data) | what is published: the document and the tables |
//! | [`explain`](annual_return::explain) | who asks for a field, and codes that were given up |
//!
//! **About any return**, and changed when the tool gets better: [`value`] (money, counts, dates, answers), [`finding`], [`rule`],
//! [`disclosure`], [`privacy`], [`language`], [`read`], [`document`], [`chart`], [`theme`], [`html`], [`pdf`], [`canonical`], [`compare`], [`dataset`],
//! [`findings`], [`edit`].
//!
//! Over both stand [`verify`], which makes what was published again and holds it against what can be read, [`collate`], which reads
//! many returns, and `cli`.
//!
//! # Arrows
//!
//! Modules name what stands below them, or what is in the second half, and never the reverse. `html`, `pdf`, `chart`, `document`,
//! `theme` and `read` cannot name a field of the return, so the page and the PDF cannot disagree about one. `rules` may use
//! `figures`, and figures no rules. A library that could be exchanged (the YAML parser, the schema validator, the template
//! engine, the PDF writer) is named in one module. No two source files depend on each other in a circle. The tests of the package
//! `house`, in `tests/house`, read the source and hold it to this in seconds: `cargo test -p house`.
//!
//! # What always holds
//!
//! * **Reading never fails.** Every asked-for field is an [`Answer`](value::Answer): given, not answered, or faulty. It has no
//!   default, and a rule or figure over what is not given stays silent and is listed as not checked. An [`Error`](error::Error)
//!   is for what stops the tool.
//! * **One finding type.** Faults of YAML, of the form and of the rules are sorted by place and told in one run.
//! * **Missing is not zero.** Counts and amounts carry the department's symbols, and a sum with a symbol in it is not known.
//! * **Money is exact.** It is read from the text as typed into a decimal, and no floating-point number stands near it.
//! * **Disclosure comes before the tree.** A document is made of a [`Published`](annual_return::Published) return alone, in which counts
//!   of children from 1 to 5 are suppressed, with whatever would give one away, and private notes are gone. The true return cannot be
//!   passed in its place: it does not compile. No renderer ever holds a true small number.
//! * **One tree, two outputs.** A document has no markup in it. The level of a heading is its nesting; a table or chart cannot be
//!   built without its caption, its headers and its words for those who do not see it.
//! * **Nothing from outside.** The library reads no clock, file, environment or network, starts no thread and depends on no order
//!   of hashing. Whether a date has passed is asked of the day the return was prepared. Same input, same bytes, on both sides.
//! * **No panic on any input**, and no unsafe code.
//!
//! Files, the terminal and exit codes are in `cli`, behind the feature of that name. Without it the library compiles for
//! `wasm32-unknown-unknown`.
#![cfg_attr(
    test,
    allow(
        clippy::disallowed_methods,
        clippy::float_cmp,
        clippy::needless_pass_by_value,
        clippy::string_slice,
        reason = "a test stops at the first surprise, and hands over what it made"
    )
)]

pub mod annual_return;
pub mod canonical;
pub mod chart;
#[cfg(feature = "cli")]
pub mod cli;
pub mod collate;
pub mod compare;
pub mod dataset;
pub mod disclosure;
pub mod document;
pub mod edit;
pub mod error;
pub mod finding;
pub mod findings;
pub mod html;
pub mod language;
#[cfg(feature = "cli")]
pub mod parquet;
pub mod pdf;
pub mod privacy;
pub mod read;
pub mod reference;
pub mod rule;
pub mod theme;
pub mod value;
pub mod verify;
#[cfg(feature = "cli")]
pub mod workbook;
