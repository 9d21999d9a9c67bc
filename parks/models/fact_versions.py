from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.partial_dates import PartialDateField

from .fact_definitions import FactDefinition, FactOption
from .parks import Park
from .sites import Site
from .sources import Source


def kept_apart(model, label):
    """A relation that outlives what it leads to: the history of a fact belongs to no row's review."""
    return models.ForeignKey(
        model, verbose_name=label, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )


class FactVersion(models.Model):
    """What a fact said from one moment to another (事实的版本); only a trigger of the database writes it."""

    scope_paths = {}

    fact_id = models.BigIntegerField(_("事实"), db_index=True)
    definition = kept_apart(FactDefinition, _("事实定义"))
    park = kept_apart(Park, _("园区"))
    site = kept_apart(Site, _("用地和厂房"))
    number = models.DecimalField(_("数值"), max_digits=18, decimal_places=4, null=True)
    number_to = models.DecimalField(_("数值上限"), max_digits=18, decimal_places=4, null=True)
    unit = models.CharField(_("单位"), max_length=20, blank=True)
    option = kept_apart(FactOption, _("选项"))
    is_true = models.BooleanField(_("是否"), null=True)
    text_zh_hans = models.TextField(_("文字"), null=True)  # noqa: DJ001 – as the fact has it
    text_en = models.TextField(_("文字"), null=True)  # noqa: DJ001
    dated = PartialDateField(_("日期"))
    source = kept_apart(Source, _("来源"))
    source_note_zh_hans = models.CharField(_("来源说明"), max_length=200, null=True)  # noqa: DJ001
    source_note_en = models.CharField(_("来源说明"), max_length=200, null=True)  # noqa: DJ001
    as_of = PartialDateField(_("资料日期"))
    confirmed_on = models.DateField(_("确认日期"), null=True)
    confirmed_role = models.CharField(_("确认人的角色"), max_length=30, blank=True)
    valid_from = models.DateTimeField(_("从"))
    valid_to = models.DateTimeField(_("到"), null=True)

    class Meta:
        verbose_name = _("事实的版本")
        verbose_name_plural = pgettext_lazy("列表", "事实的版本")
        ordering = ["-valid_from", "-pk"]

    def __str__(self):
        return f"{self.definition} {self.valid_from:%Y-%m-%d}"
