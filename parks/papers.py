"""What the brochure of a park says: the facts of its page, as of now, and the way to what has changed since."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.kit.paper import Line, Paper, Part, Table, words
from portal.kit.text import plain_translation, translated

from . import province
from .fact_states import FactState
from .fact_tables import park_facts
from .glance import deciding_facts, enumerated, joined, park_glance
from .shelves import belonging, made_in
from .since import version_address, version_now
from .site_words import price_of, size_of
from .yearly import yearly_table

FEW = 20


def park_paper(request, park):
    """The brochure of a published park of `for_detail()` in the language of the page."""
    now, facts = version_now(), park_facts(request, park)
    return Paper(
        title=plain_translation(park, "name"),
        other_title=other_name(park),
        kind=f"{park.get_level_display()} · {park.get_kind_display()} · {plain_translation(park.area, 'name')}",
        lead=plain_translation(park, "positioning") or plain_translation(park, "summary"),
        strip=lines(deciding_facts(park, province.capital(request), facts)),
        parts=park_parts(request, park, facts),
        address=request.build_absolute_uri(version_address(park, now)),
        version=f"{now:%Y-%m-%d %H:%M}",
        hue=park.hue,
        cover=park.slug,
    )


def other_name(row):
    names = {row.name_zh_hans, row.name_en} - {plain_translation(row, "name"), None, ""}
    return next(iter(names), "")


def lines(facts):
    return [Line.of(fact.label, fact.value, fact.note) for fact in facts]


def park_parts(request, park, facts):
    counts = province.park_counts(request, park)
    whole, inner, _others = province.neighbours(request, park)
    return [
        Part(_("概况"), lines=lines(park_glance(park, whole, inner))),
        Part(_("土地与厂房"), table=sites(park)),
        *fact_parts(facts),
        Part(_("年度数据"), table=yearly_part(park)),
        Part(pgettext("列表", "企业"), table=firms(park, counts)),
        Part(pgettext("列表", "招商项目"), table=projects(park, counts)),
        Part(pgettext("列表", "产品"), table=products(park, counts)),
        Part(_("谁来回答"), lines=contact_lines(park)),
        Part(pgettext("列表", "来源"), text="\n".join(map(source_line, park.source_notes))),
    ]


def fact_parts(found):
    """Each group of facts with date, source and state, and the must-have ones nobody stated by name."""
    stated = [Part(str(label), lines=[fact_line(line) for line in lines if line.fact]) for label, lines in found.groups]
    missing = _("、").join(plain_translation(line.definition, "name") for line in found.missing)
    return [*stated, Part(_("未提供的必填资料"), text=missing)]


def fact_line(line):
    note = joined(line.fact.as_of, line.source, "" if line.state == FactState.FRESH else line.state.label)
    return Line.of(plain_translation(line.definition, "name"), line.value, note)


def yearly_part(park):
    found = yearly_table(park)
    if found is None:
        return None
    head = [_("指标"), *(str(figure.year) for figure in found.years)]
    return Table(head, [[label, *map(words, texts)] for label, texts in found.lines])


def sites(park):
    head = [_("编号"), _("名称"), _("面积"), _("价格"), _("供应状态")]
    rows = park.sites.published(samples=None).for_cards()[:FEW]
    return Table(head, [site_cells(site) for site in rows])


def site_cells(site):
    """What a line of the list of sites says, the price and the availability with their dates."""
    state = f"{site.get_availability_display()} {site.availability_on:%Y-%m-%d}"
    told = price_of(site) if site.price_from is None else f"{price_of(site)} {words(site.price_as_of)}"
    return [site.code, plain_translation(site, "name"), size_of(site), told, state]


def firms(park, counts):
    rows = belonging(park, "enterprises", counts).order_by("-is_leading", "name_sort", "pk")[:FEW]
    head = [_("企业"), _("主要产品")]
    return Table(head, [[plain_translation(row, "name"), words(enumerated(row, "main_products"))] for row in rows])


def projects(park, counts):
    rows = belonging(park, "projects", counts)[:FEW]
    head = [_("招商项目"), _("阶段"), _("项目日期")]
    return Table(head, [[plain_translation(row, "name"), row.get_stage_display(), words(row.dated_on)] for row in rows])


def products(park, counts):
    head = [_("产品"), _("品类")]
    rows = made_in(park, counts)[:FEW]
    return Table(head, [[plain_translation(row, "name"), words(translated(row.category, "name"))] for row in rows])


def contact_lines(park):
    told = {
        _("咨询机构"): translated(park, "office"),
        _("电话"): park.phone,
        _("邮箱"): park.email,
        _("办公时间"): translated(park, "office_hours"),
        _("地址"): translated(park, "address"),
        _("网站"): park.website,
    }
    return [Line.of(label, value) for label, value in told.items()]


def source_line(source):
    title = plain_translation(source, "title")
    return " · ".join(filter(None, [f"{source.code} {title}", source.locator, source.published_on]))
