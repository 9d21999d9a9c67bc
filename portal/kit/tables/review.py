"""Which lines must wait because somebody is at work on the row, or because it is out of use."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from portal.kit.models import Change
from portal.kit.publishing import PublishingState

SETTLED = {Change.State.WRITING, Change.State.RETURNED}


def owner_model(table):
    """The model whose rows go through review: the table's own, or the one its rows belong to."""
    return table.model._meta.get_field(table.belongs_to).related_model if table.belongs_to else table.model


def owner_key(table, row):
    return getattr(row, table.model._meta.get_field(table.belongs_to).attname) if table.belongs_to else row.pk


class Reviews:
    def __init__(self, table, by):
        self.table, self.by = table, by

    def refuse_busy(self, outcomes):
        """Nobody overwrites unknowingly what a colleague is writing or what waits for a reviewer: two queries."""
        by_owner = defaultdict(list)
        for outcome in outcomes:
            if key := owner_key(self.table, outcome.row):
                by_owner[key].append(outcome)
        reasons = self._reasons(by_owner.keys()) if by_owner else {}
        for key, reason in reasons.items():
            for outcome in by_owner[key]:
                outcome.refuse(reason)

    def _reasons(self, keys):
        model = owner_model(self.table)
        archived = model._base_manager.filter(pk__in=keys, state=PublishingState.ARCHIVED)
        reasons = dict.fromkeys(archived.values_list("pk", flat=True), _("已归档，先恢复为草稿才能修改。"))
        changes = Change.objects.filter(
            content_type=ContentType.objects.get_for_model(model), object_pk__in=keys
        ).open()
        for change in changes.only("object_pk", "state").prefetch_related("authors"):
            if change.state not in SETTLED:
                reasons[change.object_pk] = _("正在审核，先撤回提交或等审核结束。")
            elif any(author.pk != self.by.pk for author in change.authors.all()):
                reasons[change.object_pk] = _("别人正在修改这一条，请先与其联系。")
        return reasons
