from django.db import models
from django.db.models import FETCH_RAISE, F, Q
from django.db.models.lookups import IsNull
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parks.models import Area, ChainLink, Enterprise, Industry, Park, Site, Sourced
from parks.models.sources import source_rows
from portal.kit.illustrated import Illustrated, WithAttachments, attachment_rows, picture_rows
from portal.kit.partial_dates import PartialDateField
from portal.kit.publishing import Publishable, PublishedQuerySet
from portal.kit.related_rows import parts_of
from portal.kit.scoping import EVERYWHERE
from portal.kit.slugs import Sluggable
from portal.kit.text import PinyinKeyField, in_both_languages

READINESS = ["topic", "state", "dated", *in_both_languages("document", "checked_by")]
STEP = ["step", "dated_on", "amount", "evidence_url", *in_both_languages("evidence")]


class ProjectQuerySet(PublishedQuerySet):
    def listed(self, samples=False):
        """Those that have not expired; the others keep their page."""
        return self.published(samples).filter(Q(valid_until__isnull=True) | Q(valid_until__gte=localdate()))

    def for_cards(self):
        return self.select_related("area", "park", "industry").defer("area__boundary").fetch_mode(FETCH_RAISE)

    def for_records(self):
        """Projects with all that files, feeds and the API tell of them: one query."""
        rows = self.select_related("area", "park", "enterprise", "industry", "lead").defer("area__boundary")
        return rows.annotate(source_rows=source_rows(Project)).fetch_mode(FETCH_RAISE)

    def for_detail(self):
        """A project with all it names: one query."""
        rows = self.select_related("area__parent", "park__area", "enterprise", "industry", "lead")
        rows = rows.defer("area__boundary", "area__parent__boundary", "park__area__boundary")
        rows = rows.annotate(source_rows=source_rows(Project), picture_rows=picture_rows(Project))
        rows = rows.annotate(readiness_rows=parts_of(Project, "readiness", READINESS))
        rows = rows.annotate(step_rows=parts_of(Project, "steps", STEP))
        return rows.annotate(attachment_rows=attachment_rows(Project)).fetch_mode(FETCH_RAISE)


def whole_money(label, **kwargs):
    return models.DecimalField(label, max_digits=16, decimal_places=2, null=True, blank=True, **kwargs)


def not_negative(name):
    return models.CheckConstraint(
        condition=Q(**{f"{name}__gte": 0}),
        name=f"investment_project_{name}_not_negative",
        violation_error_message=_("不能小于零；不知道就留空。"),
    )


def listed_by(name, *columns):
    """For the first pages of the list in one of its orders, which the database then reads without sorting all rows."""
    listed = Q(state="published", is_sample=False)
    return models.Index(*columns, "name_sort", "id", condition=listed, name=f"investment_project_by_{name}")


class Project(Publishable, Sluggable, Sourced, Illustrated, WithAttachments):
    """An investment project a place offers or reports (招商项目)."""

    scope_paths = {"park": "park", "area": "area", "cooperation": EVERYWHERE}
    sampled_with = ["park"]
    unrecorded = {"readings"}

    class Stage(models.TextChoices):
        SHEET = "project_sheet", _("项目书")
        REPORTED = "reported", _("见于报道")
        PLANNED = "planned", _("规划")
        SIGNED = "signed", _("签约")
        STARTED = "started", _("开工")
        PRODUCING = "producing", _("投产")

    class InvestmentType(models.TextChoices):
        SOLE = "sole", _("独资")
        JOINT = "joint", _("合资")
        COOPERATION = "cooperation", _("合作")
        EQUITY = "equity", _("股权")
        LEASE = "lease", _("租赁")
        PUBLIC_PRIVATE = "public_private", _("政府和社会资本合作")

    name = models.CharField(_("名称"), max_length=120)
    name_sort = PinyinKeyField()
    area = models.ForeignKey(Area, verbose_name=_("地区"), on_delete=models.PROTECT, related_name="projects")
    park = models.ForeignKey(
        Park,
        verbose_name=_("园区"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="projects",
    )
    enterprise = models.ForeignKey(
        Enterprise,
        verbose_name=_("企业"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="projects",
    )
    industry = models.ForeignKey(
        Industry,
        verbose_name=_("产业"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="projects",
    )
    would_fill = models.ManyToManyField(
        ChainLink,
        verbose_name=_("将补上的环节"),
        blank=True,
        related_name="projects",
        help_text=_("项目建成后属于产业链的哪些环节。"),
    )
    stage = models.CharField(_("阶段"), max_length=14, choices=Stage.choices)
    sites = models.ManyToManyField(
        Site,
        verbose_name=_("可用场地"),
        blank=True,
        related_name="projects",
        help_text=_("所在园区里可供这个项目用的土地和厂房。"),
    )
    lead = models.ForeignKey(
        "self",
        verbose_name=_("龙头项目"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="supporting",
        help_text=_("这个项目为哪个龙头项目配套。"),
    )
    summary = models.TextField(_("简介"), blank=True)
    market = models.TextField(_("市场分析"), blank=True)
    amount = whole_money(_("投资额"), help_text=_("以整数货币单位填写，如 740000000。"))
    sought_from = whole_money(_("拟引资金额下限"))
    sought_to = whole_money(_("拟引资金额上限"))
    secured = whole_money(_("已落实资金"))
    expected_output = whole_money(_("预计年产值"))
    expected_tax = whole_money(_("预计年税收"))
    expected_jobs = models.PositiveIntegerField(_("预计用工（人）"), null=True, blank=True)
    decision_days = models.PositiveSmallIntegerField(
        _("决策时间（工作日）"), null=True, blank=True, help_text=_("从收到合作意向到作出决定。")
    )
    promoter = models.CharField(_("发起单位"), max_length=120, blank=True)
    currency = models.CharField(_("币种"), max_length=3, default="CNY", help_text=_("ISO 4217 代码。"))
    investment_type = models.CharField(_("合作方式"), max_length=14, choices=InvestmentType.choices, blank=True)
    partner_wanted = models.TextField(_("希望的合作方"), blank=True)
    land_and_permits = models.TextField(_("用地与手续"), blank=True)
    dated_on = PartialDateField(_("项目日期"), help_text=_("项目书或报道的日期。"))
    valid_until = models.DateField(_("有效期至"), null=True, blank=True)
    contact_office = models.CharField(_("联系机构"), max_length=100, blank=True)
    contact_phone = models.CharField(_("电话"), max_length=60, blank=True)
    contact_email = models.EmailField(_("邮箱"), blank=True)
    second_office = models.CharField(_("第二联系机构"), max_length=100, blank=True)
    second_phone = models.CharField(_("第二联系电话"), max_length=60, blank=True)
    second_email = models.EmailField(_("第二联系邮箱"), blank=True)

    objects = ProjectQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("招商项目")
        verbose_name_plural = pgettext_lazy("列表", "招商项目")
        ordering = ["-dated_on", "name_sort", "pk"]
        indexes = [
            *Sluggable.Meta.indexes,
            listed_by("newest", F("dated_on").desc()),
            listed_by("amount", IsNull(F("amount"), True), "currency", F("amount").desc()),
            listed_by("name"),
        ]
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="investment_project_amount_positive",
                violation_error_message=_("投资额须大于零；不知道就留空。"),
            ),
            models.CheckConstraint(
                condition=Q(currency__regex=r"^[A-Z]{3}$"),
                name="investment_project_currency_code",
                violation_error_message=_("币种是三个大写字母，如 CNY。"),
            ),
            models.CheckConstraint(
                condition=Q(sought_from__lte=F("sought_to")),
                name="investment_project_sought_in_order",
                violation_error_message=_("上限不能小于下限。"),
            ),
            models.CheckConstraint(
                condition=Q(lead__isnull=True) | ~Q(lead=F("id")),
                name="investment_project_does_not_lead_itself",
                violation_error_message=_("项目不能为自己配套。"),
            ),
            *map(not_negative, ["sought_from", "sought_to", "secured", "expected_output", "expected_tax"]),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("investment:project_detail", args=[self.slug])

    @property
    def hue(self):
        """The group whose colour stands for the project."""
        return (self.industry and self.industry.group) or "none"

    @property
    def is_expired(self):
        """Whether its last day has passed: it keeps its page, leaves the lists and takes no enquiries."""
        return self.valid_until is not None and self.valid_until < localdate()

    @property
    def has_second_contact(self):
        return bool(self.second_office or self.second_phone or self.second_email)

    @property
    def has_contact(self):
        return bool(self.contact_office or self.contact_phone or self.contact_email)
