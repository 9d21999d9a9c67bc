"""A sheet about one thing, to be printed or handed out: what its page says, as plain text for `templates/pdf/paper.typ`."""

import html
from dataclasses import asdict, dataclass, field

from django.http import HttpResponse
from django.utils.html import strip_tags
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from .pdf import coloured, colours, qr_code, render_pdf
from .svg import strata


def words(value):
    """What a page shows, without its markup; nothing stated reads 未提供."""
    text = html.unescape(strip_tags(str(value))).strip() if value is not None else ""
    return text or _("未提供")


@dataclass
class Line:
    """A labelled value with what is said of it: date, source, state."""

    label: str
    value: str
    note: str = ""

    @classmethod
    def of(cls, label, value, note=""):
        return cls(words(label), words(value), words(note) if note else "")


@dataclass
class Table:
    head: list[str]
    rows: list[list[str]]


@dataclass
class Part:
    """A section of the sheet: text, labelled lines, a table; each only where there is something."""

    title: str
    text: str = ""
    lines: list[Line] = field(default_factory=list)
    table: Table | None = None

    @property
    def is_filled(self):
        return bool(self.text or self.lines or (self.table and self.table.rows))


@dataclass
class Paper:
    """All that a sheet says. `version` names the state of the data, `address` leads to what has changed since."""

    title: str
    other_title: str
    kind: str
    lead: str
    strip: list[Line]
    parts: list[Part]
    address: str
    version: str
    hue: str
    cover: str

    def as_pdf(self):
        return render_pdf("paper.typ", self.as_data())

    def as_data(self):
        hue = colours()[self.hue]
        english = get_language() == "en"
        return {
            **{name: getattr(self, name) for name in ("title", "other_title", "kind", "lead", "version")},
            "strip": [asdict(line) for line in self.strip],
            "parts": [asdict(part) for part in self.parts if part.is_filled],
            "hue": hue,
            "tint": colours()[f"{self.hue}-tint"],
            "cover": coloured(strata(self.cover), hue),
            "qr": qr_code(self.address),
            "address": self.address,
            "lang": "en" if english else "zh",
            "region": "us" if english else "cn",
            "words": printed_words(self.version),
        }


def printed_words(version):
    """What every sheet says in the language of the page."""
    return {
        "site": _("吉林省特色产业园区网"),
        "version": _("资料版本 %(version)s") % {"version": version},
        "scan": _("扫码查看最新资料，以及此版本之后的变化"),
        "code": _("通往本页最新资料的二维码"),
        "heads": [pgettext("表头", "项目"), _("内容"), _("日期与来源")],
    }


def pdf_response(paper, name):
    """A sheet as browsers show it, with a name for whoever keeps it."""
    headers = {"Content-Disposition": content_disposition_header(False, f"{name}.pdf")}
    return HttpResponse(paper.as_pdf(), content_type="application/pdf", headers=headers)
