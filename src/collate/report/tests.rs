//! Tests of the national report.
