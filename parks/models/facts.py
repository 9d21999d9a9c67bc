from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.partial_dates import PartialDateField
from portal.kit.scoping import beneath, either
from portal.kit.units import plain, unit_name

from .areas import Area
from .fact_definitions import FactDefinition, FactOption
from .parks import Park
from .sites import Site
from .sources import Source

SUBJECTS = ["park", "site", "area"]


def exactly_one(names):
    """The condition that one of these relations is filled and the others are not."""
    found = Q()
    for filled in names:
        found |= Q(**{f"{name}__isnull": name != filled for name in names})
    return found


class Fact(models.Model):
    """One statement on a park, a site or an area: value, unit, source, date, who confirmed it (事实).

    It is read with its park or site and published with it. A fact nobody has stated has no row. The database keeps
    `expires_on`, takes the confirmation away when the statement changes, and writes every version down (migration 0014).
    """

    scope_paths = either(beneath("park", Park), beneath("site", Site))
    unrecorded = {"expires_on"}

    definition = models.ForeignKey(
        FactDefinition, verbose_name=_("事实"), on_delete=models.PROTECT, related_name="facts"
    )
    park = models.ForeignKey(
        Park, verbose_name=_("园区"), null=True, blank=True, on_delete=models.CASCADE, related_name="facts"
    )
    site = models.ForeignKey(
        Site, verbose_name=_("用地和厂房"), null=True, blank=True, on_delete=models.CASCADE, related_name="facts"
    )
    area = models.ForeignKey(
        Area, verbose_name=_("地区"), null=True, blank=True, on_delete=models.CASCADE, related_name="facts"
    )
    number = models.DecimalField(_("数值"), max_digits=18, decimal_places=4, null=True, blank=True)
    number_to = models.DecimalField(_("数值上限"), max_digits=18, decimal_places=4, null=True, blank=True)
    unit = models.CharField(_("单位"), max_length=20, blank=True, help_text=_("填写时用的单位；留空就是定义的单位。"))
    option = models.ForeignKey(
        FactOption, verbose_name=_("选项"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    is_true = models.BooleanField(_("是否"), null=True, blank=True)
    text = models.TextField(_("文字"), blank=True)
    dated = PartialDateField(_("日期"))
    source = models.ForeignKey(
        Source, verbose_name=_("来源"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    source_note = models.CharField(
        _("来源说明"), max_length=200, blank=True, help_text=_("文件及文号、网页，或提供资料的人和部门。")
    )
    as_of = PartialDateField(_("资料日期"), help_text=_("这个数值所反映的日期，可只写年或年月。"))
    confirmed_on = models.DateField(_("确认日期"), null=True, blank=True, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("确认人"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    confirmed_role = models.CharField(_("确认人的角色"), max_length=30, blank=True, default="", editable=False)
    expires_on = models.DateField(_("须再核实的日期"), null=True, blank=True, editable=False, db_index=True)

    reminded_for = models.DateField(_("已提醒的日期"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("事实")
        verbose_name_plural = pgettext_lazy("列表", "事实")
        ordering = ["definition", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one(SUBJECTS),
                name="parks_fact_of_one_subject",
                violation_error_message=_("事实只属于一个园区、一处用地或一个地区。"),
            ),
            *(
                models.UniqueConstraint(
                    fields=["definition", subject],
                    name=f"parks_fact_once_a_{subject}",
                    violation_error_message=_("这一项已经填写过，请修改原有的。"),
                )
                for subject in SUBJECTS
            ),
            models.CheckConstraint(
                condition=Q(number_to__isnull=True) | Q(number__lte=F("number_to")),
                name="parks_fact_range_in_order",
                violation_error_message=_("上限不能小于下限。"),
            ),
        ]

    def __str__(self):
        return f"{self.subject} · {self.definition}"

    def clean(self):
        from parks.fact_rules import checked

        if self.definition_id:
            texts = {name: getattr(self, name) for name in ("text_zh_hans", "text_en")}
            names = ["number", "number_to", "unit", "option", "is_true", "dated", "as_of"]
            self._check_subject()
            checked({"definition": self.definition, **{name: getattr(self, name) for name in names}, **texts})

    def _check_subject(self):
        """A definition is asked of one kind of place only."""
        asked = self.definition.subject
        if any(getattr(self, f"{name}_id") for name in SUBJECTS) and not getattr(self, f"{asked}_id"):
            told = {"subject": self.definition.get_subject_display()}
            raise ValidationError({"definition": _("这项事实只用于“%(subject)s”。") % told})

    @staticmethod
    def show_unit(unit):
        return unit_name(unit)

    @staticmethod
    def show_number(number):
        return plain(number, 4)

    show_number_to = show_number

    @property
    def name_within_owner(self):
        return str(self.definition)

    @property
    def subject(self):
        """The park, site or area of which it is stated."""
        return self.park or self.site or self.area
