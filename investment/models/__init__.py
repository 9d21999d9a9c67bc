from .aftercare import AftercarePlan, AftercareStep, AftercareTemplate
from .answers import Answer, Message
from .case_reasons import CaseReason
from .cases import Case, CaseMove
from .consents import Consent
from .contacts import CaseContact
from .enquirers import Enquirer
from .enquiries import Enquiry, EnquirySubject, Question
from .escalations import Escalation
from .event_parts import EventResult, Participation
from .events import Event
from .firm_requests import FirmRequest
from .follow_ups import FollowUp
from .hand_overs import HandOver
from .ledger import LedgerEntry
from .needs import SearchedNeed
from .notices import NoticeVersion
from .policies import Measure, Policy, PolicySection, Term
from .project_parts import ProjectReadiness, ProjectStep
from .projects import Project
from .promotion import PromotionPlan, PromotionTask
from .readings import ProjectReading
from .referrals import Referral
from .registrations import Registrant, Registration, RegistrationMove

__all__ = [
    "AftercarePlan",
    "AftercareStep",
    "AftercareTemplate",
    "Answer",
    "Case",
    "CaseContact",
    "CaseMove",
    "CaseReason",
    "Consent",
    "Enquirer",
    "Enquiry",
    "EnquirySubject",
    "Escalation",
    "Event",
    "EventResult",
    "FirmRequest",
    "FollowUp",
    "HandOver",
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
    "Referral",
    "SearchedNeed",
    "Term",
]
