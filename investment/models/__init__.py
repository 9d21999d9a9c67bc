from .answers import Answer, Message
from .case_reasons import CaseReason
from .cases import Case, CaseMove
from .consents import Consent
from .contacts import CaseContact
from .enquirers import Enquirer
from .enquiries import Enquiry, EnquirySubject, Question
from .events import Event
from .hand_overs import HandOver
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
    "CaseContact",
    "CaseMove",
    "CaseReason",
    "Consent",
    "Enquirer",
    "Enquiry",
    "EnquirySubject",
    "Event",
    "HandOver",
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
