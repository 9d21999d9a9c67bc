"""Who is told of which search by mail, for the province: nothing is changed here, and no address is shown whole."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from portal.kit.admin import ReadOnlyAdmin
from portal.models import Subscription
from portal.search_letters import of_subscription


@admin.register(Subscription)
class SubscriptionAdmin(ReadOnlyAdmin):
    list_display = ["search", "masked", "language", "rhythm", "state", "asked_at", "told_at"]
    list_filter = ["state", "rhythm", "language", "noun"]
    date_hierarchy = "asked_at"
    fields = [
        "search",
        "masked",
        ("language", "rhythm"),
        "state",
        "notice",
        ("asked_at", "confirmed_at", "kept_until"),
        ("looked_at", "told_at"),
        ("reminded_at", "stopped_at"),
    ]
    readonly_fields = ["search", "masked"]

    @admin.display(description=_("搜索"))
    def search(self, subscription):
        search, ignored = of_subscription(subscription)
        said = [str(search.label), *(f"{label}{_('：')}{word}" for label, word in search.conditions)]
        gone = [f"{_('已失效的条件')}{_('：')}{name}={value}" for name, value in ignored]
        return " · ".join([*said, *gone])

    @admin.display(description=_("邮箱"))
    def masked(self, subscription):
        return subscription.masked_address
