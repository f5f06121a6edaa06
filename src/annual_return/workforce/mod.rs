//! The workforce: where vacancies and caseloads press on safeguarding.

pub mod model;
pub mod report;
