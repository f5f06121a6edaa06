//! The code lists of the return, kept as data in `schema/lists`.

crate::value::code_list! {
    /// What a need is about.
    NeedTheme = "need_theme";
    /// Kinds of relevant agency.
    AgencyCategory = "agency_category";
    /// Items of the published arrangements.
    ArrangementItem = "arrangement_item";
    /// Kinds of income.
    IncomeCategory = "income_category";
    /// What money buys.
    ExpenditureNature = "expenditure_nature";
    /// What money is for.
    CoreFunction = "core_function";
    /// Programmes that aligned spending belongs to.
    Programme = "programme";
    /// The indicators of the standardised data.
    Indicator = "indicators";
    /// The indicators people give: those that other parts of the return already hold, or that follow from others, are worked out.
    AskedIndicator = "indicators" without "core" = "derived";
    /// National reforms.
    NationalReform = "national_reform";
    /// Ways scrutiny is organised.
    ScrutinyModel = "scrutiny_model";
    /// Ways scrutiny is done.
    ScrutinyMethod = "scrutiny_method";
    /// The six steps of independent scrutiny.
    SixStep = "six_step";
    /// Powers and duties to share information.
    StatutoryPower = "statutory_power";
    /// Lawful bases under Article 6 of the UK GDPR.
    LawfulBasis = "lawful_basis_article_6";
    /// Conditions under Article 9 of the UK GDPR.
    SpecialCategoryCondition = "condition_article_9";
    /// Inspectorates and their frameworks.
    Inspectorate = "inspectorate";
    /// Ways children and families are heard.
    EngagementKind = "engagement_kind";
    /// Groups that are heard too rarely.
    EngagementGroup = "engagement_group";
    /// Functions of a multi-agency child protection team.
    MacptFunction = "macpt_function";
    /// Kinds of agency a memorandum may be with.
    MemorandumCategory = "memorandum_category";
    /// Proposed elements of the response to harm outside the home.
    ExtraFamilialElement = "extra_familial_element";
    /// Ways the National Framework is embedded.
    FrameworkEmbedding = "framework_embedding";
    /// Support partners would like.
    SupportWanted = "support_wanted";
    /// Sectors adults work in.
    LadoSector = "lado_sector";
    /// Kinds of harm alleged.
    LadoHarm = "lado_harm";
    /// Who refers allegations.
    LadoReferrer = "lado_referrer";
}
