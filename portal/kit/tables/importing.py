"""An import from upload to end: checked line by line, shown, confirmed, checked once more and written as a whole."""

from collections import Counter
from itertools import batched, islice

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from portal.kit.audit import Kind, record
from portal.kit.models import Import, ImportLine
from portal.kit.models.imports import Deed
from portal.kit.scoping import access_of

from .checking import Check
from .errors import UnreadableFile
from .headings import columns_of
from .outcomes import Digest
from .progress import tell
from .reading import estimated_lines, lines_of
from .saving import Saving
from .table import table_of

BATCH = 400
AT_ONCE = 200  # lines that are checked and written while the person waits
MOST = 20_000
State = Import.State
COUNTED = {Deed.CREATE: "to_create", Deed.CHANGE: "to_change", Deed.KEEP: "to_keep", Deed.REFUSE: "refused"}


class Differs(Exception):
    """What would be written is no longer what was shown."""


class Unsure(Exception):
    """Something in the file is unlikely, and nobody has said that it is right."""


def begin(table, *, name, data, content_type, by):
    """Take a file in; raises UnreadableFile when it is none of ours."""
    lines = lines_of(data)
    columns_of(table, first_line(lines))
    few = len(list(islice(lines, AT_ONCE + 1)))
    if not few:
        raise UnreadableFile(_("文件里只有表头，没有数据。"))
    Import.objects.outdated().delete()
    return Import.objects.create(
        by=by,
        content_type=content_type,
        name=name[:200],
        content=data,
        language=translation.get_language(),
        total=few if few <= AT_ONCE else max(few, estimated_lines(data)),
    )


def first_line(lines):
    line = next(lines, None)
    if line is None:
        raise UnreadableFile(_("文件是空的。"))
    return line


def is_small(upload):
    return upload.total <= AT_ONCE


def batches(upload, table):
    """The outcomes of the file, some hundred lines at a time."""
    lines = lines_of(bytes(upload.content))
    check = Check(table, access_of(upload.by), columns_of(table, first_line(lines)), by=upload.by)
    for number, batch in enumerate(batched(lines, BATCH)):
        if number * BATCH > MOST:
            raise UnreadableFile(_("超过 %(most)d 行。请分成几个文件上传。") % {"most": MOST})
        yield check.outcomes(batch)


def check(upload):
    """Find out what every line would do, and keep it for its owner to look at."""
    move(upload, State.CHECKING, progress=0)
    upload.lines.all().delete()
    counts, digest = Counter(), Digest()
    with translation.override(upload.language):
        try:
            for outcomes in batches(upload, table_of(upload.content_type.model_class())):
                keep_lines(upload, outcomes)
                counts.update(outcome.deed for outcome in outcomes)
                for outcome in outcomes:
                    digest.add(outcome)
                move(upload, State.CHECKING, progress=counts.total())
        except UnreadableFile as problem:
            return move(upload, State.REFUSED, problem="\n".join(problem.messages))
    state = State.REFUSED if counts[Deed.REFUSE] else State.READY
    numbers = {COUNTED[deed]: counts[deed] for deed in Deed}
    return move(upload, state, digest=str(digest), total=counts.total(), **numbers)


def keep_lines(upload, outcomes):
    ImportLine.objects.bulk_create(
        [
            ImportLine(
                file=upload,
                number=outcome.line.number,
                deed=outcome.deed,
                label=outcome.label[:300],
                details=outcome.details,
            )
            for outcome in outcomes
        ]
    )


def move(upload, state, **values):
    upload.state = state
    for name, value in values.items():
        setattr(upload, name, value)
    upload.save(update_fields=["state", "moved_at", *values])
    return upload


def confirm(pk, *, by, is_sure=False):
    """Let an import that was looked at be written. None when it was confirmed already, or cannot be.

    Raises Unsure while something in it is unlikely and `is_sure` is not said.
    """
    with transaction.atomic():
        upload = Import.objects.select_for_update().filter(pk=pk, by=by).first()
        if upload is None or not upload.can_be_confirmed:
            return None
        if not is_sure and upload.lines.doubted().exists():
            raise Unsure
        return move(upload, State.CONFIRMED, progress=0, problem="")


def write(upload):
    """Write a confirmed import: every line of it, or nothing, and only what its owner has seen."""
    move(upload, State.WRITING, progress=0)
    try:
        with translation.override(upload.language):
            return write_all(upload, table_of(upload.content_type.model_class()))
    except (Differs, UnreadableFile):
        check(upload)
        upload.problem = _("预览之后，库里的内容或您的权限有了变化，什么都没有写入。请重新核对。")
        return move(upload, upload.state, problem=upload.problem)


@transaction.atomic
def write_all(upload, table):
    digest, done = Digest(), 0
    saving = Saving(table, by=upload.by, reason=_("导入 %(name)s") % {"name": upload.name})
    for outcomes in batches(upload, table):
        for outcome in outcomes:
            digest.add(outcome)
        if any(outcome.problems for outcome in outcomes):
            raise Differs
        saving.write(outcomes)
        done += len(outcomes)
        tell(upload, done)
    if str(digest) != upload.digest:
        raise Differs
    move(upload, State.DONE, progress=done)
    record(Kind.IMPORTED, actor=upload.by, label=str(table.model._meta.verbose_name), **told(upload))
    return upload


def told(upload):
    """What the audit log keeps of it."""
    return {"file": upload.name, "number": upload.pk, "created": upload.to_create, "changed": upload.to_change}
