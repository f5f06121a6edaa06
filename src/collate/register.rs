//! The register: who has reported.
