from django.db import models
from django.db.models import FETCH_RAISE, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parks.models import Area, ChainLink, Enterprise, Industry, Park, Sourced
from parks.models.sources import source_rows
from portal.kit.illustrated import Illustrated, WithAttachments, attachment_rows, picture_rows
from portal.kit.partial_dates import PartialDateField
from portal.kit.publishing import Publishable, PublishedQuerySet
from portal.kit.scoping import EVERYWHERE
from portal.kit.slugs import Sluggable
from portal.kit.text import PinyinKeyField


class ProjectQuerySet(PublishedQuerySet):
    def for_cards(self):
        return self.select_related("area", "park", "industry").defer("area__boundary").fetch_mode(FETCH_RAISE)

    def for_records(self):
        """Projects with all that files, feeds and the API tell of them: one query."""
        rows = self.select_related("area", "park", "enterprise", "industry", "lead").defer("area__boundary")
        return rows.annotate(source_rows=source_rows(Project)).fetch_mode(FETCH_RAISE)

    def for_detail(self):
        """A project with all it names: one query."""
        rows = self.select_related("area__parent", "park__area", "enterprise", "industry")
        rows = rows.defer("area__boundary", "area__parent__boundary", "park__area__boundary")
        rows = rows.annotate(source_rows=source_rows(Project), picture_rows=picture_rows(Project))
        return rows.annotate(attachment_rows=attachment_rows(Project)).fetch_mode(FETCH_RAISE)


class Project(Publishable, Sluggable, Sourced, Illustrated, WithAttachments):
    """An investment project a place offers or reports (招商项目)."""

    scope_paths = {"park": "park", "area": "area", "cooperation": EVERYWHERE}

    class Stage(models.TextChoices):
        SHEET = "project_sheet", _("项目书")
        REPORTED = "reported", _("见于报道")
        PLANNED = "planned", _("规划")
        SIGNED = "signed", _("签约")
        STARTED = "started", _("开工")

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
    summary = models.TextField(_("简介"), blank=True)
    amount = models.DecimalField(
        _("投资额"),
        max_digits=16,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("以整数货币单位填写，如 740000000。"),
    )
    currency = models.CharField(_("币种"), max_length=3, default="CNY", help_text=_("ISO 4217 代码。"))
    investment_type = models.CharField(_("合作方式"), max_length=14, choices=InvestmentType.choices, blank=True)
    partner_wanted = models.TextField(_("希望的合作方"), blank=True)
    land_and_permits = models.TextField(_("用地与手续"), blank=True)
    dated_on = PartialDateField(_("项目日期"), help_text=_("项目书或报道的日期。"))
    valid_until = models.DateField(_("有效期至"), null=True, blank=True)
    contact_office = models.CharField(_("联系机构"), max_length=100, blank=True)
    contact_phone = models.CharField(_("电话"), max_length=60, blank=True)
    contact_email = models.EmailField(_("邮箱"), blank=True)

    objects = ProjectQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("招商项目")
        verbose_name_plural = pgettext_lazy("列表", "招商项目")
        ordering = ["-dated_on", "name_sort", "pk"]
        indexes = Sluggable.Meta.indexes
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
    def has_contact(self):
        return bool(self.contact_office or self.contact_phone or self.contact_email)
