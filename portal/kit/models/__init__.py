from .attachments import Attachment
from .audit import AuditEntry, Kind
from .changes import Change, ChangeStep
from .letters import Letter
from .pictures import Picture
from .revisions import Revision

__all__ = ["Attachment", "AuditEntry", "Change", "ChangeStep", "Kind", "Letter", "Picture", "Revision"]
