from .allowances import Allowance
from .attachments import Attachment
from .audit import AuditEntry, Kind
from .changes import Change, ChangeStep
from .imports import Import, ImportLine
from .letters import Letter
from .pictures import Picture
from .revisions import Revision

__all__ = [
    "Allowance",
    "Attachment",
    "AuditEntry",
    "Change",
    "ChangeStep",
    "Import",
    "ImportLine",
    "Kind",
    "Letter",
    "Picture",
    "Revision",
]
