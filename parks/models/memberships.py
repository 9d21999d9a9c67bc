from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .areas import Area
from .associations import Association
from .enterprises import Enterprise
from .parks import Park


class Role(models.TextChoices):
    """What a person does for the portal; `parks.roles` says what each allows."""

    ENTERPRISE_CONTACT = "enterprise_contact", _("企业联系人")
    COMMITTEE_EDITOR = "committee_editor", _("园区编辑")
    COMMITTEE_PUBLISHER = "committee_publisher", _("园区审核发布")
    CITY_COORDINATOR = "city_coordinator", _("市州协调员")
    ASSOCIATION_EDITOR = "association_editor", _("协会编辑")
    PROVINCE_OWNER = "province_owner", _("省级管理员（工信）")
    PROVINCE_COOPERATION = "province_cooperation", _("省级招商（经合）")
    AUDITOR = "auditor", _("审计员")


# The column that holds a role's scope; a role that is not here is for the whole province.
SCOPE_COLUMNS = {
    Role.ENTERPRISE_CONTACT: "enterprise",
    Role.COMMITTEE_EDITOR: "park",
    Role.COMMITTEE_PUBLISHER: "park",
    Role.CITY_COORDINATOR: "area",
    Role.ASSOCIATION_EDITOR: "association",
}
# Who can publish, review or look at everything proves twice who they are.
SECOND_FACTOR_ROLES = frozenset(
    {
        Role.COMMITTEE_PUBLISHER,
        Role.CITY_COORDINATOR,
        Role.PROVINCE_OWNER,
        Role.PROVINCE_COOPERATION,
        Role.AUDITOR,
    }
)
COLUMNS = ("area", "park", "enterprise", "association")


def scope_fits_role():
    """Exactly the column that the role needs is filled, and no other."""
    return reduce(or_, [Q(role=role, **columns_filled(SCOPE_COLUMNS.get(role))) for role in Role])


def columns_filled(needed):
    return {f"{column}__isnull": column != needed for column in COLUMNS}


class MembershipQuerySet(models.QuerySet):
    def current(self):
        """Those that hold now."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=timezone.localdate()), ended_at__isnull=True)


class Membership(models.Model):
    """A role of a person within a scope: the province, an area, a park, an enterprise or an association (任职).

    It is given and ended by `parks.workflow`, and never changed in between.
    """

    # Not whose content it is, but who may give roles there: see `parks.roles`.
    scope_paths = {"appoints_in_area": "park__area", "appoints_in_park": "enterprise__park"}

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("用户"), on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(_("角色"), max_length=24, choices=Role.choices)
    area = models.ForeignKey(
        Area,
        verbose_name=_("市州或单列地区"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="memberships",
    )
    park = models.ForeignKey(
        Park, verbose_name=_("园区"), null=True, blank=True, on_delete=models.PROTECT, related_name="memberships"
    )
    enterprise = models.ForeignKey(
        Enterprise, verbose_name=_("企业"), null=True, blank=True, on_delete=models.PROTECT, related_name="memberships"
    )
    association = models.ForeignKey(
        Association, verbose_name=_("协会"), null=True, blank=True, on_delete=models.PROTECT, related_name="memberships"
    )
    ends_on = models.DateField(_("任期至"), null=True, blank=True, help_text=_("最后一天；不写就是没有期限。"))
    given_at = models.DateTimeField(_("授予时间"), auto_now_add=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("授予人"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    ended_at = models.DateTimeField(_("收回时间"), null=True, editable=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("收回人"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    end_reason = models.CharField(_("收回原因"), max_length=300, blank=True, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("任职")
        verbose_name_plural = pgettext_lazy("列表", "任职")
        ordering = ["user", "-given_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=scope_fits_role(),
                name="parks_membership_scope_fits_role",
                violation_error_message=_(
                    "请按角色选定范围：园区角色选园区，市州协调员选地区，企业选企业，协会选协会；省级角色都不选。"
                ),
            ),
            models.UniqueConstraint(
                fields=["user", "role", *COLUMNS],
                condition=Q(ended_at__isnull=True),
                nulls_distinct=False,
                name="parks_membership_held_once",
                violation_error_message=_("这个人已有这个任职；要改期限，请先收回再授予。"),
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()} · {self.scope}" if self.scope else self.get_role_display()

    @property
    def scope(self):
        """The row that bounds the role; None for the whole province."""
        column = SCOPE_COLUMNS.get(self.role)
        return getattr(self, column) if column else None

    @property
    def holds_today(self):
        return self.ended_at is None and (self.ends_on is None or self.ends_on >= timezone.localdate())

    @property
    def needs_second_factor(self):
        return self.role in SECOND_FACTOR_ROLES
