"""The page of all facts as a person uses it: what they type goes on from what it showed."""

from parks.admin.fact_rows import shown_text

from .desk import address

PASSPORT = {"shared-as_of": "2026-05", "shared-source_note_zh_hans": "统计公报"}


def sheet_of(owner, query="", language="zh-hans"):
    return address(type(owner), "facts", owner.pk, language=language) + query


def filled(page):
    """What a browser would send from the page if nothing were changed."""
    data = {"_basis": page.context["bases"]}
    for _group, _label, lines, _missing in page.context["groups"]:
        for form in [line.form for line in lines if line.form]:
            data |= {form.add_prefix(name): shown_text(form[name].value()) for name in form.told}
    return data


def field(definition, name="number"):
    return f"f{definition.pk}-{name}"


class Sheet:
    """The page of one owner, opened by one person: what they type goes on from what it showed."""

    def __init__(self, person, owner, query=""):
        self.client, self.url = person.client, sheet_of(owner, query)
        self.page = self.client.get(self.url)
        self.data = filled(self.page)

    def save(self, button="_save", follow=True, **changes):
        return self.client.post(self.url, self.data | changes | {button: "1"}, follow=follow)
