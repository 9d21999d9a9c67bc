"""Which lines must wait because somebody is at work on the row, or because it is out of use."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from portal.kit.models import Change
from portal.kit.publishing import Publishable, PublishingState

SETTLED = {Change.State.WRITING, Change.State.RETURNED}


def owner_of(table, row):
    """(model, key) of the row that goes through review: the row itself, or the one of several that it belongs to."""
    if not table.belongs_to:
        return table.model, row.pk
    fields = [table.model._meta.get_field(name) for name in table.belongs_to]
    return next(((field.related_model, key) for field in fields if (key := getattr(row, field.attname))), (None, None))


class Reviews:
    def __init__(self, table, by):
        self.table, self.by = table, by

    def refuse_busy(self, outcomes):
        """Nobody overwrites unknowingly what a colleague is writing or what waits for a reviewer: two queries for each model."""
        by_owner = defaultdict(list)
        for outcome in outcomes:
            model, key = owner_of(self.table, outcome.row)
            if key:
                by_owner[model, key].append(outcome)
        for model in {model for model, _key in by_owner}:
            reasons = self._reasons(model, [key for owner, key in by_owner if owner is model])
            for key, reason in reasons.items():
                for outcome in by_owner[model, key]:
                    outcome.refuse(reason)

    def _reasons(self, model, keys):
        reasons = dict.fromkeys(archived(model, keys), _("已归档，先恢复为草稿才能修改。"))
        changes = Change.objects.filter(
            content_type=ContentType.objects.get_for_model(model), object_pk__in=keys
        ).open()
        for change in changes.only("object_pk", "state").prefetch_related("authors"):
            if change.state not in SETTLED:
                reasons[change.object_pk] = _("正在审核，先撤回提交或等审核结束。")
            elif any(author.pk != self.by.pk for author in change.authors.all()):
                reasons[change.object_pk] = _("别人正在修改这一条，请先与其联系。")
        return reasons


def archived(model, keys):
    """Those of the rows that are out of use; registers have none."""
    if not issubclass(model, Publishable):
        return []
    return model._base_manager.filter(pk__in=keys, state=PublishingState.ARCHIVED).values_list("pk", flat=True)
