//! Finds the council that a code belongs to.

use crate::error::Error;
use crate::reference::{Authority, Reference};
use crate::value::nearest;

/// The range of codes the department gives to councils in Wales.
const WALES: std::ops::RangeInclusive<u16> = 660..=681;

/// The council with a code: the three-digit code of the department, or the nine-character code of the Office for National
/// Statistics.
///
/// # Errors
/// When no council in England has the code. The message suggests the nearest one.
pub fn council<'a>(reference: &'a Reference, given: &str) -> Result<&'a Authority, Error> {
    let code = given.trim();
    if let Some(found) = reference.authority(code) {
        return Ok(found);
    }
    if let Some(found) = reference.authority_ever_by_gss(code) {
        return Ok(found);
    }
    let is_welsh = code.starts_with(['W', 'w']) || code.parse().is_ok_and(|number| WALES.contains(&number));
    if is_welsh {
        return Err(Error::new(format!("{code} is a code of Wales, and this return is for England")));
    }
    let by_name = |authority: &&Authority| authority.name.eq_ignore_ascii_case(code);
    let real = || reference.authorities().iter().filter(|authority| !authority.test_area);
    let near = real().find(by_name).or_else(|| {
        if code.chars().all(|letter| letter.is_ascii_digit()) {
            let near = nearest_number(code, real().map(|authority| authority.dfe_code.as_str()))?;
            return reference.authority(near);
        }
        let near = nearest(code, real().map(|authority| authority.name.as_str()))?;
        real().find(|authority| authority.name == near)
    });
    let offer = near.map_or_else(
        || "write the three-digit code of the department, as 816 for York".to_owned(),
        |authority| format!("did you mean {} ({})?", authority.dfe_code, authority.name),
    );
    Err(Error::new(format!("{code} is not the code of a council in England; {offer}")))
}

/// The code that differs in at most one digit. If there are several, the nearest in value; `None` if there is no such code.
fn nearest_number<'a>(code: &str, codes: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let number: i32 = code.parse().ok()?;
    let differs = |other: &str| other.bytes().zip(code.bytes()).filter(|(a, b)| a != b).count();
    codes
        .filter(|other| other.len() == code.len() && differs(other) <= 1)
        .min_by_key(|other| other.parse().map_or(i32::MAX, |other: i32| (other - number).abs()))
}
