"""What a park has had to do with whoever asked, and what it means to do next. One transaction each, row locked."""

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from portal.kit.media.names import ATTACHMENTS, FileName
from portal.kit.models import Attachment

from .desk import What, locked, must_be_here, must_be_main, note
from .models import CaseContact


@transaction.atomic
def log_contact(case, *, by, kind, happened_on, text, file=None, title=""):
    """Write down a visit, a call, a meeting or a document; `file` are the columns of a file that was taken already."""
    case = must_be_here(locked(case))
    contact = CaseContact(case=case, kind=kind, happened_on=happened_on, note=text, by=by)
    contact.full_clean(exclude=["case", "by"])
    contact.save()
    if file:
        title = title or contact.get_kind_display()
        contact.attachments.create(title_zh_hans=title, title_en=title, **file)
    return contact


@transaction.atomic
def plan_step(case, *, by, text, on, person):
    """Say what is done next, on which day and by whom; what was said before is kept among the moves."""
    case = must_be_main(must_be_here(locked(case)))
    before = told_step(case)
    case.next_step, case.next_step_on, case.next_step_by = text, on, person
    case.save(update_fields=STEP)
    note(case, What.NEXT_STEP, before, told_step(case), by=by, reason=text)
    return case


@transaction.atomic
def finish_step(case, *, by):
    """The next step has been taken. Without one nothing happens."""
    case = locked(case)
    if case.next_step_on:
        before = told_step(case)
        clear_step(case)
        note(case, What.NEXT_STEP, before, _("已做"), by=by)
    return case


STEP = ["next_step", "next_step_on", "next_step_by"]


def told_step(case):
    """Day and person: what is to be done stands in the reason, which erasure takes away."""
    return f"{case.next_step_on} {case.next_step_by or ''}".strip() if case.next_step_on else ""


def clear_step(case):
    case.next_step, case.next_step_on, case.next_step_by = "", None, None
    case.save(update_fields=STEP)


def erase_contacts(cases):
    """Delete what was written about contacts, and the files beside it as soon as the transaction holds."""
    contacts = CaseContact.objects.filter(case__in=cases)
    files = Attachment.objects.filter(pk__in=contacts.values("attachments"))
    names = list(files.values_list("name", flat=True))
    files.delete()
    contacts.delete()
    transaction.on_commit(lambda: delete_files(names))


def delete_files(names):
    """The stored files that no row names any more."""
    still_named = set(Attachment.objects.filter(name__in=names).values_list("name", flat=True))
    for name in set(names) - still_named:
        default_storage.delete(FileName.read(name).path(ATTACHMENTS))
