//! What a passage that looks like personal data is, and how a text is read for it.

use std::ops::Range;

/// The kind of personal data a passage looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An NHS number, which identifies one patient.
    NhsNumber,
    /// A unique pupil number, which identifies one pupil.
    PupilNumber,
    /// A national insurance number.
    NationalInsurance,
    /// A date of birth.
    DateOfBirth,
    /// A postcode that is not an office's.
    Postcode,
    /// A telephone number that is not a team's.
    Telephone,
    /// An e-mail address that is not a team's.
    Email,
    /// The reference of a single case, crime or court file.
    CaseReference,
    /// One person's age in years.
    ExactAge,
    /// A date in a story.
    ExactDay,
    /// The name of a school in a story.
    School,
    /// The name of a street where somebody lives.
    Street,
    /// A person's initials.
    Initials,
    /// A person's name.
    Name,
}

impl Kind {
    /// The kind in words, with its article, for messages.
    pub fn words(self) -> &'static str {
        match self {
            Self::NhsNumber => "an NHS number",
            Self::PupilNumber => "a unique pupil number",
            Self::NationalInsurance => "a national insurance number",
            Self::DateOfBirth => "a date of birth",
            Self::Postcode => "a postcode",
            Self::Telephone => "a telephone number",
            Self::Email => "an e-mail address",
            Self::CaseReference => "the reference of a case",
            Self::ExactAge => "an exact age",
            Self::ExactDay => "an exact day",
            Self::School => "the name of a school",
            Self::Street => "the name of a street",
            Self::Initials => "initials",
            Self::Name => "a person's name",
        }
    }

    /// Whether the kind is a number that belongs to only one person.
    pub fn is_number_of_a_person(self) -> bool {
        matches!(self, Self::NhsNumber | Self::PupilNumber | Self::NationalInsurance)
    }

    /// Whether the kind is a way to contact a person.
    pub fn is_contact(self) -> bool {
        matches!(self, Self::Telephone | Self::Email)
    }
}

/// A passage that looks like personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The kind of personal data.
    pub kind: Kind,
    /// Its range, in bytes.
    pub range: Range<usize>,
    /// The position of its first word in the text, counted from 1. Words are separated by white space.
    pub word: usize,
}

/// What kind of text is scanned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// A report, in which officers, offices and schools may be named.
    Report,
    /// A child's story, in which no person and no place may be named.
    Story,
}
