"""What the page of a park says of its planning, environment, entry rules and management; nothing where nobody said it."""

from dataclasses import dataclass, field

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.kit.outlines import all_in_metres
from portal.kit.sections import Section
from portal.kit.svg import ground_plan
from portal.kit.text import plain_translation, translated

from .models import ParkGovernance
from .models.governance import ENTRY, ENVIRONMENT, MANAGEMENT, PLANNING


@dataclass(slots=True)
class Told:
    """Texts as (heading, words), and the rows that belong beside them; `unchecked` rows are not shown."""

    texts: list
    rows: list = field(default_factory=list)
    bases: list = field(default_factory=list)
    unchecked: int = 0

    def __bool__(self):
        return bool(self.texts or self.rows or self.bases)


@dataclass(slots=True)
class Blocks:
    """The functional blocks, each with its number in the drawing or none; `drawing` is empty where no shape is known."""

    numbered: list
    drawing: SafeString


def planning_sections(park):
    """Five queries, one for each kind of row."""
    governance = ParkGovernance.objects.filter(park=park).first() or ParkGovernance()
    rules = list(park.class_rules.select_related("industry_class"))
    checked = [rule for rule in rules if rule.industry_class.is_checked]
    planning = Told(texts(governance, PLANNING), list(park.plans.all()), governance.bases)
    environment = Told(texts(governance, ENVIRONMENT), list(park.assessments.all()))
    entry = Told(texts(governance, ENTRY), checked, unchecked=len(rules) - len(checked))
    return [
        Section("planning", _("规划与特色"), "parks/_planning.html", planning),
        Section("blocks", pgettext("列表", "功能区块"), "parks/_blocks.html", blocks(park)),
        Section("environment", _("生态环境"), "parks/_environment.html", environment),
        Section("entry", _("准入与退出"), "parks/_entry.html", entry),
        Section("management", _("管理与服务"), "parks/_told_texts.html", Told(texts(governance, MANAGEMENT))),
    ]


def texts(governance, names):
    """(heading, words) of those that somebody has written."""
    said = [(ParkGovernance._meta.get_field(name).verbose_name, translated(governance, name)) for name in names]
    return [(heading, words) for heading, words in said if words]


def blocks(park):
    """The blocks with their drawing; None where there are none."""
    rows = list(park.blocks.all())
    drawn = [block for block in rows if block.shape]
    numbers = {block.pk: number for number, block in enumerate(drawn, 1)}
    numbered = [(numbers.get(block.pk, ""), block) for block in rows]
    return Blocks(numbered, drawing_of(park, drawn)) if rows else None


def drawing_of(park, drawn):
    label = _("%(park)s功能区块示意图") % {"park": plain_translation(park, "name")}
    pieces = all_in_metres([block.shape for block in drawn])
    return ground_plan(pieces, label=label, north=_("北")) if drawn else ""
