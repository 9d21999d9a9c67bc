from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.kit.partial_dates import PartialDateField


class Readiness(models.Model):
    """One line of a readiness card: what has been settled, since when, by which paper, checked by whom (成熟度)."""

    class Topic(models.TextChoices):
        LAND = "land", _("土地")
        PLANNING = "planning", _("规划")
        ENVIRONMENT = "environment", _("环评")
        POWER = "power", _("电力")
        WATER = "water", _("供水")
        SEWAGE = "sewage", _("污水")
        GAS = "gas", _("燃气")
        HEAT = "heat", _("供热")
        RAIL = "rail", _("铁路")

    class State(models.TextChoices):
        DONE = "done", _("已完成")
        UNDER_WAY = "under_way", _("办理中")
        NOT_STARTED = "not_started", _("未开始")
        NOT_NEEDED = "not_needed", _("不需要")

    topic = models.CharField(_("事项"), max_length=11, choices=Topic.choices)
    state = models.CharField(_("状态"), max_length=11, choices=State.choices)
    dated = PartialDateField(_("日期"))
    document = models.CharField(_("文件"), max_length=160, blank=True, help_text=_("文件名称和文号。"))
    checked_by = models.CharField(_("核对单位"), max_length=100, blank=True)

    class Meta:
        abstract = True

    @property
    def name_within_owner(self):
        return self.get_topic_display()


def once(owner, table):
    """The rule that a card has one line for each topic."""
    return models.UniqueConstraint(
        fields=[owner, "topic"],
        name=f"{table}_once_a_topic",
        violation_error_message=_("这一项已经填写过，请修改原有的。"),
    )
