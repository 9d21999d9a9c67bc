"""Uploaded documents: their content decides what they are, and only a few kinds are taken."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext_lazy as _

from .names import ATTACHMENTS, FileName
from .office import ARCHIVE, OFFICE, Bomb, Macros, kind_of_archive
from .plain_text import kind_of_text, read_text
from .refusals import looks_like, refuse

MAX_BYTES = 20 * 1024**2
TAIL_BYTES = 2048
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "pptx": f"{OFFICE}.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}
ACCEPTED = _("PDF、DOCX、XLSX、PPTX、ODT、ODS、CSV、TXT")


def take_attachment(upload):
    """Keep an uploaded document; returns its columns. Raises ValidationError with what to do about a bad one."""
    if upload.size > MAX_BYTES:
        refuse(_("附件不能超过 %(size)d MB。"), "too_large", size=MAX_BYTES // 1024**2)
    upload.seek(0)
    content = upload.read()
    kind, content = recognised(upload, content)
    name = FileName.new(kind)
    default_storage.save(name.path(ATTACHMENTS), ContentFile(content))
    return {"name": str(name), "kind": kind, "size": len(content)}


def recognised(upload, content):
    """(kind, what is kept of it); text is kept as UTF-8 with a mark, which every spreadsheet program reads."""
    if is_pdf(content):
        return "pdf", content
    if content.startswith(ARCHIVE):
        return kind_of_document(upload), content
    text = read_text(content)
    return refuse_other_kind(upload) if text is None else (kind_of_text(text), text.encode("utf-8-sig"))


def is_pdf(content):
    """Begins and ends as one: nothing stands before it, and nothing much after it."""
    return content.startswith(b"%PDF-") and b"%%EOF" in content[-TAIL_BYTES:]


def kind_of_document(upload):
    try:
        kind = kind_of_archive(upload)
    except Macros:
        refuse(_("文件带有宏程序，请另存为不带宏的格式再上传。"), "macros")
    except Bomb:
        refuse(_("文件解压后过大，不能接受。"), "bomb")
    return kind or refuse_other_kind(upload, "ZIP")


def refuse_other_kind(upload, kind=""):
    if kind := kind or looks_like(upload):
        refuse(_("不接受 %(kind)s 文件，可用：%(accepted)s。"), "other_kind", kind=kind, accepted=ACCEPTED)
    refuse(_("无法识别这个文件，可用：%(accepted)s。"), "other_kind", accepted=ACCEPTED)
