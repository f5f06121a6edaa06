//! The kinds of thing that have an id.

crate::value::kinds! {
    /// The partnership itself, over the years.
    Partnership = ["partnership"];
    /// A body of the register.
    Body = ["body"];
    /// A need.
    Need = ["need"];
    /// A service.
    Service = ["service"];
    /// A line of income.
    IncomeLine = ["income line"];
    /// A line of spending.
    SpendingLine = ["spending line"];
    /// Something given in kind.
    InKind = ["contribution in kind"];
    /// A priority.
    Priority = ["priority"];
    /// An activity of scrutiny.
    Activity = ["scrutiny activity"];
    /// A finding of scrutiny.
    ScrutinyFinding = ["scrutiny finding"];
    /// An action.
    Action = ["action"];
    /// A data-sharing agreement.
    Agreement = ["data-sharing agreement"];
    /// A notification of a serious incident.
    Notification = ["notification"];
    /// A rapid, practice or learning review.
    Review = ["review"];
    /// An audit.
    Audit = ["audit"];
    /// A time children or families were heard.
    Engagement = ["engagement"];
    /// A decision.
    Decision = ["decision"];
    /// A course.
    Course = ["course"];
    /// A story.
    Story = ["story"];
    /// A secure establishment.
    Establishment = ["secure establishment"];
    /// Whatever a decision may rest on.
    Anything = ["need", "service", "priority", "scrutiny finding", "review", "audit", "engagement", "data-sharing agreement"];
}
