from urllib.parse import quote

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from parks.models import ChainLink, Park, Site
from portal.kit.scoping import EVERYWHERE, beneath

from .notices import NoticeVersion
from .projects import Project

WITH_ITS_CASES = {"park": "cases__park", "area": "cases__park__area", "cooperation": EVERYWHERE}


class EnquiryQuerySet(models.QuerySet):
    def due_for_erasure(self):
        """Those whose personal data nobody may keep any longer."""
        return self.filter(erased_at__isnull=True, retained_until__lt=timezone.localdate())

    def held(self):
        """Those that a person has to look at before any park sees them."""
        return self.filter(released_at__isnull=True, erased_at__isnull=True, cases__isnull=True).exclude(hold="")


class Enquiry(models.Model):
    """What an investor asks one or several parks (咨询), with the receipt number and the hash of its secret code.

    Who asks stands in `Enquirer` alone, what was agreed to in `Consent`. Each park that is asked has its own `Case`;
    before an enquiry that is held has been released there is none, and only the province sees it. The row outlives its
    erasure, for the ledger, without anything personal. `investment.enquiry_flow` is all that writes here.
    """

    scope_paths = WITH_ITS_CASES

    class ReplyBy(models.TextChoices):
        EMAIL = "email", _("电子邮件")
        PHONE = "phone", _("电话")
        PAGE = "page", _("只在查询页上")

    class Hold(models.TextChoices):
        LINKS = "links", _("文字中有网址")
        NO_PROOF = "no_proof", _("没有通过自动验证")
        CROWD = "crowd", _("短时间内咨询过多")

    number = models.CharField(_("咨询编号"), max_length=12, unique=True, help_text=_("最后一位是校验码。"))
    code_hash = models.CharField(_("查询码校验值"), max_length=160, editable=False)
    idempotency_key = models.CharField(_("表单校验值"), max_length=64, unique=True, editable=False)
    parks = models.ManyToManyField(Park, verbose_name=_("询问的园区"), related_name="+")
    language = models.CharField(_("使用的语言"), max_length=10, choices=settings.LANGUAGES)
    reply_by = models.CharField(_("答复方式"), max_length=10, choices=ReplyBy.choices)
    is_sealed = models.BooleanField(_("匿名咨询"), default=False, help_text=_("园区只看到项目代号和问题。"))
    project_code = models.CharField(_("项目代号"), max_length=12, null=True, blank=True, unique=True)
    notice = models.ForeignKey(
        NoticeVersion, verbose_name=_("个人信息告知"), on_delete=models.PROTECT, related_name="enquiries"
    )
    received_at = models.DateTimeField(_("收到时间"), default=timezone.now, db_index=True)
    retained_until = models.DateField(_("个人信息保存至"), db_index=True)
    hold = models.CharField(_("待核原因"), max_length=10, choices=Hold.choices, blank=True)
    released_at = models.DateTimeField(_("放行时间"), null=True, blank=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("放行人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    withdrawn_at = models.DateTimeField(_("撤回时间"), null=True, blank=True)
    erased_at = models.DateTimeField(_("删除时间"), null=True, blank=True)

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        verbose_name = _("咨询")
        verbose_name_plural = pgettext_lazy("列表", "咨询")
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_sealed=True, project_code__isnull=False) | Q(is_sealed=False, project_code__isnull=True),
                name="investment_enquiry_code_when_sealed",
            ),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True) | ~Q(hold=""),
                name="investment_enquiry_released_was_held",
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def is_erased(self):
        return self.erased_at is not None

    @property
    def is_held(self):
        """Whether a person still has to look at it before any park sees it."""
        return bool(self.hold) and self.released_at is None

    @property
    def shown_language(self):
        """The language asked in, in the words of the page."""
        return dict(settings.LANGUAGES)[self.language]


class EnquirySubject(models.Model):
    """A thing an enquiry is about (咨询对象): a row of the portal, or the address of a comparison or a match."""

    scope_paths = beneath("enquiry", Enquiry)

    class Kind(models.TextChoices):
        PARK = "park", _("园区")
        PROJECT = "project", _("招商项目")
        SITE = "site", _("用地和厂房")
        GAP = "gap", _("产业链环节")
        COMPARISON = "comparison", _("园区对比")
        MATCH = "match", _("按需匹配")

    enquiry = models.ForeignKey(Enquiry, verbose_name=_("咨询"), on_delete=models.CASCADE, related_name="subjects")
    kind = models.CharField(_("类别"), max_length=10, choices=Kind.choices)
    park = models.ForeignKey(
        Park, verbose_name=_("园区"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    project = models.ForeignKey(
        Project, verbose_name=_("招商项目"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    site = models.ForeignKey(
        Site, verbose_name=_("用地和厂房"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    link = models.ForeignKey(
        ChainLink, verbose_name=_("产业链环节"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    query = models.CharField(
        _("查询条件"), max_length=500, blank=True, help_text=_("对比页或匹配页网址中问号后面的部分。")
    )

    class Meta:
        verbose_name = _("咨询对象")
        verbose_name_plural = pgettext_lazy("列表", "咨询对象")
        ordering = ["enquiry", "pk"]

    def __str__(self):
        return f"{self.get_kind_display()} {self.row or self.query}".strip()

    @property
    def row(self):
        """The row it is about; None for a comparison or a match, and when the row has gone."""
        return self.park or self.project or self.site or self.link

    @property
    def address(self):
        """The page of the row, or of the comparison or match; empty when the row has gone."""
        pages = {self.Kind.COMPARISON: "parks:park_compare", self.Kind.MATCH: "investment:need_match"}
        if self.kind in pages:
            return f"{reverse(pages[self.kind])}?{quote(self.query, safe='=&%+')}"
        return self.row.get_absolute_url() if self.row else ""

    @property
    def title(self):
        return str(self.row) if self.row else self.get_kind_display()


class Question(models.Model):
    """One question of an enquiry (问题); every park that is asked answers each, or says why not."""

    scope_paths = beneath("enquiry", Enquiry)
    LONGEST = 1000

    enquiry = models.ForeignKey(Enquiry, verbose_name=_("咨询"), on_delete=models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField(_("顺序"))
    text = models.TextField(_("问题"), max_length=LONGEST)

    class Meta:
        verbose_name = _("问题")
        verbose_name_plural = pgettext_lazy("列表", "问题")
        ordering = ["enquiry", "order"]
        constraints = [
            models.UniqueConstraint(fields=["enquiry", "order"], name="investment_question_order"),
        ]

    def __str__(self):
        return f"{self.order}. {self.text[:60]}"
