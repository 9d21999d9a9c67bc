"""What the sample parks state: read from files/facts.csv, dated by the day of loading."""

import csv
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from django.db.models import F
from django.utils.timezone import localdate

from parks.models import Fact, FactDefinition, FactOption

FILE = Path(__file__).parent / "files" / "facts.csv"
Kind = FactDefinition.Kind
NOTE = {"source_note_zh_hans": "示例管委会资料", "source_note_en": "Sample committee records"}
STALE, DUE_SOON = ["power_price"], ["steam_price", "gas_price"]  # to be confirmed again, and to be confirmed soon
RECENTLY = 20  # days ago


def state_facts(park, column):
    """Every fact the file has for this park; what is due lies just before or behind its last day."""
    definitions = {row.code: row for row in FactDefinition.objects.filter(subject="park", is_active=True)}
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter=";") if row[column] and row["code"] in definitions]
    Fact.objects.bulk_create(fact_of(park, definitions[row["code"]], row[column]) for row in rows)
    park.facts.update(reminded_for=F("expires_on"))  # no letters on the first day


def fact_of(park, definition, text):
    seen_on = last_seen(definition)
    told = {"as_of": f"{seen_on:%Y-%m-%d}", "confirmed_on": seen_on}
    return Fact(park=park, definition=definition, **told, **NOTE, **read(definition, text))


def last_seen(definition):
    """The day on which the sample committee looked last."""
    days = {**dict.fromkeys(STALE, definition.life_days + 10), **dict.fromkeys(DUE_SOON, definition.life_days - 7)}
    return localdate() - timedelta(days=days.get(definition.code, RECENTLY))


def read(definition, text):
    """The columns of the value: 9.6-12 is a range, 中文|English a text."""
    match definition.kind:
        case Kind.NUMBER | Kind.RANGE:
            low, _dash, high = text.partition("-")
            return {"number": Decimal(low), "number_to": Decimal(high) if high else None}
        case Kind.YES_NO:
            return {"is_true": text == "yes"}
        case Kind.CHOICE:
            return {"option": FactOption.objects.get(definition=definition, code=text)}
        case Kind.DATE:
            return {"dated": text}
    zh, _bar, en = text.partition("|")
    return {"text_zh_hans": zh, "text_en": en}
