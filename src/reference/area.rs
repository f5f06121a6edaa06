//! Councils, integrated care boards, police forces and regions, and which of them overlap on a given day.

use super::table::{self, Row, shipped};
use crate::value::{Date, Decimal, InForce};

/// A council with children's services.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// The department's three-digit code. Tables of areas are joined on it, because it stays the same when other codes change.
    pub dfe_code: String,
    /// The name of the area.
    pub name: String,
    /// The code of its region; `None` in the test area.
    pub region_code: Option<String>,
    /// The days between which the council existed.
    pub in_force: InForce,
    /// Whether it exists only for examples and tests.
    pub test_area: bool,
}

/// An integrated care board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// The NHS organisation code (ODS).
    pub ods_code: String,
    /// The nine-character code of the Office for National Statistics (ONS).
    pub gss_code: String,
    /// The full name.
    pub name: String,
    /// The days between which the board existed with these codes.
    pub in_force: InForce,
    /// The codes of the boards that took over its area.
    pub successors: Vec<String>,
    /// Whether its ONS code was found in more than one source. A finding based on an unconfirmed code is never an error.
    pub gss_code_confirmed: bool,
    /// Whether it exists only for examples and tests.
    pub test_area: bool,
}

/// A police force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Force {
    /// The nine-character ONS code of its area.
    pub code: String,
    /// The name of the force.
    pub name: String,
    /// The days between which the force existed.
    pub in_force: InForce,
    /// Whether it exists only for examples and tests.
    pub test_area: bool,
}

/// A region, or England.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// The nine-character ONS code.
    pub code: String,
    /// The name.
    pub name: String,
}

/// An integrated care board whose area overlaps a council's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoardInAuthority<'a> {
    /// The board.
    pub board: &'a Board,
    /// The share of the council's small areas that are in the board's area, from 0 to 1. It is not a share of children.
    pub share_of_area: Decimal,
    /// Whether most of the council's area is in this board's area.
    pub main: bool,
}

#[derive(Debug)]
pub(super) struct GssCode {
    dfe_code: String,
    gss_code: String,
    in_force: InForce,
}

#[derive(Debug)]
pub(super) struct BoardLink {
    dfe_code: String,
    ods_code: String,
    in_force: InForce,
    share_of_area: Decimal,
    main: bool,
}

#[derive(Debug)]
pub(super) struct ForceLink {
    dfe_code: String,
    force_code: String,
    in_force: InForce,
}

#[derive(Debug)]
pub(super) struct Areas {
    pub(super) authorities: Vec<Authority>,
    pub(super) gss_codes: Vec<GssCode>,
    pub(super) boards: Vec<Board>,
    pub(super) board_links: Vec<BoardLink>,
    pub(super) forces: Vec<Force>,
    pub(super) force_links: Vec<ForceLink>,
    pub(super) areas: Vec<Area>,
}

/// The texts of a real table and of its test-area counterpart.
macro_rules! with_test_area {
    ($file:literal) => {
        [shipped!("areas/", $file), shipped!("areas/test_area/", $file)]
    };
}

pub(super) const AUTHORITIES: [&str; 2] = with_test_area!("local_authorities.csv");
pub(super) const GSS_CODES: [&str; 2] = with_test_area!("local_authority_gss_codes.csv");
pub(super) const BOARDS: [&str; 2] = with_test_area!("integrated_care_boards.csv");
pub(super) const BOARD_LINKS: [&str; 2] = with_test_area!("la_icb.csv");
pub(super) const FORCES: [&str; 2] = with_test_area!("police_forces.csv");
pub(super) const FORCE_LINKS: [&str; 2] = with_test_area!("la_police.csv");
pub(super) const REGIONS: &str = shipped!("areas/regions.csv");

/// Reads a real table, then its test-area counterpart.
fn read_both<T>([real, test]: [&str; 2], read: impl Fn(&Row, bool) -> Option<T>) -> Vec<T> {
    let mut rows = table::read(real, |row| read(row, false));
    rows.extend(table::read(test, |row| read(row, true)));
    rows
}

impl Areas {
    pub(super) fn read() -> Self {
        Self {
            authorities: read_both(AUTHORITIES, |row, test_area| {
                Some(Authority {
                    dfe_code: row.optional("dfe_code")?,
                    name: row.optional("name")?,
                    region_code: row.optional("region_code"),
                    in_force: row.in_force()?,
                    test_area,
                })
            }),
            gss_codes: read_both(GSS_CODES, |row, _| {
                Some(GssCode {
                    dfe_code: row.optional("dfe_code")?,
                    gss_code: row.optional("gss_code")?,
                    in_force: row.in_force()?,
                })
            }),
            boards: read_both(BOARDS, |row, test_area| {
                Some(Board {
                    ods_code: row.optional("ods_code")?,
                    gss_code: row.optional("gss_code")?,
                    name: row.optional("name")?,
                    in_force: row.in_force()?,
                    successors: row.text("successors").split(';').filter(|code| !code.is_empty()).map(str::to_owned).collect(),
                    gss_code_confirmed: row.text("gss_code_confidence") == "confirmed",
                    test_area,
                })
            }),
            board_links: read_both(BOARD_LINKS, |row, _| {
                Some(BoardLink {
                    dfe_code: row.optional("dfe_code")?,
                    ods_code: row.optional("ods_code")?,
                    in_force: row.in_force()?,
                    share_of_area: row.decimal("share_of_area")?,
                    main: row.text("main") == "yes",
                })
            }),
            forces: read_both(FORCES, |row, test_area| {
                Some(Force { code: row.optional("code")?, name: row.optional("name")?, in_force: row.in_force()?, test_area })
            }),
            force_links: read_both(FORCE_LINKS, |row, _| {
                Some(ForceLink {
                    dfe_code: row.optional("dfe_code")?,
                    force_code: row.optional("force_code")?,
                    in_force: row.in_force()?,
                })
            }),
            areas: table::read(REGIONS, |row| Some(Area { code: row.optional("code")?, name: row.optional("name")? })),
        }
    }

    pub(super) fn authority(&self, dfe_code: &str) -> Option<&Authority> {
        self.authorities.iter().find(|authority| authority.dfe_code == dfe_code)
    }

    pub(super) fn authorities(&self) -> &[Authority] {
        &self.authorities
    }

    pub(super) fn authority_by_gss(&self, gss_code: &str, date: Date) -> Option<&Authority> {
        let found = self.gss_codes.iter().find(|row| row.gss_code == gss_code && row.in_force.on(date))?;
        self.authority(&found.dfe_code)
    }

    pub(super) fn authority_ever_by_gss(&self, gss_code: &str) -> Option<&Authority> {
        let found = self.gss_codes.iter().find(|row| row.gss_code == gss_code)?;
        self.authority(&found.dfe_code)
    }

    pub(super) fn gss_code(&self, dfe_code: &str, date: Date) -> Option<&str> {
        let found = self.gss_codes.iter().find(|row| row.dfe_code == dfe_code && row.in_force.on(date))?;
        Some(&found.gss_code)
    }

    pub(super) fn gss_codes_of(&self, dfe_code: &str) -> impl Iterator<Item = (&str, InForce)> {
        let mut codes: Vec<&GssCode> = self.gss_codes.iter().filter(|row| row.dfe_code == dfe_code).collect();
        codes.sort_by_key(|code| code.in_force.from);
        codes.into_iter().map(|code| (code.gss_code.as_str(), code.in_force))
    }

    pub(super) fn board(&self, ods_code: &str, date: Date) -> Option<&Board> {
        self.boards.iter().find(|board| board.ods_code == ods_code && board.in_force.on(date))
    }

    pub(super) fn boards(&self) -> &[Board] {
        &self.boards
    }

    pub(super) fn boards_in(&self, dfe_code: &str, date: Date) -> Vec<BoardInAuthority<'_>> {
        let links = self.board_links.iter().filter(|link| link.dfe_code == dfe_code && link.in_force.on(date));
        let mut boards: Vec<_> = links
            .filter_map(|link| {
                let board = self.board(&link.ods_code, date)?;
                Some(BoardInAuthority { board, share_of_area: link.share_of_area, main: link.main })
            })
            .collect();
        boards.sort_by(|a, b| b.share_of_area.cmp(&a.share_of_area).then_with(|| a.board.ods_code.cmp(&b.board.ods_code)));
        boards
    }

    pub(super) fn force(&self, code: &str) -> Option<&Force> {
        self.forces.iter().find(|force| force.code == code)
    }

    pub(super) fn forces(&self) -> &[Force] {
        &self.forces
    }

    pub(super) fn force_in(&self, dfe_code: &str, date: Date) -> Option<&Force> {
        let link = self.force_links.iter().find(|link| link.dfe_code == dfe_code && link.in_force.on(date))?;
        self.force(&link.force_code)
    }

    pub(super) fn area(&self, code: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.code == code)
    }
}
