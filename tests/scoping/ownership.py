"""Whose rows are whose, said a second time and by other means than `portal.kit.scoping`: row by row, in Python.

What is not named here belongs to the province alone. So whoever opens a model to others says it in two places, or the
tests of every door turn red.
"""

from dataclasses import dataclass

from brands.models import Brand, Mark, Product
from investment.models import (
    AftercarePlan,
    Answer,
    Case,
    CaseContact,
    CaseMove,
    Consent,
    Enquirer,
    Enquiry,
    EnquirySubject,
    Event,
    EventResult,
    FirmRequest,
    HandOver,
    LedgerEntry,
    Message,
    Participation,
    Project,
    ProjectReadiness,
    ProjectReading,
    ProjectStep,
    PromotionPlan,
    PromotionTask,
    Question,
    Referral,
    Registrant,
    Registration,
    RegistrationMove,
)
from parks.models import (
    Enterprise,
    Fact,
    Membership,
    Park,
    ParkAssessment,
    ParkBlock,
    ParkClassRule,
    ParkFigure,
    ParkGovernance,
    ParkPlan,
    Role,
    Site,
    SiteReadiness,
    SiteUtility,
)
from portal.kit.models import AuditEntry, Change, Revision
from portal.models import Article

ENDED, NOBODY = "ended", "nobody"
FOR_EVERYBODY = {
    *(
        "parks.Area",
        "parks.Industry",
        "parks.IndustryClass",
        "parks.FocusIndustry",
        "parks.Association",
        "parks.Source",
    ),
    *("investment.NoticeVersion", "investment.AftercareTemplate", "investment.CaseReason"),
    *("parks.Chain", "parks.ChainLink", "parks.FactDefinition", "parks.FactOption"),
    *("brands.Category", "portal.Column"),
}
# Relations in which somebody else's published row may be chosen.
OPEN_RELATIONS = {
    (Park, "parent"),
    (Product, "brand"),
    (Participation, "park"),
    (Article, "parks"),
    (Article, "events"),
}
OPEN_RELATIONS |= {(PromotionTask, "event"), (PromotionTask, "parks")}
COMMITTEE = {Role.COMMITTEE_EDITOR, Role.COMMITTEE_PUBLISHER}
SCOPE_OF_ROLE = dict.fromkeys(COMMITTEE, "park") | {
    Role.ENTERPRISE_CONTACT: "enterprise",
    Role.CITY_COORDINATOR: "area",
    Role.ASSOCIATION_EDITOR: "association",
}


@dataclass(frozen=True)
class Holder:
    """A role and the row that bounds it; `role` may also be ENDED or NOBODY."""

    role: str
    scope: object = None

    def sees(self, row):
        label = row._meta.label
        if self.role in (ENDED, NOBODY):
            return False
        if self.role == Role.PROVINCE_OWNER or label in FOR_EVERYBODY:
            return True
        if self.role == Role.AUDITOR:
            return isinstance(row, AuditEntry)
        if self.role == Role.PROVINCE_COOPERATION:
            return type(row) in PROMOTION or any(type(scope).__name__ == "Area" for scope in scopes_of(row))
        return self.appoints(row) if isinstance(row, Membership) else self.scope in scopes_of(row)

    def may_choose(self, field, row):
        is_open = (field.model, field.name) in OPEN_RELATIONS and row.state == "published"
        return is_open or self.sees(row)

    def appoints(self, membership):
        """Publishers look after the contacts of their firms, cities after the committees of their parks."""
        if self.role == Role.COMMITTEE_PUBLISHER:
            return membership.enterprise is not None and membership.enterprise.park == self.scope
        if self.role == Role.CITY_COORDINATOR:
            return membership.park is not None and self.scope in areas_of(membership.park)
        return False


# The columns that say to which park, enterprise or association a row belongs; its area counts for all of them.
OWNERS = {
    Park: [],
    Enterprise: ["park"],
    Brand: ["association", "enterprise", "park"],
    Product: ["enterprise", "park"],
    Project: ["park"],
    Article: ["issued_by"],
    Event: ["host"],
}
PROMOTION = {PromotionPlan, PromotionTask}  # the economic cooperation bureau's, wherever the parks lie
# What belongs to whoever has the row that it belongs to or speaks of.
WITH_ANOTHER = {Mark: "brand", Change: "row", Revision: "row"}
WITH_ANOTHER |= dict.fromkeys([ParkAssessment, ParkBlock, ParkClassRule, ParkGovernance, ParkPlan], "park")
WITH_ANOTHER |= {Fact: "park", ParkFigure: "park", Site: "park", SiteUtility: "site", SiteReadiness: "site"}
WITH_ANOTHER |= dict.fromkeys([ProjectReadiness, ProjectReading, ProjectStep], "project")
WITH_ANOTHER |= {Case: "park", LedgerEntry: "park", Answer: "case", CaseMove: "case", Message: "case"}
WITH_ANOTHER |= dict.fromkeys([EventResult, Participation, Registration], "event")
WITH_ANOTHER |= dict.fromkeys([Registrant, RegistrationMove], "registration")
WITH_ANOTHER |= {AftercarePlan: "case", FirmRequest: "enterprise", Referral: "enterprise"}
WITH_ANOTHER |= {CaseContact: "case", HandOver: "case"}
WITH_ANOTHER |= {Consent: "enquiry", EnquirySubject: "enquiry", Question: "enquiry"}


def parks_of_enquiry(row):
    """An enquiry is theirs who are asked, who asks is seen by those to whom it was opened."""
    return row.shown_to.all() if isinstance(row, Enquirer) else [case.park for case in row.cases.all()]


def scopes_of(row):
    """The areas, parks, enterprises and associations that a row belongs to."""
    if isinstance(row, (Enquiry, Enquirer)):
        return {scope for park in parks_of_enquiry(row) for scope in scopes_of(park)}
    if type(row) in WITH_ANOTHER:
        return scopes_of(getattr(row, WITH_ANOTHER[type(row)]))
    if type(row) not in OWNERS:
        return set()
    return {row, *areas_of(row), *(getattr(row, column) for column in OWNERS[type(row)])}


def areas_of(row):
    """The row's area, and the prefecture through which it reports."""
    area = row.area
    return {area, area.parent} if area and not area.reports_to_province else {area} - {None}
