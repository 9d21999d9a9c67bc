"""Office documents are ZIP files: which kind one is stands in its parts, not in its name."""

import re
import zipfile

MAX_UNPACKED = 300 * 1024**2  # bytes
MAX_RATIO = 200  # a large table of numbers packs to about a fiftieth
MAX_PARTS = 5000
MAX_DECLARATION = 1024**2  # bytes
ARCHIVE = b"PK\x03\x04"
OFFICE = "application/vnd.openxmlformats-officedocument"
MAIN_PARTS = {
    "docx": ("word/document.xml", f"{OFFICE}.wordprocessingml.document.main+xml"),
    "xlsx": ("xl/workbook.xml", f"{OFFICE}.spreadsheetml.sheet.main+xml"),
    "pptx": ("ppt/presentation.xml", f"{OFFICE}.presentationml.presentation.main+xml"),
}
OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
PROGRAMS = re.compile(r"(^|/)(vbaProject\.bin|vbaData\.xml|activeX/|Basic/|Scripts/)", re.IGNORECASE)


class Macros(ValueError):
    """The document carries programs."""


class Bomb(ValueError):
    """Unpacked, the document would be out of all proportion to its size."""


def kind_of_archive(file):
    """docx, xlsx, pptx, odt or ods; empty for any other ZIP. Raises Macros or Bomb."""
    try:
        with zipfile.ZipFile(file) as archive:
            return _kind(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, UnicodeError):
        return ""


def _kind(archive):
    parts = archive.infolist()
    if is_bomb(parts):
        raise Bomb
    if any(PROGRAMS.search(part.filename) for part in parts):
        raise Macros
    if any(part.flag_bits & 1 for part in parts):  # encrypted: nobody could look inside
        return ""
    names = {part.filename for part in parts}
    return _office_kind(archive, names) if "[Content_Types].xml" in names else _open_document_kind(archive, names)


def is_bomb(parts):
    packed, unpacked = sum(part.compress_size for part in parts), sum(part.file_size for part in parts)
    return len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * max(packed, 1)


def _office_kind(archive, names):
    declared = _start_of(archive, "[Content_Types].xml").decode("utf-8", "replace")
    if "macroEnabled" in declared:
        raise Macros
    return next((kind for kind, (part, type_) in MAIN_PARTS.items() if part in names and type_ in declared), "")


def _open_document_kind(archive, names):
    if not {"mimetype", "content.xml"} <= names:
        return ""
    return OPEN_DOCUMENTS.get(_start_of(archive, "mimetype").strip(), "")


def _start_of(archive, part):
    with archive.open(part) as file:
        return file.read(MAX_DECLARATION)
