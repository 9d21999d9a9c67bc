"""Every door of the admin: each tries it for one visit and yields what it let through."""

from django.contrib import admin
from django.db.models import CharField
from django.forms import ModelChoiceField, ModelMultipleChoiceField
from django.urls import reverse

from parks.models import Area, Membership
from portal.kit.models import Change
from tests.portal.admin.desk import typed

from .visits import parts_for, patterns

BY_NAME = {(Membership, "user")}  # typed, never chosen from a list
CLOSED = {302, 403, 404}
# Pages on which published rows of others may be named: those of a preview, and the parks a case may be handed over to.
NAMES_PUBLISHED = {"preview", "desk", "investment_case_desk"}
PARENTS = ["park", "brand", "policy", "object_pk"]  # by which a row below another names it


def addresses_of_hidden_rows(visit):
    """Somebody else's row answers as one that does not exist, on every page about a row, asked and posted to."""
    for page, parts in patterns(visit.admin, with_row=True):
        absent = visit.address(page, **parts_for(None, parts, visit.sides))
        asked, posted = (
            visit.address(page, tongue=tongue, **parts_for(row, parts, visit.sides))
            for tongue, row in (("zh-hans", visit.hidden[0]), ("en", visit.hidden[-1]))
        )
        answers = [visit.client.post(posted, {"post": "yes", "step": "archive"})]
        if not visit.is_denied:
            answers += [visit.client.get(asked), visit.client.get(absent)]
            if without_address(answers[1]) != without_address(answers[2]):
                yield f"{page}: says more than for a row that does not exist"
        if {answer.status_code for answer in answers} != {404}:
            yield f"{page}: {[answer.status_code for answer in answers]}"


def without_address(response):
    _host, _admin, path = response.request["PATH_INFO"].partition("/admin/")
    return response.text.replace(path, "")


def rows_of_the_list(visit):
    response = visit.client.get(visit.address("changelist"), {"_facets": "True"})
    yield from told(visit, "list", response)
    if response.status_code != 200:
        if visit.seen:
            yield f"list: {response.status_code}, though rows are theirs"
        return
    listed, ours = set(response.context["cl"].queryset), set(visit.sides.rows(visit.model))
    if listed & ours != set(visit.seen):
        yield f"list: {listed & ours} instead of {visit.seen}"


def search_in_the_list(visit):
    for word in visit.foreign_words[-1:]:
        response = visit.client.get(visit.address("changelist"), {"q": word})
        if response.status_code == 200 and response.context["cl"].result_count:
            yield f"search: {word} is found"


def questions_by_counting(visit):
    """A condition on any relation that the list does not offer itself is not answered."""
    for question in lookups(visit.model):
        response = visit.client.get(visit.address("changelist"), {question: "z"})
        if response.status_code != 302 or "e=1" not in response["Location"]:
            yield f"list: answers to ?{question}="


def lookups(model):
    for relation in model._meta.get_fields():
        if relation.is_relation and relation.related_model:
            columns = relation.related_model._meta.fields
            text = next((column.name for column in columns if isinstance(column, CharField)), "pk")
            yield f"{relation.name}__{text}__startswith"


def other_pages_of_the_list(visit):
    """Exports, imports, templates, and what else is not about one row."""
    for page, parts in patterns(visit.admin, with_row=False):
        if page in ("changelist", "add"):
            continue
        response = visit.client.get(visit.address(page, **parts_for(None, parts, visit.sides)))
        yield from told(visit, page, response)
        if "pk" in parts and response.status_code not in CLOSED | {405}:
            yield f"{page}: opens somebody else's"


def completions(visit):
    for field in relations(visit.model):
        names = {"app_label": visit.model._meta.app_label, "model_name": visit.model._meta.model_name}
        response = visit.client.get(reverse("admin:autocomplete"), names | {"field_name": field.name, "term": ""})
        if response.status_code not in (200, 403):
            yield f"completion of {field.name}: {response.status_code}"
        if response.status_code == 200:
            found = {int(item["id"]) for item in response.json()["results"]}
            foreign = {row.pk for row in unchoosable(visit, field)}
            if found & foreign:
                yield f"completion of {field.name}: {response.text}"


def relations(model):
    return [
        field
        for field in (*model._meta.fields, *model._meta.many_to_many)
        if field.remote_field and admin.site.is_registered(field.related_model)
    ]


def unchoosable(visit, field):
    return [row for row in visit.sides.rows(field.related_model) if not visit.holder.may_choose(field, row)]


def own_pages(visit):
    """What one may read of one's own row names nobody else's."""
    row = visit.seen[0]
    for page, parts in patterns(visit.admin, with_row=True):
        if page in ("change", "restore"):
            continue
        response = visit.client.get(visit.address(page, **parts_for(row, parts, visit.sides)))
        yield from told(visit, page, response, visit.secret_words if page in NAMES_PUBLISHED else None)
        if page in ("history", "review", "preview") and response.status_code != 200:
            yield f"{page} of an own row: {response.status_code}"


def forms(visit):
    """Choices offered, and what is accepted when somebody posts what was not offered."""
    for address in [visit.address("add"), *(visit.address("change", object_id=row.pk) for row in edited(visit))]:
        page = visit.client.get(address)
        yield from told(visit, address, page)
        if page.status_code == 200:
            yield from choices_offered(visit, page)
            data = completed(page, typed(page)) | {"_save": "1"}
            yield from foreign_ids_posted(visit, address, page, data)
            yield from inlines_forged(visit, address, page, data)
            yield from moved_away(visit, address, page, data)


def completed(page, data):
    """With something in every field that must be filled, so that nothing but the attack can be what is refused."""
    fields = page.context["adminform"].form.fields
    return data | {name: an_answer(field) for name, field in fields.items() if field.required and not data.get(name)}


def an_answer(field):
    """2026 is a text, a number, a year and the name of an address."""
    if isinstance(field, ModelChoiceField):
        return next((row.pk for row in field.queryset), "")
    return next((value for value, _label in getattr(field, "choices", ()) if value), "2026")


def edited(visit):
    """One own draft, which is written at once, or one own published row, beside which it is kept."""
    return visit.seen[-1:] if visit.hidden else []


def choices_offered(visit, page):
    for label, form in forms_of(page):
        for name, choice in form.fields.items():
            model = form._meta.model
            if isinstance(choice, ModelChoiceField) and (model, name) not in BY_NAME:
                wrong = set(choice.queryset) & set(unchoosable(visit, model._meta.get_field(name)))
                if wrong - present(form.instance, name):
                    yield f"{label}.{name} offers {wrong}"


def present(row, name):
    """What a stored row names already: saving it again must not drop it."""
    value = getattr(row, name, None) if row.pk else None
    return set(value.all()) if hasattr(value, "all") else {value}


def forms_of(response):
    yield "form", response.context["adminform"].form
    for inline in response.context["inline_admin_formsets"]:
        yield inline.formset.prefix, inline.formset.empty_form


def foreign_ids_posted(visit, address, page, data):
    """All relations filled with somebody else's rows: each must be refused by itself."""
    form = page.context["adminform"].form
    forged = {name: foreign_value(visit, form, name) for name in form.fields}
    forged = {name: value for name, value in forged.items() if value}
    if forged:
        answer = visit.client.post(address, data | forged)
        errors = answer.context["adminform"].form.errors if answer.status_code == 200 else {}
        yield from told(visit, "form with forged ids", answer)
        if answer.status_code != 403:
            yield from (f"form accepts a foreign {name}: {answer.status_code}" for name in forged if name not in errors)


def foreign_value(visit, form, name):
    choice, model = form.fields[name], form._meta.model
    if not isinstance(choice, ModelChoiceField) or (model, name) in BY_NAME:
        return None
    rows = unchoosable(visit, model._meta.get_field(name))
    key = rows[-1].pk if rows else None
    return [key] if key and isinstance(choice, ModelMultipleChoiceField) else key


def moved_away(visit, address, page, data):
    """Everything that ties the row to its owner taken off, the area of somebody else chosen."""
    before = set(visit.model._base_manager.values_list("pk", flat=True))
    fields = page.context["adminform"].form.fields
    loose = {
        name: "" for name, choice in fields.items() if isinstance(choice, ModelChoiceField) and not choice.required
    }
    if "area" in fields:
        loose["area"] = visit.sides.stranger[Area].pk
    answer = visit.client.post(address, data | loose)
    if answer.status_code >= 500:
        yield f"moving away: {answer.status_code}"
    for row in visit.model._base_manager.exclude(pk__in=before):
        if not visit.holder.sees(row):
            yield f"added {row} for somebody else"
    for row in edited(visit):
        if not visit.holder.sees(as_wanted(row)):
            yield f"moved {row} to somebody else"


def as_wanted(row):
    """The row as it is now, with what waits beside it."""
    fresh = type(row)._base_manager.get(pk=row.pk)
    change = Change.objects.about(row).open().first()
    for name, value in (change.after["fields"] if change and change.after else {}).items():
        field = fresh._meta.get_field(name)
        if field.remote_field:
            setattr(fresh, field.attname, value)
    return fresh


def inlines_forged(visit, address, page, data):
    """Rows below somebody else's rows, named as if they were below one's own, changed and deleted from there."""
    forged = {}
    for inline in page.context["inline_admin_formsets"]:
        prefix, foreign = inline.formset.prefix, visit.hidden_of(inline.formset.model)
        if foreign:
            forged |= {f"{prefix}-TOTAL_FORMS": "1", f"{prefix}-INITIAL_FORMS": "1", f"{prefix}-0-id": foreign[-1].pk}
            forged |= {f"{prefix}-0-{name}": visit.hidden[-1].pk for name in PARENTS}
            forged[f"{prefix}-0-DELETE"] = "on"
    answer = visit.client.post(address, data | forged) if forged else page
    if answer.status_code >= 500:
        yield f"forged inlines: {answer.status_code}"


def actions(visit):
    """Every action with the keys of rows that are not in the list."""
    for _function, name, _words in visit.admin._get_base_actions():
        keys = [row.pk for row in visit.hidden]
        data = {"action": name, "_selected_action": keys, "post": "yes", "reason": "z", "index": "0"}
        response = visit.client.post(visit.address("changelist"), data)
        if response.status_code >= 500:
            yield f"action {name}: {response.status_code}"


def told(visit, page, response, words=None):
    """What an answer says that it must not."""
    if response.status_code >= 500:
        yield f"{page}: {response.status_code}"
    content = response.getvalue() if response.streaming else response.content
    for word in visit.foreign_words if words is None else words:
        if word.encode() in content:
            yield f"{page}: tells {word}"


CLOSED_DOORS = [addresses_of_hidden_rows, rows_of_the_list]
NOTHING_HIDDEN = [rows_of_the_list]
DOORS = [
    *CLOSED_DOORS,
    search_in_the_list,
    questions_by_counting,
    other_pages_of_the_list,
    completions,
    own_pages,
    forms,
    actions,
]
