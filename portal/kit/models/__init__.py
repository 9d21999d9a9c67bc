from .audit import AuditEntry, Kind
from .changes import Change, ChangeStep
from .letters import Letter
from .revisions import Revision

__all__ = ["AuditEntry", "Change", "ChangeStep", "Kind", "Letter", "Revision"]
