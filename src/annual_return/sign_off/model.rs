//! Who signed, and what they signed.

use crate::annual_return::prelude::*;

/// Signatures and receipts.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SignOff {
    /// The signatures of the lead safeguarding partners: one for every council, board and force.
    #[schemars(extend("x-missing" = "SIG-001"))]
    pub signatures: Answer<Vec<Signature>>,
    /// The statement of the scrutineers that they read the final text.
    #[schemars(extend("x-optional" = true))]
    pub scrutineer: Part<ScrutineerStatement>,
    /// Whom the return was sent to.
    pub sent_to: Optional<Vec<Sent>>,
}

/// A signature.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Signature {
    /// The council, board or force.
    pub body: Answer<Ref<kind::Body>>,
    /// The name of the lead safeguarding partner.
    #[schemars(length(min = 1, max = 100))]
    pub name: Answer<String>,
    /// The day of signing.
    pub date: Answer<Date>,
    /// What was signed.
    pub statement: Answer<Statement>,
    /// A comment of the signatory.
    #[schemars(length(max = 600))]
    pub comment: Optional<String>,
    /// The content digest of what was signed, as `check` prints it: 16 letters and digits in groups of four.
    #[schemars(
        regex(pattern = r"^[0-9a-f]{4}(-[0-9a-f]{4}){3}$"),
        extend("patternErrorMessage" = "Copy the content digest as `check` prints it, as 3f2a-90bc-11de-77a0.")
    )]
    pub content_digest: Answer<String>,
}

choice! {
    /// What a signature says.
    pub enum Statement {
        /// The return is approved.
        Approved = "approved", "Approved";
        /// The return is approved, with a comment.
        ApprovedWithComment = "approved_with_comment", "Approved with a comment";
    }
}

/// The statement of the scrutineers.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ScrutineerStatement {
    /// The name of the scrutineer.
    #[schemars(length(min = 1, max = 100))]
    pub name: Answer<String>,
    /// The day.
    pub date: Answer<Date>,
    /// Whether the scrutineer read the final text.
    pub read_final: Answer<bool>,
    /// A comment of the scrutineer.
    #[schemars(length(max = 600))]
    pub comment: Optional<String>,
}

/// A sending.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Sent {
    /// To whom.
    pub to: Answer<Recipient>,
    /// The day.
    pub date: Answer<Date>,
}

choice! {
    /// Whom a return is sent to.
    pub enum Recipient {
        /// The Child Safeguarding Practice Review Panel.
        Panel = "panel", "Child Safeguarding Practice Review Panel";
        /// Foundations, the what works centre.
        Foundations = "foundations", "Foundations";
        /// The Department for Education.
        Dfe = "dfe", "Department for Education";
        /// Ofsted.
        Ofsted = "ofsted", "Ofsted";
        /// The health and wellbeing board.
        HealthAndWellbeingBoard = "health_and_wellbeing_board", "Health and wellbeing board";
        /// The council's cabinet.
        Cabinet = "cabinet", "Cabinet";
        /// The police and crime commissioner or the mayor.
        Pcc = "police_and_crime_commissioner", "Police and crime commissioner or mayor";
    }
}
