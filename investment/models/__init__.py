from .answers import Answer, Message
from .cases import Case, CaseMove
from .consents import Consent
from .enquirers import Enquirer
from .enquiries import Enquiry, EnquirySubject, Question
from .events import Event
from .ledger import LedgerEntry
from .needs import SearchedNeed
from .notices import NoticeVersion
from .policies import Measure, Policy, PolicySection, Term
from .project_parts import ProjectReadiness, ProjectStep
from .projects import Project
from .readings import ProjectReading

__all__ = [
    "Answer",
    "Case",
    "CaseMove",
    "Consent",
    "Enquirer",
    "Enquiry",
    "EnquirySubject",
    "Event",
    "LedgerEntry",
    "Measure",
    "Message",
    "NoticeVersion",
    "Policy",
    "PolicySection",
    "Project",
    "ProjectReadiness",
    "ProjectReading",
    "ProjectStep",
    "Question",
    "SearchedNeed",
    "Term",
]
