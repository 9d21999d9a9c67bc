import pytest
from django.utils.translation import override

from parks.models import Area, Park
from portal.kit.text import pinyin_key, plain_translation, simplified, translated, words


@pytest.mark.parametrize(
    ("text", "key"), [("长春", "chang chun"), ("朝阳区", "chao yang qu"), ("辽源市", "liao yuan shi"), ("", "")]
)
def test_sort_key_is_toneless_pinyin(text, key):
    assert " ".join(pinyin_key(text).split()) == key


def test_traditional_characters_fold_to_simplified():
    assert simplified("長白山人參") == "长白山人参"


def test_words_are_lower_case_without_punctuation():
    assert words("人參產業，FAW！") == ["人参", "产业", "faw"]


def test_words_keep_a_name_whole_and_in_parts():
    assert {"长白", "长白山"} <= set(words("长白山天然矿泉水"))


def test_the_page_language_comes_first():
    park = Park(name_zh_hans="袜业园", name_en="Socks Park")

    with override("en"):
        assert translated(park, "name") == "Socks Park"


def test_the_other_language_stands_in_with_its_own_lang():
    park = Park(name_zh_hans="袜业园")

    with override("en"):
        assert translated(park, "name") == '<span lang="zh-Hans" class="other-lang">袜业园</span>'
        assert plain_translation(park, "name") == "袜业园"


def test_what_a_person_wrote_is_escaped():
    park = Park(name_zh_hans="<script>")

    with override("en"):
        assert "<script>" not in translated(park, "name")


def test_nothing_in_either_language_is_an_empty_string():
    assert translated(Park(), "summary") == ""


@pytest.mark.django_db
def test_rows_are_sorted_by_the_chinese_name_also_on_english_pages():
    with override("en"):
        area = Area.objects.create(code="220000", level="province", name_zh_hans="吉林省", name_en="Jilin")

    assert area.name_sort == "ji lin sheng"
