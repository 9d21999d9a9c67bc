"""What a page says of a park or a firm at a glance, as labelled values; what nobody has told us reads 未提供."""

from dataclasses import dataclass
from types import SimpleNamespace

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from portal.kit.publishing import PublishingState
from portal.kit.text import translated
from portal.kit.units import land_area, square_kilometres

from .distances import kilometres_between


@dataclass(slots=True)
class GlanceFact:
    """A labelled value; `note` says to what it refers, from when it is and where it comes from."""

    label: str
    value: object
    note: str = ""
    url: str = ""
    unit: str = ""
    in_words: bool = False

    @property
    def missing(self):
        return self.value in (None, "")


def enumerated(instance, field):
    """A text kept with semicolons between its parts, as a sentence of the page's language enumerates them."""
    parts = {
        f"parts_{suffix}": separator.join(split_parts(getattr(instance, f"{field}_{suffix}")))
        for suffix, separator in (("zh_hans", "、"), ("en", ", "))
    }
    return translated(SimpleNamespace(**parts), "parts")


def split_parts(text):
    return [part.strip() for part in (text or "").replace("；", ";").split(";") if part.strip()]


def deciding_facts(park, capital, table):
    """The six facts by which an investor keeps a park in mind or passes on; `capital` is the area of the capital,
    `table` the facts of the park (parks.fact_tables), which go before what the columns say."""
    facts = _deciding_facts(park, capital, table, origin(park))
    return [GlanceFact(fact.label, "") if fact.missing else fact for fact in facts]


def _deciding_facts(park, capital, table, source):
    return [
        GlanceFact(_("主导产业"), leading_industries(park), source, in_words=True),
        from_fact(table, "land_available")
        or GlanceFact(_("批准面积"), park.approved_area_ha and land_area(park.approved_area_ha), source),
        from_fact(table, "power_price")
        or GlanceFact(_("报道面积"), reported_area(park), joined(translated(park, "reported_area_note"), source)),
        GlanceFact(_("批准时间"), park.approved_on, source)
        if park.approved_on
        else GlanceFact(_("设立时间"), park.founded, source),
        completeness_fact(table.completeness),
        from_fact(table, "airport_km")
        or GlanceFact(_("距长春直线"), distance_to(capital, park), park.get_location_precision_display()),
    ]


def from_fact(table, code):
    """A stated fact as one of the deciding ones, with its date, source and state; None when nobody stated it."""
    line = table.by_code.get(code)
    if line is None:
        return None
    dated = _("资料日期 %(date)s") % {"date": line.fact.as_of} if line.fact.as_of else ""
    return GlanceFact(translated(line.definition, "name"), line.value, joined(dated, line.source, line.state.label))


def completeness_fact(found):
    """The share of must-have facts that are stated, and how old they are."""
    label = _("资料完整度")
    if not found.total:
        return GlanceFact(label, "")
    age = "" if found.age is None else _("资料年龄 %(days)s 天（中位数）") % {"days": found.age}
    stated = _("必填 %(total)s 项中已提供 %(stated)s 项") % {"total": found.total, "stated": found.stated}
    return GlanceFact(label, f"{found.stated_percent}%", joined(stated, age))


def origin(row):
    """From when the facts of a row are, and the way to their sources on the same page."""
    dated = _("资料日期 %(date)s") % {"date": row.as_of} if row.as_of else ""
    link = format_html('<a href="#sources">{}</a>', _("见来源")) if row.source_rows else ""
    return joined(dated, link)


def joined(*notes):
    return format_html_join(" · ", "{}", [(note,) for note in notes if note])


def leading_industries(park):
    """In the words of the source, else in those of the register."""
    names = (translated(tag, "name") for tag in park.industry_tags)
    return enumerated(park, "leading_industries") or format_html_join(_("、"), "{}", [(name,) for name in names])


def reported_area(park):
    return park.reported_area_km2 and square_kilometres(park.reported_area_km2)


def distance_to(capital, park):
    """The straight line from the seat of the capital, rounded to 10 km: the point itself is no more precise."""
    if capital is None or capital.seat_longitude is None or park.longitude is None:
        return ""
    distance = kilometres_between((capital.seat_longitude, capital.seat_latitude), (park.longitude, park.latitude))
    if distance < 10:
        return _("10 公里以内")
    return _("约 %(distance)s 公里") % {"distance": round(distance / 10) * 10}


def park_glance(park, whole, parts):
    """Everything else the park's own row says; `whole` and `parts` are the published parks around and inside it."""
    always = [
        GlanceFact(_("级别"), park.get_level_display()),
        GlanceFact(_("类型"), park.get_kind_display()),
        GlanceFact(_("地区"), translated(park.area, "name"), url=park.area.get_absolute_url()),
        GlanceFact(_("产业"), links(park.industry_tags)),
    ]
    told = [
        GlanceFact(_("发展定位"), translated(park, "positioning")),
        GlanceFact(_("上级园区"), links([whole] if whole else [])),
        GlanceFact(_("下辖园区"), links(parts)),
        GlanceFact(_("统计用区划代码"), park.statistical_code),
        GlanceFact(_("网站"), website(park.website)),
    ]
    return always + [fact for fact in told if not fact.missing]


def links(rows):
    """Names that lead to their pages, one after the other."""
    return format_html_join(
        _("、"), '<a href="{}">{}</a>', [(row.get_absolute_url(), translated(row, "name")) for row in rows]
    )


def website(address):
    """An address kept with or without its scheme, as a link to another site."""
    if not address:
        return ""
    url = address if "://" in address else f"http://{address}"
    return format_html('<a href="{}" rel="external noopener">{}</a>', url, address)


def enterprise_glance(enterprise):
    park = enterprise.park if enterprise.park and enterprise.park.state == PublishingState.PUBLISHED else None
    return [
        GlanceFact(_("主要产品"), enumerated(enterprise, "main_products")),
        GlanceFact(_("产业"), links([enterprise.industry] if enterprise.industry else [])),
        GlanceFact(_("园区"), links([park] if park else [])),
        GlanceFact(_("地区"), links([enterprise.area])),
        GlanceFact(_("成立时间"), enterprise.founded),
        GlanceFact(_("规模"), enterprise.get_size_display()),
        GlanceFact(_("股票代码"), enterprise.stock_code),
        GlanceFact(_("网站"), website(enterprise.website)),
    ]
