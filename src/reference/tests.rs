//! What the rest of the tool relies on in the shipped data.

use std::collections::BTreeSet;

use super::*;
use crate::value::Symbol;

const AREAS: &str = "england_and_regions.csv";

fn day(text: &str) -> Date {
    Date::parse(text).expect(text)
}

fn number(text: &str) -> Decimal {
    Decimal::from_str_exact(text).expect(text)
}

/// The number of rows in a file, each of which must be as wide as the header.
fn rows_in(csv: &str) -> usize {
    let mut rows = 0;
    for record in csv::Reader::from_reader(csv.as_bytes()).records() {
        record.expect("a row as wide as the header");
        rows += 1;
    }
    rows
}

fn has_shape(code: &str) -> bool {
    code.split('_').all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

#[test]
fn no_row_of_the_shipped_tables_is_left_out() {
    let areas = Areas::read();
    let both = |files: [&str; 2]| files.into_iter().map(rows_in).sum::<usize>();
    assert_eq!(areas.authorities.len(), both(area::AUTHORITIES));
    assert_eq!(areas.gss_codes.len(), both(area::GSS_CODES));
    assert_eq!(areas.boards.len(), both(area::BOARDS));
    assert_eq!(areas.board_links.len(), both(area::BOARD_LINKS));
    assert_eq!(areas.forces.len(), both(area::FORCES));
    assert_eq!(areas.force_links.len(), both(area::FORCE_LINKS));
    assert_eq!(areas.areas.len(), rows_in(area::REGIONS));
    assert_eq!(Populations::read().0.len(), rows_in(population::REAL) + rows_in(population::TEST_AREA));
    assert_eq!(Catalogue::read().indicators().len(), rows_in(catalogue::INDICATORS));
    assert_eq!(Reference::default().bank_holidays().len(), rows_in(BANK_HOLIDAYS));
    assert_eq!(published::read_sources().len(), rows_in(published::SOURCES));
}

#[test]
fn no_cell_of_the_published_figures_is_left_out() {
    let mut files: Vec<(&str, &str)> = published::FILES.to_vec();
    files.push((AREAS, published::AREA_FIGURES));
    for (file, csv) in files {
        let label_columns = if file == AREAS { 3 } else { 2 };
        assert!(rows_in(csv) > 400, "{file}");
        table::read(csv, |row| {
            for (column, text) in row.columns().skip(label_columns) {
                assert!(Published::parse(text).is_some(), "{file}: {column} holds {text:?}");
            }
            Some(())
        });
        assert!(published::read_sources().iter().any(|source| source.file == file), "{file} has no source");
    }
}

#[test]
fn there_are_153_councils_with_codes_of_their_own() {
    let reference = Reference::default();
    let real: Vec<&Authority> = reference.authorities().iter().filter(|authority| !authority.test_area).collect();
    assert_eq!(real.len(), 153);
    let codes: BTreeSet<&str> = reference.authorities().iter().map(|authority| authority.dfe_code.as_str()).collect();
    assert_eq!(codes.len(), 155);
    assert!(codes.iter().all(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_digit())));
    for date in [day("2025-03-31"), day("2026-04-01")] {
        let gss: BTreeSet<&str> = real.iter().filter_map(|authority| reference.gss_code(&authority.dfe_code, date)).collect();
        assert_eq!(gss.len(), 153, "{date}");
    }
    assert!(real.iter().all(|authority| reference.region_of(&authority.dfe_code).is_some()));
}

#[test]
fn every_council_has_a_force_and_a_board_before_and_after_april_2026() {
    let reference = Reference::default();
    for (date, boards) in [(day("2025-03-31"), 42), (day("2026-03-31"), 42), (day("2026-04-01"), 36)] {
        for authority in reference.authorities() {
            assert!(reference.force_in(&authority.dfe_code, date).is_some(), "{} on {date}", authority.name);
            let found = reference.boards_in(&authority.dfe_code, date);
            assert_eq!(found.iter().filter(|found| found.main).count(), 1, "{} on {date}", authority.name);
            assert!(found.first().is_some_and(|first| first.main), "{} on {date}", authority.name);
        }
        let in_force: BTreeSet<&str> = reference
            .boards()
            .iter()
            .filter(|board| !board.test_area && board.in_force.on(date))
            .map(|board| board.ods_code.as_str())
            .collect();
        assert_eq!(in_force.len(), boards, "{date}");
    }
    assert_eq!(reference.forces().iter().filter(|force| !force.test_area).count(), 39);
}

#[test]
fn codes_are_looked_up_by_date() {
    let reference = Reference::default();
    let barnsley = |gss, date| reference.authority_by_gss(gss, day(date)).map(|authority| authority.name.as_str());
    assert_eq!(barnsley("E08000016", "2025-03-31"), Some("Barnsley"));
    assert_eq!(barnsley("E08000016", "2025-04-01"), None);
    assert_eq!(barnsley("E08000038", "2025-04-01"), Some("Barnsley"));
    let board = |date| reference.board("QRL", day(date)).map(|board| board.gss_code.as_str());
    assert_eq!((board("2026-03-31"), board("2026-04-01")), (Some("E54000042"), Some("E54000067")));
    assert_eq!(reference.board("QRV", day("2026-04-01")), None);
    assert_eq!(
        reference.board("QRV", day("2026-03-31")).map(|board| board.successors.as_slice()),
        Some(&["Z9B2Z".to_owned()][..])
    );
    let boards =
        |date| reference.boards_in("936", day(date)).into_iter().map(|found| found.board.ods_code.as_str()).collect::<Vec<_>>();
    assert_eq!((boards("2026-03-31"), boards("2026-04-01")), (vec!["QXU", "QNQ"], vec!["S9B9J"]));
}

#[test]
fn the_test_area_is_whole_and_has_no_published_figures() {
    let reference = Reference::default();
    let date = day("2027-03-31");
    for (code, name) in [("991", "Exampleshire"), ("992", "Sampleton")] {
        assert!(reference.is_test_area(code));
        assert_eq!(reference.authority(code).map(|authority| authority.name.as_str()), Some(name));
        assert_eq!(reference.force_in(code, date).map(|force| force.name.as_str()), Some("Exampleshire Police"));
        assert!((2024..=2026).all(|year| reference.population(code, year).is_some()));
        assert_eq!(reference.published(code, "D03", 2025), Published::NotShipped);
        assert_eq!(reference.region_of(code), None);
    }
    let boards =
        |code| reference.boards_in(code, date).into_iter().map(|found| found.board.ods_code.as_str()).collect::<Vec<_>>();
    assert_eq!((boards("991"), boards("992")), (vec!["X01", "X02"], vec!["X01"]));
    assert!(!reference.is_test_area("816"));
}

#[test]
fn populations_add_up_to_england_and_give_the_departments_rates() {
    let reference = Reference::default();
    for (year, england) in [(2023, 12_059_476), (2024, 12_183_016)] {
        assert_eq!(reference.population(ENGLAND, year), Some(england));
        let real = reference.authorities().iter().filter(|authority| !authority.test_area);
        assert_eq!(real.filter_map(|authority| reference.population(&authority.dfe_code, year)).sum::<u32>(), england);
    }
    assert_eq!(rate_per_10000(49_420.into(), 12_183_016), Some(number("40.6")));
    assert_eq!(rate_per_10000(402_400.into(), 12_183_016), Some(number("330.3")));
    assert_eq!(rate_per_10000(1.into(), 0), None);
}

#[test]
fn published_figures_are_found_by_council_indicator_and_year() {
    let reference = Reference::default();
    let known = |text| Published::Known(number(text));
    assert_eq!(reference.published("857", "D03", 2025), known("385"));
    assert_eq!(reference.published("857", "D04", 2025), known("26.8"));
    assert_eq!(reference.published_parts("857", "D04", 2025), Some((known("103"), known("385"))));
    assert_eq!(reference.published("857", "D11a", 2025), Published::Symbol(Symbol::Confidential));
    assert_eq!(reference.published("816", "D13r", 2025), known("36.3"));
    assert_eq!(reference.published("816", "D14a", 2025), Published::NotShipped);
    assert_eq!(reference.published("816", "D03", 2026), Published::NotShipped);
    assert_eq!(reference.published("909", "D03", 2023), Published::NotShipped);
    assert_eq!(reference.published_source("D03").map(|source| source.published_on), Some(day("2025-10-30")));
}

#[test]
fn england_and_regions_have_figures_published_or_worked_out() {
    let reference = Reference::default();
    assert_eq!(reference.england("D13", 2025), Published::Known(number("49420")));
    assert_eq!(reference.england("D04", 2025), Published::Known(number("22.6")));
    assert_eq!(reference.england("D13r", 2025), Published::WorkedOut(number("40.6")));
    assert_eq!(reference.england("D03r", 2025), Published::WorkedOut(number("519.4")));
    assert_eq!(reference.england("D08r", 2025), Published::WorkedOut(number("189.3")));
    assert_eq!(reference.england("D10", 2025), Published::WorkedOut(number("81.4")));
    assert_eq!(reference.england("D20r", 2025), Published::Known(number("67")));
    assert_eq!(reference.england("D13r", 2023), Published::NotShipped);
    assert_eq!(reference.england("D02", 2025), Published::NotShipped);
    assert_eq!(reference.england("D39a", 2025), Published::NotShipped);
    let region = reference.region_of("816").map(|area| area.code.as_str());
    assert_eq!(region, Some("E12000003"));
    assert_eq!(reference.region("E12000003", "D03", 2025).known().map(|value| value % Decimal::TEN), Some(Decimal::ZERO));
}

/// The department's rates for councils follow from its counts, which shows that counts and populations were copied correctly.
#[test]
fn the_departments_rates_for_councils_follow_from_its_counts() {
    let reference = Reference::default();
    let real = || reference.authorities().iter().filter(|authority| !authority.test_area);
    for (count, rate) in [("D03", "D03r"), ("D08", "D08r"), ("D09", "D09r"), ("D12", "D12r"), ("D13", "D13r"), ("D19", "D19r")] {
        let source = reference.indicator(rate).and_then(|indicator| indicator.source.as_ref()).expect("a source");
        let (mut compared, mut agreed) = (0, 0);
        for code in real().map(|authority| authority.dfe_code.as_str()) {
            let figure = |indicator| reference.published(code, indicator, 2025).known();
            if let (Some(count), Some(published)) = (figure(count), figure(rate)) {
                let children = reference.population(code, 2024).expect("a population");
                compared += 1;
                agreed += u32::from(source.agrees(published, rate_per_10000(count, children).expect("a rate")));
            }
        }
        assert!(compared >= 150, "{rate}: {compared}");
        assert_eq!(agreed, compared, "{rate}");
    }
}

#[test]
fn the_departments_percentages_follow_from_the_counts_behind_them() {
    let reference = Reference::default();
    for code in ["D04", "D05", "D06", "D15", "D16"] {
        let source = reference.indicator(code).and_then(|indicator| indicator.source.as_ref()).expect("a source");
        let mut compared = 0;
        for authority in reference.authorities() {
            let area = authority.dfe_code.as_str();
            let Some((part, whole)) = reference.published_parts(area, code, 2025) else { panic!("{code} has no parts") };
            let (Some(part), Some(whole)) = (part.known(), whole.known().filter(|whole| !whole.is_zero())) else { continue };
            let published = reference.published(area, code, 2025).known().expect("a percentage");
            let share = population::share(part, whole, Decimal::ONE_HUNDRED).expect("a share");
            assert!(source.agrees(published, share), "{code} {}: {published} against {share}", authority.name);
            compared += 1;
        }
        assert!(compared >= 90, "{code}: {compared}");
    }
}

#[test]
fn numbers_agree_once_they_are_rounded_as_the_department_rounds() {
    let reference = Reference::default();
    let source = |code| reference.indicator(code).and_then(|indicator| indicator.source.clone()).expect("a source");
    assert!(source("D20r").agrees(number("69"), number("69.0")) && source("D20r").agrees(number("69"), number("68.5")));
    assert!(source("D04").agrees(number("23"), number("23.0")) && !source("D04").agrees(number("23"), number("23.2")));
}

/// Whether the catalogue names a table for councils and one for England, even if the rest of the row cannot be read.
fn row_has_source(code: &str) -> (bool, bool) {
    let found = table::read(catalogue::INDICATORS, |row| {
        (row.text("code") == code).then(|| (!row.text("source_file").is_empty(), !row.text("england_file").is_empty()))
    });
    found.first().copied().expect(code)
}

#[test]
fn the_catalogue_refers_to_what_is_there() {
    let reference = Reference::default();
    let codes: BTreeSet<&str> = reference.indicators().iter().map(|indicator| indicator.code.as_str()).collect();
    assert_eq!(codes.len(), reference.indicators().len());
    for indicator in reference.indicators() {
        let code = indicator.code.as_str();
        for operand in [&indicator.numerator, &indicator.denominator] {
            if let Operand::Indicators(parts) = operand {
                assert!(parts.iter().all(|part| codes.contains(part.as_str())), "{code}");
            }
        }
        let ratio = matches!(indicator.unit, Unit::Percent | Unit::RatePer10000);
        assert_eq!(ratio, indicator.numerator != Operand::None && indicator.denominator != Operand::None, "{code}");
        assert!(indicator.definition.ends_with('.'), "{code}");
        assert_eq!(row_has_source(code), (indicator.source.is_some(), indicator.england.is_some()), "{code}");
        if indicator.source.is_some() {
            assert_ne!(reference.published("816", code, 2025), Published::NotShipped, "{code}");
            assert!(reference.published_source(code).is_some(), "{code}");
        }
        if indicator.england.is_some() {
            assert!(matches!(reference.england(code, 2025), Published::Known(_)), "{code}");
        }
        if indicator.asked == Asked::Core {
            assert_eq!((indicator.level, indicator.child_level), (IndicatorLevel::Authority, true), "{code}");
        }
    }
    let core = reference.indicators().iter().filter(|indicator| indicator.asked == Asked::Core);
    assert_eq!(
        core.map(|indicator| indicator.code.as_str()).collect::<Vec<_>>().join(" "),
        "D03 D04 D05 D06 D07 D08 D09 D11a D11b D11c D11d D12 D13 D14a D14b D14c D14d D14e D15 D16 D17 D18 D19 D20 D21a D21b D22"
    );
}

#[test]
fn lists_have_unique_codes_and_words_for_each() {
    let reference = Reference::default();
    for (name, csv) in list::LISTS {
        let rows = reference.list(name);
        assert_eq!(rows.len(), rows_in(csv), "{name}");
        let codes: BTreeSet<&str> = rows.iter().map(|row| row.code.as_str()).collect();
        assert_eq!(codes.len(), rows.len(), "{name}");
        for row in rows {
            assert!(name == "indicators" || has_shape(&row.code), "{name}: {}", row.code);
            assert!(row.label.starts_with(char::is_uppercase), "{name}: {}", row.label);
            assert!(row.meaning.ends_with('.'), "{name}: {}", row.code);
        }
    }
    assert_eq!(reference.label("core_function", "macpt"), Some("Multi-agency child protection team"));
    assert_eq!(reference.label("core_function", "nothing"), None);
    assert!(reference.list("nothing").is_empty());
}

#[test]
fn every_shipped_list_can_be_asked_for() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/lists");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .expect(folder)
        .map(|entry| entry.expect("an entry").path().file_stem().expect("a name").to_string_lossy().into_owned())
        .collect();
    assert_eq!(files, list::LISTS.iter().map(|(name, _)| (*name).to_owned()).collect());
}

#[test]
fn thresholds_all_read_and_say_why() {
    let read: Thresholds = toml::from_str(threshold::THRESHOLDS).expect("thresholds.toml reads");
    assert_eq!(&read, Reference::default().thresholds());
    for (name, threshold) in read.all() {
        let said = [&threshold.unit, &threshold.why, &threshold.source].iter().all(|text| !text.is_empty());
        assert!(threshold.value > 0 && said && !threshold.rules.is_empty(), "{name}");
    }
    assert_eq!(read.rapid_review_days_most.value, 15);
}

#[test]
fn bank_holidays_are_in_order_and_skipped() {
    let reference = Reference::default();
    assert!(reference.bank_holidays().is_sorted());
    assert_eq!(reference.working_days().between(day("2026-12-24"), day("2026-12-29")), 1);
    assert!(reference.knows_bank_holidays_of(day("2027-06-01")));
    assert!(!reference.knows_bank_holidays_of(day("2035-06-01")));
}
