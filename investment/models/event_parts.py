from decimal import Decimal

from django.db import models
from django.db.models import FETCH_RAISE, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from parks.models import Park
from portal.kit.partial_dates import PartialDateField
from portal.kit.publishing import PublishingState
from portal.kit.scoping import beneath
from portal.kit.units import money, plain

from .events import Event
from .project_parts import WEB_HELP


class ParticipationQuerySet(models.QuerySet):
    def of_published_parks(self):
        """With the park that each line names, organisers first: one query."""
        rows = self.filter(park__state=PublishingState.PUBLISHED).select_related("park__area")
        rows = rows.defer("park__area__boundary").order_by("role", "park__name_sort", "pk")
        return rows.fetch_mode(FETCH_RAISE)

    def of_published_events(self, samples=False):
        """With the event, the latest first, for the page of a park: one query."""
        rows = self.filter(event__state=PublishingState.PUBLISHED, event__is_sample=samples).select_related("event")
        return rows.order_by("-event__starts_on", "event__pk").fetch_mode(FETCH_RAISE)


class Participation(models.Model):
    """A park that takes part in an event (参加园区): as what, where it is found, what it brings. Reviewed with it."""

    scope_paths = beneath("event", Event)
    open_relations = {"park"}

    class Role(models.IntegerChoices):
        """As what; the numbers are the order of a list."""

        ORGANISER = 1, _("主办或协办")
        EXHIBITOR = 2, _("参展")
        ATTENDING = 3, _("参会或观展")
        TAKING_PART = 4, _("参加")

    event = models.ForeignKey(Event, verbose_name=_("活动"), on_delete=models.CASCADE, related_name="participations")
    park = models.ForeignKey(Park, verbose_name=_("园区"), on_delete=models.PROTECT, related_name="participations")
    role = models.PositiveSmallIntegerField(_("参加方式"), choices=Role.choices, default=Role.TAKING_PART)
    booth = models.CharField(
        _("展位"), max_length=60, blank=True, default="", help_text=_("展馆和展位号，如“3 号馆 B12”。")
    )
    products = models.TextField(
        _("带来的产品和项目"), max_length=500, blank=True, default="", help_text=_("带去展示和洽谈的，三五样。")
    )

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("参加园区")
        verbose_name_plural = pgettext_lazy("列表", "参加园区")
        ordering = ["event", "role", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "park"],
                name="investment_participation_once",
                violation_error_message=_("这个园区已经列出，请修改原有的。"),
            ),
        ]

    def __str__(self):
        return f"{self.event} · {self.get_role_display()}"


class EventResult(models.Model):
    """A number that came of an event (活动成果): of what, how much, as of when, according to whom. Reviewed with it."""

    scope_paths = beneath("event", Event)

    class Measure(models.TextChoices):
        VISITORS = "visitors", _("参观人次")
        EXHIBITORS = "exhibitors", _("参展单位")
        CONTRACTS = "contracts", _("签约项目")
        CONTRACT_AMOUNT = "contract_amount", _("签约金额")
        INTENT_AMOUNT = "intent_amount", _("意向金额")
        SALES = "sales", _("现场成交额")

    AMOUNTS = {Measure.CONTRACT_AMOUNT, Measure.INTENT_AMOUNT, Measure.SALES}

    event = models.ForeignKey(Event, verbose_name=_("活动"), on_delete=models.CASCADE, related_name="results")
    measure = models.CharField(_("成果"), max_length=15, choices=Measure.choices)
    value = models.DecimalField(
        _("数值"),
        max_digits=16,
        decimal_places=2,
        help_text=_("人次、家、个写整数；金额以整数货币单位填写，如 740000000。"),
    )
    currency = models.CharField(_("币种"), max_length=3, default="CNY", help_text=_("只对金额起作用；ISO 4217 代码。"))
    as_of = PartialDateField(_("统计截至"), blank=False)
    source = models.CharField(_("来源"), max_length=200, help_text=_("公布这个数的单位和文件、报道名称。"))
    source_url = models.URLField(_("来源网址"), max_length=300, blank=True, help_text=WEB_HELP)

    class Meta:
        verbose_name = _("活动成果")
        verbose_name_plural = pgettext_lazy("列表", "活动成果")
        ordering = ["event", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "measure"],
                name="investment_eventresult_once",
                violation_error_message=_("这项成果已经填写过，请修改原有的。"),
            ),
            models.CheckConstraint(
                condition=Q(value__gte=0),
                name="investment_eventresult_not_negative",
                violation_error_message=_("不能小于零。"),
            ),
            models.CheckConstraint(
                condition=Q(currency__regex=r"^[A-Z]{3}$"),
                name="investment_eventresult_currency_code",
                violation_error_message=_("币种写三个大写字母，如 CNY。"),
            ),
        ]

    def __str__(self):
        return f"{self.event} · {self.get_measure_display()}"

    @classmethod
    def of(cls, event):
        """The results of an event of `for_detail()`, in the order of the measures."""
        order = cls.Measure.values
        return sorted((cls(event=event, **row) for row in event.result_rows), key=lambda one: order.index(one.measure))

    @property
    def told(self):
        """The number with its unit."""
        value = Decimal(self.value)
        return money(value, self.currency) if self.measure in self.AMOUNTS else COUNTED[self.measure](value)


def _persons(value):
    return ngettext("%(number)s 人次", "%(number)s 人次", int(value)) % {"number": plain(value)}


def _firms(value):
    return ngettext("%(number)s 家", "%(number)s 家", int(value)) % {"number": plain(value)}


def _contracts(value):
    return ngettext("%(number)s 个", "%(number)s 个", int(value)) % {"number": plain(value)}


COUNTED = {"visitors": _persons, "exhibitors": _firms, "contracts": _contracts}
