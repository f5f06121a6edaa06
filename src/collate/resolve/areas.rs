//! Every authority of England in the year, with what is known of its return.

use crate::collate::state::{Asked, AuthorityState, AuthorityStatus, FileState, FileStatus, PartnershipState};
use crate::reference::shipped;

/// The authorities of England at the end of the year, by code.
pub(super) fn authorities(asked: &Asked, files: &[FileState], partnerships: &[PartnershipState]) -> Vec<AuthorityState> {
    let Some(end) = asked.year.end() else { return Vec::new() };
    let reference = shipped();
    let in_force = reference.authorities().iter().filter(|authority| !authority.test_area && authority.in_force.on(end));
    in_force
        .map(|authority| {
            let code = &authority.dfe_code;
            let counts = partnerships
                .iter()
                .filter(|partnership| partnership.authorities.contains(code))
                .find_map(|partnership| partnership.counts);
            let speak_of_it: Vec<usize> = (0..files.len())
                .filter(|file| {
                    files
                        .get(*file)
                        .and_then(|state| state.summary.as_ref())
                        .is_some_and(|own| own.claim.authorities.contains(code))
                })
                .collect();
            let has =
                |status: FileStatus| speak_of_it.iter().any(|file| files.get(*file).is_some_and(|state| state.status == status));
            let status = match counts.and_then(|file| files.get(file)) {
                Some(state) if state.late == Some(true) => AuthorityStatus::Late,
                Some(_) => AuthorityStatus::Reported,
                None if has(FileStatus::Conflict) => AuthorityStatus::InConflict,
                None if has(FileStatus::NotAccepted) => AuthorityStatus::NotAccepted,
                None => AuthorityStatus::Missing,
            };
            let region = reference.region_of(code);
            AuthorityState {
                code: code.clone(),
                gss_code: reference.gss_code(code, end).unwrap_or_default().to_owned(),
                name: authority.name.clone(),
                region_code: region.map(|region| region.code.clone()).unwrap_or_default(),
                region: region.map(|region| region.name.clone()).unwrap_or_default(),
                status,
                files: speak_of_it,
                counts,
            }
        })
        .collect()
}

/// Authorities that returns of the year claim and that did not exist at its end.
pub(super) fn unknown(asked: &Asked, files: &[FileState]) -> Vec<String> {
    let Some(end) = asked.year.end() else { return Vec::new() };
    let gone = |code: &str| {
        shipped()
            .authority(code)
            .filter(|authority| !authority.test_area && !authority.in_force.on(end))
            .map(|own| own.name.clone())
    };
    let of_the_year = files.iter().filter(|state| state.status != FileStatus::WrongYear);
    of_the_year
        .filter_map(|state| Some((state, state.summary.as_ref()?)))
        .flat_map(|(state, summary)| summary.claim.authorities.iter().map(move |code| (state, code)))
        .filter_map(|(state, code)| {
            let name = gone(code)?;
            Some(format!("{} names {name} ({code}), which was no authority on {end}", state.file))
        })
        .collect()
}
