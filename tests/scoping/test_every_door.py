"""Every model of the admin × every role × own, somebody else's and absent rows × every door."""

import pytest
from django.contrib import admin

from .doors import CLOSED_DOORS, DOORS, NOTHING_HIDDEN
from .visits import ROLES, Visit

pytestmark = pytest.mark.django_db
MODELS = sorted(admin.site.models(), key=lambda model: model._meta.label)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_nobody_reaches_rows_of_others_through_any_door(sides, holders, model, role):
    visit = Visit(model, *holders[role], sides)
    before = visit.photograph()

    let_through = [problem for door in doors_for(visit) for problem in door(visit)]
    let_through += visit.damage(before)

    assert not let_through, "\n".join(let_through)


def doors_for(visit):
    if not visit.hidden:
        return NOTHING_HIDDEN
    return CLOSED_DOORS if visit.is_denied else DOORS
