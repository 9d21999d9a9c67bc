import re
from xml.etree import ElementTree

import pytest

from portal.kit.svg import strata

SLUGS = [f"park-{number}" for number in range(300)]
LIMITS = {"card": 450, "cover": 1600}


@pytest.mark.parametrize("variant", LIMITS)
def test_cover_of_a_slug_is_always_the_same(variant):
    first = strata("northeast-socks", variant=variant)
    strata.cache_clear()

    assert strata("northeast-socks", variant=variant) == first


@pytest.mark.parametrize("variant", LIMITS)
def test_covers_of_different_slugs_differ(variant):
    assert len({strata(slug, variant=variant) for slug in SLUGS}) == len(SLUGS)


@pytest.mark.parametrize(("variant", "limit"), LIMITS.items())
def test_cover_stays_small(variant, limit):
    assert max(len(strata(slug, variant=variant).encode()) for slug in SLUGS) <= limit


@pytest.mark.parametrize("variant", LIMITS)
def test_cover_is_decoration_without_colours_of_its_own(variant):
    svg = ElementTree.fromstring(strata("fusong-ginseng", variant=variant))

    assert svg.get("aria-hidden") == "true"
    assert {node.get("fill", "currentColor") for node in svg.iter()} <= {"currentColor", "none"}
    assert not [node for node in svg.iter() if node.tag in ("style", "script") or node.get("style")]


@pytest.mark.parametrize("variant", LIMITS)
def test_bands_reach_from_edge_to_edge(variant):
    svg = ElementTree.fromstring(strata("tonghua-medicine", variant=variant))
    width = int(svg.get("viewBox").split()[2])
    bands = [node.get("d") for node in svg if node.get("class") != "veins"]

    assert len(bands) == {"card": 6, "cover": 8}[variant]
    for band in bands:
        assert _start(band) <= 0
        assert _end(band) >= width


def test_size_and_number_of_bands_can_be_chosen():
    svg = ElementTree.fromstring(strata("x", width=400, height=100, layers=3, variant="card"))

    assert svg.get("viewBox") == "0 0 400 100"
    assert len(svg) == 3


def _start(path):
    return _numbers(path.split("q")[0].split("c")[0])[0]


def _end(path):
    """Where the wave ends: its start and all its steps to the right."""
    wave = path.split("V")[0]
    steps = [_numbers(part)[-2] for part in re.findall(r"[cqst][-\d ]+", wave)]
    return _start(path) + sum(steps)


def _numbers(text):
    return [int(number) for number in re.findall(r"-?\d+", text)]
