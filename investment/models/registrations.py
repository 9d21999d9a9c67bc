from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.scoping import beneath

from .events import Event
from .notices import NoticeVersion


class RegistrationQuerySet(models.QuerySet):
    def holding_places(self):
        return self.filter(state__in=Registration.HOLD_PLACES)

    def people(self):
        """How many people these registrations bring."""
        return self.aggregate(people=Sum("people", default=0))["people"]

    def due_for_erasure(self):
        """Those whose personal data nobody may keep any longer."""
        return self.filter(erased_at__isnull=True, retained_until__lt=timezone.localdate())

    def of_cancelled_events(self):
        """Those that still stand although their event does not take place."""
        return self.filter(event__is_cancelled=True, state__in=Registration.ALIVE)


class Registration(models.Model):
    """That somebody comes to an event (报名), with the receipt number and the hash of its secret code.

    Who comes stands in `Registrant` alone; the row outlives its erasure, without anything personal, for the numbers.
    `investment.registering` is all that writes here.
    """

    scope_paths = beneath("event", Event)
    MOST_PEOPLE = 20

    class Kind(models.TextChoices):
        VISITOR = "visitor", _("个人观众")
        FIRM = "firm", _("企业或单位")

    class State(models.TextChoices):
        HELD = "held", pgettext_lazy("报名", "待核")
        CONFIRMED = "confirmed", pgettext_lazy("报名", "已确认")
        WAITING = "waiting", pgettext_lazy("报名", "候补")
        CANCELLED = "cancelled", pgettext_lazy("报名", "已取消")
        DECLINED = "declined", pgettext_lazy("报名", "未接受")
        ATTENDED = "attended", pgettext_lazy("报名", "已到场")

    ALIVE = (State.HELD, State.CONFIRMED, State.WAITING)
    HOLD_PLACES = (State.CONFIRMED, State.ATTENDED)

    event = models.ForeignKey(Event, verbose_name=_("活动"), on_delete=models.PROTECT, related_name="registrations")
    number = models.CharField(_("报名编号"), max_length=12, unique=True, help_text=_("最后一位是校验码。"))
    code_hash = models.CharField(_("查询码校验值"), max_length=160, editable=False)
    idempotency_key = models.CharField(_("表单校验值"), max_length=64, unique=True, editable=False)
    kind = models.CharField(_("谁来"), max_length=10, choices=Kind.choices)
    people = models.PositiveSmallIntegerField(
        _("人数"), default=1, validators=[MinValueValidator(1), MaxValueValidator(MOST_PEOPLE)]
    )
    state = models.CharField(_("状态"), max_length=10, choices=State.choices)
    language = models.CharField(_("使用的语言"), max_length=10, choices=settings.LANGUAGES)
    notice = models.ForeignKey(
        NoticeVersion, verbose_name=_("个人信息告知"), on_delete=models.PROTECT, related_name="registrations"
    )
    registered_at = models.DateTimeField(_("报名时间"), default=timezone.now, db_index=True)
    retained_until = models.DateField(_("个人信息保存至"), db_index=True)
    erased_at = models.DateTimeField(_("删除时间"), null=True, blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("报名")
        verbose_name_plural = pgettext_lazy("列表", "报名")
        ordering = ["-registered_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(people__gte=1) & Q(people__lte=20), name="investment_registration_people_in_bounds"
            ),
        ]
        indexes = [models.Index(fields=["event", "state", "registered_at"], name="investment_registration_queue")]

    def __str__(self):
        return self.number

    @property
    def is_alive(self):
        return self.state in self.ALIVE

    @property
    def is_erased(self):
        return self.erased_at is not None


class Registrant(models.Model):
    """Who comes (报名人): all personal data of a registration in one row, which erasure deletes."""

    scope_paths = beneath("registration", Registration)

    registration = models.OneToOneField(
        Registration, verbose_name=_("报名"), on_delete=models.PROTECT, related_name="registrant"
    )
    person = models.CharField(_("姓名"), max_length=60)
    organisation = models.CharField(_("所在单位"), max_length=120, blank=True)
    email = models.EmailField(_("邮箱"), blank=True)
    phone = models.CharField(_("电话"), max_length=40, blank=True)
    wish = models.TextField(_("想看什么、想见谁"), max_length=300, blank=True)

    # Kept in no history: what is erased must be gone.
    unrecorded = {"person", "organisation", "email", "phone", "wish"}

    class Meta:
        verbose_name = _("报名人")
        verbose_name_plural = pgettext_lazy("列表", "报名人")
        ordering = ["-registration"]

    def __str__(self):
        return f"{self.registration} {self.masked_person}"

    @property
    def masked_person(self):
        """For lists: the first letter alone."""
        return self.person[:1] + "＊" * 2


class RegistrationMove(models.Model):
    """One change of a registration's state (报名变动): by whom, why. Written once, never changed."""

    scope_paths = beneath("registration", Registration)

    class Side(models.TextChoices):
        REGISTRANT = "registrant", _("报名人")
        STAFF = "staff", _("工作人员")
        SYSTEM = "system", _("系统")

    registration = models.ForeignKey(
        Registration, verbose_name=_("报名"), on_delete=models.PROTECT, related_name="moves"
    )
    at = models.DateTimeField(_("时间"), default=timezone.now)
    before = models.CharField(_("原来"), max_length=10, choices=Registration.State.choices, blank=True)
    after = models.CharField(_("改为"), max_length=10, choices=Registration.State.choices)
    side = models.CharField(_("谁"), max_length=10, choices=Side.choices)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("操作人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    reason = models.CharField(_("原因"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("报名变动")
        verbose_name_plural = pgettext_lazy("列表", "报名变动")
        ordering = ["registration", "at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(side="staff", actor__isnull=False) | ~Q(side="staff"),
                name="investment_registrationmove_staff_has_name",
            ),
        ]

    def __str__(self):
        return f"{self.registration}: {self.get_before_display()} → {self.get_after_display()}"
