from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.partial_dates import PartialDateField
from portal.kit.publishing import PublishingState
from portal.kit.related_rows import related_rows
from portal.kit.scoping import EVERYWHERE


class Confidence(models.TextChoices):
    """How far a statement taken from public sources can be relied on; D is never shown to visitors."""

    A = "A", _("A 政府网页、登记或官方名录")
    B = "B", _("B 新闻媒体或企业网页")
    C = "C", _("C 转载、百科或行业网页")
    D = "D", _("D 一般常识，未核实")


class Source(models.Model):
    """A document or page from which statements were taken (来源)."""

    scope_paths = {"everyone": EVERYWHERE, "shared": EVERYWHERE}

    code = models.CharField(_("编号"), max_length=20, unique=True)
    title = models.CharField(_("标题"), max_length=300)
    kind = models.CharField(_("类别"), max_length=60, blank=True)
    grade = models.CharField(_("可信度"), max_length=1, choices=Confidence.choices)
    locator = models.CharField(
        _("出处"),
        max_length=300,
        blank=True,
        help_text=_("网址、文号或刊名，照来源记录。"),
    )
    published_on = PartialDateField(_("发表日期"))

    class Meta:
        verbose_name = _("来源")
        verbose_name_plural = pgettext_lazy("列表", "来源")
        ordering = ["code"]

    def __str__(self):
        return f"{self.code} {self.title}"


class Sourced(models.Model):
    """A row whose statements come from somewhere, and say so until the place itself has confirmed them."""

    sources = models.ManyToManyField(Source, verbose_name=_("来源"), blank=True, related_name="+")
    confidence = models.CharField(_("可信度"), max_length=1, choices=Confidence.choices, blank=True)
    as_of = PartialDateField(_("资料日期"), help_text=_("这些内容所反映的日期，可只写年或年月。"))
    confirmed_at = models.DateTimeField(_("园区确认时间"), null=True, blank=True)
    provenance_note = models.TextField(_("来源说明"), blank=True)

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.confidence == Confidence.D and self.state == PublishingState.PUBLISHED:
            raise ValidationError({"confidence": _("可信度为 D 的内容不能发布。")})

    @property
    def is_confirmed(self):
        return self.confirmed_at is not None

    @property
    def source_notes(self):
        """The sources as a page lists them; needs the annotation `source_rows`."""
        return [SourceNote(**row) for row in self.source_rows]


class SourceNote(NamedTuple):
    """A source as it stands under a page."""

    code: str
    grade: str
    locator: str
    published_on: str
    title_zh_hans: str
    title_en: str


def source_rows(model):
    """The sources of each row, read in the row's own query: `annotate(source_rows=source_rows(Park))`."""
    return related_rows(model, "sources", SourceNote._fields, order="code")
