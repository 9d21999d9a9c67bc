from .answers import Answer, Message
from .cases import Case, CaseMove
from .consents import Consent
from .enquirers import Enquirer
from .enquiries import Enquiry, EnquirySubject, Question
from .event_parts import EventResult, Participation
from .events import Event
from .ledger import LedgerEntry
from .needs import SearchedNeed
from .notices import NoticeVersion
from .policies import Measure, Policy, PolicySection, Term
from .project_parts import ProjectReadiness, ProjectStep
from .projects import Project
from .promotion import PromotionPlan, PromotionTask
from .readings import ProjectReading
from .registrations import Registrant, Registration, RegistrationMove

__all__ = [
    "Answer",
    "Case",
    "CaseMove",
    "Consent",
    "Enquirer",
    "Enquiry",
    "EnquirySubject",
    "Event",
    "EventResult",
    "LedgerEntry",
    "Measure",
    "Message",
    "NoticeVersion",
    "Participation",
    "Policy",
    "PolicySection",
    "Project",
    "ProjectReadiness",
    "ProjectReading",
    "ProjectStep",
    "PromotionPlan",
    "PromotionTask",
    "Question",
    "Registrant",
    "Registration",
    "RegistrationMove",
    "SearchedNeed",
    "Term",
]
