"""Chinese text: sort keys in pinyin, words for search, traditional characters folded to simplified.

The dictionaries are imported by the first text that needs them: they take nearly half of the portal's start and of a
process's memory, and most processes never ask for them.
"""

import functools

from django.db import models
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

LANGUAGE_COLUMNS = {"zh-hans": ("zh_hans", "zh-Hans"), "en": ("en", "en")}

# Readings that the dictionary gets wrong in place names of the province.
PLACE_READINGS = {
    "朝阳": ["chao", "yang"],
    "长白": ["chang", "bai"],
    "长春": ["chang", "chun"],
    "长岭": ["chang", "ling"],
}


def pinyin_key(text):
    """Toneless pinyin, lower case, for sorting where the database has no Chinese collation."""
    from pypinyin import lazy_pinyin

    for name, reading in PLACE_READINGS.items():
        text = text.replace(name, " ".join(reading) + " ")
    return " ".join(lazy_pinyin(text)).lower()[:200]


class PinyinKeyField(models.CharField):
    """The pinyin of another column, renewed on every save."""

    def __init__(self, *args, source="name_zh_hans", **kwargs):
        self.source = source
        super().__init__(
            *args,
            **{
                **kwargs,
                "max_length": 200,
                "editable": False,
                "default": "",
                "db_index": True,
            },
        )

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "source": self.source}

    def pre_save(self, model_instance, add):
        key = pinyin_key(getattr(model_instance, self.source) or "")
        setattr(model_instance, self.attname, key)
        return key


@functools.cache
def _converter():
    import opencc

    return opencc.OpenCC("t2s")


def simplified(text):
    """Traditional characters folded to simplified, so that 人參 finds 人参."""
    return _converter().convert(text)


def words(text):
    """The words of a Chinese or English text, lower case, as search keeps and looks for them."""
    import rjieba

    found = (word.strip().lower() for word in rjieba.cut_for_search(simplified(text)))
    return [word for word in found if any(character.isalnum() for character in word)]


def in_both_languages(*fields):
    """The columns of translated fields, also across relations: area__name → area__name_zh_hans, area__name_en."""
    return [f"{field}_{column}" for field in fields for column, _lang in LANGUAGE_COLUMNS.values()]


def plain_translation(instance, field):
    """The field in the page's language, or in the other one where this one has none; for labels and titles."""
    here, there = ("en", "zh_hans") if get_language() == "en" else ("zh_hans", "en")
    return getattr(instance, f"{field}_{here}", "") or getattr(instance, f"{field}_{there}", "") or ""


def translated(instance, field):
    """The field in the page's language; else the other language's text with its own `lang`; else an empty string."""
    here = get_language()
    text = getattr(instance, f"{field}_{LANGUAGE_COLUMNS[here][0]}", "")
    if text:
        return text
    for language, (suffix, lang) in LANGUAGE_COLUMNS.items():
        text = "" if language == here else getattr(instance, f"{field}_{suffix}", "")
        if text:
            return format_html('<span lang="{}" class="other-lang">{}</span>', lang, text)
    return mark_safe("")


def dotted(*texts):
    """What is said of one thing in a row: "2026-04 · 示例批复"; what is not stated is left out."""
    return " · ".join(str(text) for text in texts if text)
