//! The return as a whole: the envelope, then the parts in the order of the form.

use crate::annual_return::prelude::*;
use crate::annual_return::{
    arrangements, commissioning, extra_familial_harm, family_networks, finance, governance, indicators, information_sharing,
    lado, learning, looked_after, macpt, needs, next_year, partnership, priorities, publication, scrutiny, secure_estate,
    sign_off, stories, training, voice, workforce,
};

/// The statutory annual return of a safeguarding children partnership.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct AnnualReturn {
    /// The form this return is written for.
    #[schemars(extend("x-faulty" = "GEN-001", "x-missing" = "GEN-001"))]
    #[schemars(extend("x-carry-forward" = "given"))]
    pub schema_version: Answer<SchemaVersion>,
    /// Which form of the data this is. The tool writes it into data it makes; nobody has to type it.
    #[schemars(extend("doNotSuggest" = true, "x-says-public" = "public"))]
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub data_form: Optional<DataForm>,
    /// The financial year it reports on.
    #[schemars(extend("x-carry-forward" = "given"))]
    pub reporting_year: Answer<Year>,
    /// The first day it reports on.
    #[schemars(extend("x-carry-forward" = "given"))]
    pub period_start: Answer<Date>,
    /// The last day it reports on.
    #[schemars(extend("x-carry-forward" = "given"))]
    pub period_end: Answer<Date>,
    /// Why the period is not 1 April to 31 March, if it is not.
    #[schemars(length(max = 600))]
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub period_exception_reason: Optional<String>,
    /// The day this version was prepared. Whether a date has passed is judged on this day, never on the day of reading.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub prepared_on: Answer<Date>,
    /// Where the return is on its way.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub status: Optional<Status>,
    /// The number of this version: 1, then 2, and so on.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub version: Optional<Counted>,
    /// The version this one takes the place of.
    #[schemars(extend("x-optional" = true))]
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub replaces: Part<Replaces>,
    /// Last year's return.
    #[schemars(extend("x-optional" = true))]
    #[schemars(extend("x-carry-forward" = "given"))]
    pub last_year: Part<LastYear>,
    /// Proposed duties that are in force in this area in this period. The rules on them are then checked. [] says that none is.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub duties_in_force: Optional<Vec<Duty>>,
    /// Findings about personal data that a named person has cleared.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub privacy_cleared: Optional<Vec<Cleared>>,
    /// Why facts that the checks query are so.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub explanations: Optional<Vec<Explanation>>,
    /// What was changed after the return was submitted.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub amendments: Optional<Vec<Amendment>>,
    /// Who the partnership is.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub partnership: Part<partnership::model::Partnership>,
    /// Leadership and decisions.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub governance: Part<governance::model::Governance>,
    /// The published arrangements.
    #[schemars(extend("x-carry-forward" = "kept"))]
    pub arrangements: Part<arrangements::model::Arrangements>,
    /// What children need.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub needs: Part<needs::model::Needs>,
    /// What is commissioned to meet the needs.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub commissioning: Part<commissioning::model::Commissioning>,
    /// Who paid what, and what it was spent on.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub finance: Part<finance::model::Finance>,
    /// The standardised data.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub indicators: Part<indicators::model::Indicators>,
    /// Priorities and impact.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub priorities: Part<priorities::model::Priorities>,
    /// Independent scrutiny.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub scrutiny: Part<scrutiny::model::Scrutiny>,
    /// Data-sharing agreements.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub information_sharing: Part<information_sharing::model::InformationSharing>,
    /// Serious incidents, reviews, audits and inspections.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub learning: Part<learning::model::Learning>,
    /// The voice of children and families.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub voice: Part<voice::model::Voice>,
    /// The multi-agency child protection team.
    #[schemars(extend("x-optional" = true, "x-basis" = "proposed"))]
    #[schemars(extend("x-carry-forward" = "asked again"))]
    #[schemars(title = "Multi-agency child protection team")]
    pub macpt: Part<macpt::model::Macpt>,
    /// Family group decision making and support for family networks.
    #[schemars(extend("x-optional" = true, "x-basis" = "proposed"))]
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub family_networks: Part<family_networks::model::FamilyNetworks>,
    /// Harm outside the home.
    #[schemars(extend("x-optional" = true, "x-basis" = "proposed"))]
    #[schemars(extend("x-carry-forward" = "asked again"))]
    #[schemars(title = "Harm outside the home")]
    pub extra_familial_harm: Part<extra_familial_harm::model::ExtraFamilialHarm>,
    /// Looked-after children and care leavers.
    #[schemars(extend("x-optional" = true, "x-basis" = "proposed"))]
    #[schemars(extend("x-carry-forward" = "asked again"))]
    #[schemars(title = "Looked-after children and care leavers")]
    pub looked_after: Part<looked_after::model::LookedAfter>,
    /// Allegations against adults who work with children.
    #[schemars(extend("x-optional" = true))]
    #[schemars(extend("x-carry-forward" = "asked again"))]
    #[schemars(title = "Allegations against adults who work with children")]
    pub lado: Part<lado::model::Lado>,
    /// Training across agencies.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub training: Part<training::model::Training>,
    /// The workforce.
    #[schemars(extend("x-optional" = true))]
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub workforce: Part<workforce::model::Workforce>,
    /// Secure establishments.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub secure_estate: Part<secure_estate::model::SecureEstate>,
    /// Stories of children.
    #[schemars(extend("x-optional" = true))]
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub stories: Part<stories::model::Stories>,
    /// What comes next year.
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub next_year: Part<next_year::model::NextYear>,
    /// Who signed.
    #[schemars(extend("x-missing" = "SIG-001"))]
    #[schemars(extend("x-carry-forward" = "asked again"))]
    #[schemars(title = "Sign-off")]
    pub sign_off: Part<sign_off::model::SignOff>,
    /// How the return is published.
    #[schemars(extend("x-optional" = true))]
    #[schemars(extend("x-carry-forward" = "asked again"))]
    pub publication: Part<publication::model::Publication>,
}

choice! {
    /// A form this tool knows.
    pub enum SchemaVersion {
        /// The form for returns prepared in 2027, as proposed in June 2026.
        V2027_1 = "2027.1", "2027.1";
    }
}

choice! {
    /// Which form of the data of a return it is.
    pub enum DataForm {
        /// Everything that was answered, private notes among it. It stays with the partnership.
        Full = "full", "Full";
        /// Without private notes, after disclosure control. Anyone may have it.
        Public = "public", "Public";
    }
}

choice! {
    /// Where a return is on its way.
    pub enum Status {
        /// Being written.
        Draft = "draft", "Draft";
        /// Ready to be signed.
        ForSignature = "for_signature", "For signature";
        /// Signed by every lead safeguarding partner.
        Signed = "signed", "Signed";
        /// Sent to the department.
        Submitted = "submitted", "Submitted";
        /// Published.
        Published = "published", "Published";
        /// Changed after it was submitted.
        Amended = "amended", "Amended";
    }
}

/// The version that is replaced.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Replaces {
    /// The digest of that version.
    #[schemars(length(max = 80))]
    pub digest: Answer<String>,
    /// Why it is replaced.
    #[schemars(length(max = 400))]
    pub reason: Answer<String>,
}

/// Last year's return.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct LastYear {
    /// The file it is in.
    #[schemars(length(max = 200), extend("x-disclosure" = "private"))]
    pub file: Optional<String>,
    /// Where it is published.
    #[schemars(title = "Web address")]
    pub url: Optional<Url>,
    /// Its digest.
    #[schemars(length(max = 80))]
    pub digest: Optional<String>,
}

choice! {
    /// A proposed duty.
    pub enum Duty {
        /// Multi-agency child protection teams.
        Macpt = "macpt", "Multi-agency child protection teams";
        /// Family group decision making.
        FamilyGroupDecisionMaking = "family_group_decision_making", "Family group decision making";
        /// The Information Sharing Duty.
        InformationSharingDuty = "information_sharing_duty", "Information Sharing Duty";
        /// The strengthened role of the designated officer.
        LadoRole = "lado_role", "Designated officer's role";
    }
}

/// A cleared finding about personal data.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Cleared {
    /// The code of the finding.
    #[schemars(length(max = 10))]
    pub code: Answer<String>,
    /// The field it is about.
    #[schemars(length(max = 200))]
    pub about: Answer<String>,
    /// Why nobody can be recognised.
    #[schemars(length(max = 400), extend("x-disclosure" = "private"))]
    pub reason: Answer<String>,
    /// Who cleared it.
    #[schemars(length(max = 120), extend("x-disclosure" = "private"))]
    pub cleared_by: Answer<String>,
    /// The mark of the text that was cleared, as `check` prints it; the clearing lapses when the text changes.
    #[schemars(length(max = 40))]
    pub text_mark: Optional<String>,
}

/// Why a fact that the checks query is so.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Explanation {
    /// The code of the query.
    #[schemars(
        regex(pattern = r"^[A-Z]{3}-[0-9]{3}$"),
        extend("patternErrorMessage" = "Copy the code of the query, as FIN-005.")
    )]
    pub code: Answer<String>,
    /// What the query is about, as `check` prints it: an id or a field.
    #[schemars(length(min = 1, max = 200))]
    pub about: Answer<String>,
    /// The figures it explains, as `check` prints them. When they change, the query comes back.
    #[schemars(extend("x-disclosure" = "private"))]
    pub figures: Optional<Vec<String>>,
    /// Why it is so. It is published.
    #[schemars(length(min = 1, max = 600))]
    pub reason: Answer<String>,
    /// The office of the person who stands behind it.
    #[schemars(length(max = 120))]
    pub approved_by: Optional<String>,
}

/// What was changed after the return was submitted.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Amendment {
    /// The day.
    pub date: Answer<Date>,
    /// What was changed.
    #[schemars(length(max = 600))]
    pub what_changed: Answer<String>,
    /// Why.
    #[schemars(length(max = 400))]
    pub why: Answer<String>,
    /// The office of the person who approved it.
    #[schemars(length(max = 120))]
    pub approved_by: Answer<String>,
}
