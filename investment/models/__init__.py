from .events import Event
from .needs import SearchedNeed
from .policies import Measure, Policy, PolicySection, Term
from .projects import Project

__all__ = ["Event", "Measure", "Policy", "PolicySection", "Project", "SearchedNeed", "Term"]
