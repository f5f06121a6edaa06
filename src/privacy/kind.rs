//! What a passage that looks like personal data is, and how a text is read for it.

use std::ops::Range;

/// What a passage looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The number under which the health service knows one person.
    NhsNumber,
    /// The number under which schools know one pupil.
    PupilNumber,
    /// A national insurance number.
    NationalInsurance,
    /// The day a person was born.
    DateOfBirth,
    /// A postcode that is not an office's.
    Postcode,
    /// A telephone number that is not a team's.
    Telephone,
    /// An e-mail address that is not a team's.
    Email,
    /// The reference of one case, crime or court file.
    CaseReference,
    /// The age of one person, to the year.
    ExactAge,
    /// A day, in a story.
    ExactDay,
    /// The name of a school, in a story.
    School,
    /// The name of a street where somebody lives.
    Street,
    /// A person's initials.
    Initials,
    /// A person's name.
    Name,
}

impl Kind {
    /// What people read, with its article.
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

    /// Whether it is a number that one person alone has.
    pub fn is_number_of_a_person(self) -> bool {
        matches!(self, Self::NhsNumber | Self::PupilNumber | Self::NationalInsurance)
    }

    /// Whether it is a way to reach a person.
    pub fn is_contact(self) -> bool {
        matches!(self, Self::Telephone | Self::Email)
    }
}

/// A passage that looks like personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it looks like.
    pub kind: Kind,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// The number of its first word in the text, counted from 1 between white space.
    pub word: usize,
}

/// How a text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// As a report, in which officers, offices and schools are named.
    Report,
    /// As the story of a child, in which nobody and no place may be.
    Story,
}
