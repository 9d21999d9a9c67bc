from .events import Event
from .policies import Measure, Policy, PolicySection, Term
from .projects import Project

__all__ = ["Event", "Measure", "Policy", "PolicySection", "Project", "Term"]
