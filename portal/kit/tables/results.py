"""The file as it was uploaded, with what became of each line beside it."""

from django.utils.translation import gettext as _

from portal.kit.models import Import
from portal.kit.models.imports import Deed

from .reading import lines_of

SEPARATOR = " → "


def result_lines(upload):
    """Lines of texts: result and reason first, then what the file has."""
    lines = lines_of(bytes(upload.content))
    outcomes = {number: said for number, *said in upload.lines.values_list("number", "deed", "details")}
    yield [_("结果"), _("说明"), *map(str, next(lines).texts)]
    for line in lines:
        deed, details = outcomes.get(line.number, ("", []))
        yield [told(upload, deed), "\n".join(reasons(deed, details)), *map(str, line.texts)]


def told(upload, deed):
    """What happened, or would have happened."""
    if not deed or deed in (Deed.REFUSE, Deed.KEEP) or upload.state == Import.State.DONE:
        return Deed(deed).label if deed else ""
    return _("%(deed)s（未写入）") % {"deed": Deed(deed).label}


def reasons(deed, details):
    if deed == Deed.REFUSE:
        return [message for _cell, message in details]
    if deed == Deed.CHANGE:
        return [
            f"{heading}{_('：')}{before}{SEPARATOR}{after}{asked(doubt)}" for heading, before, after, *doubt in details
        ]
    return [f"{heading}{_('：')}{after}{asked(doubt)}" for heading, _before, after, *doubt in details if doubt]


def asked(doubt):
    """What was unlikely about a value, behind it."""
    return "".join(f"（{words}）" for words in doubt)
