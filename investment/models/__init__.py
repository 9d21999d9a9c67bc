from .events import Event
from .needs import SearchedNeed
from .policies import Measure, Policy, PolicySection, Term
from .project_parts import ProjectReadiness, ProjectStep
from .projects import Project
from .readings import ProjectReading

__all__ = [
    "Event",
    "Measure",
    "Policy",
    "PolicySection",
    "Project",
    "ProjectReadiness",
    "ProjectReading",
    "ProjectStep",
    "SearchedNeed",
    "Term",
]
