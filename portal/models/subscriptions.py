import secrets

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from investment.models import NoticeVersion
from portal.rounds import Rhythm, last_round


def new_key():
    """What the links of one subscription's letters carry: 192 bits, sent to its address alone."""
    return secrets.token_urlsafe(24)


class SubscriptionQuerySet(models.QuerySet):
    def alive(self):
        """Those that are or may still be confirmed."""
        return self.exclude(state=Subscription.State.STOPPED)

    def confirmed(self):
        return self.filter(state=Subscription.State.CONFIRMED)

    def of_the_same_search(self, subscription):
        """Those of the same reader for the same search, it included."""
        return self.alive().filter(
            address__iexact=subscription.address, noun=subscription.noun, query=subscription.query
        )

    def due(self):
        """The confirmed ones for which nobody has looked since the last round of their rhythm; the most patient first."""
        of_a_rhythm = [Q(rhythm=rhythm, looked_at__lt=last_round(rhythm)) for rhythm in Rhythm]
        return self.confirmed().filter(Q.create(of_a_rhythm, connector=Q.OR)).order_by("looked_at", "pk")


class Subscription(models.Model):
    """That somebody without an account is told by mail what a saved search finds anew (订阅).

    A search is a list, named by its noun, with its conditions in canonical form. `known` are the numbers of all rows the
    reader knows of: those found when they asked, and those letters have told. It is the cursor of the subscription: it
    grows in the transaction that writes the letter, so that nothing is lost and nothing comes twice.
    `portal.subscribing` and `portal.search_letters` are all that writes here.
    """

    Rhythm = Rhythm

    class State(models.TextChoices):
        ASKED = "asked", pgettext_lazy("订阅", "待确认")
        CONFIRMED = "confirmed", pgettext_lazy("订阅", "已确认")
        STOPPED = "stopped", pgettext_lazy("订阅", "已停止")

    key = models.CharField(max_length=43, unique=True, default=new_key, editable=False)
    form_key = models.CharField(_("表单校验值"), max_length=64, unique=True, editable=False)
    address = models.EmailField(_("邮箱"), max_length=254, blank=True)
    language = models.CharField(_("语言"), max_length=10, choices=settings.LANGUAGES)
    noun = models.CharField(_("列表"), max_length=20)
    query = models.TextField(_("条件"), blank=True)
    rhythm = models.CharField(_("多久一封"), max_length=6, choices=Rhythm.choices)
    state = models.CharField(_("状态"), max_length=9, choices=State.choices, default=State.ASKED)
    notice = models.ForeignKey(
        NoticeVersion, verbose_name=_("个人信息告知"), on_delete=models.PROTECT, related_name="subscriptions"
    )
    asked_at = models.DateTimeField(_("申请时间"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("确认时间"), null=True, blank=True)
    kept_until = models.DateField(_("订阅到"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("提醒到期的时间"), null=True, blank=True)
    stopped_at = models.DateTimeField(_("停止时间"), null=True, blank=True)
    known = ArrayField(models.BigIntegerField(), verbose_name=_("已知的条目"), default=list, blank=True, editable=False)
    looked_at = models.DateTimeField(_("上次查看"), null=True, blank=True)
    told_at = models.DateTimeField(_("上次写信"), null=True, blank=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("订阅")
        verbose_name_plural = pgettext_lazy("列表", "订阅")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="stopped", address="", known=[], stopped_at__isnull=False)
                | ~Q(state="stopped") & ~Q(address=""),
                name="portal_subscription_stopped_has_no_address",
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed")
                | Q(confirmed_at__isnull=False, kept_until__isnull=False, looked_at__isnull=False),
                name="portal_subscription_confirmed_has_times",
            ),
            models.UniqueConstraint(
                Lower("address"),
                F("noun"),
                F("query"),
                condition=Q(state="confirmed"),
                name="portal_subscription_search_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["rhythm", "looked_at"], condition=Q(state="confirmed"), name="portal_subscription_due"
            ),
        ]

    def __str__(self):
        return f"{self.noun}?{self.query}"

    @property
    def masked_address(self):
        """Enough for its owner to tell it from another one of theirs: l＊＊@firm.example."""
        name, at, domain = self.address.rpartition("@")
        return f"{name[:1]}＊＊{at}{domain}" if self.address else ""

    @property
    def is_confirmed(self):
        return self.state == self.State.CONFIRMED

    @property
    def is_stopped(self):
        return self.state == self.State.STOPPED

    @property
    def page_address(self):
        return self._page("subscriptions:subscription")

    @property
    def stop_address(self):
        return self._page("subscriptions:stop")

    def _page(self, view):
        """In the reader's language, whoever asks."""
        with override(self.language):
            return reverse(view, args=[self.key])
