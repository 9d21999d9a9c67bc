"""A page as tests read it: parsed strictly, its texts with the language they are marked with."""

import re
from functools import cached_property
from html.parser import HTMLParser

import html5lib

CHINESE = re.compile("[一-鿿]")
# Attributes whose words a visitor reads or hears.
SPOKEN = ("alt", "aria-label", "aria-description", "placeholder", "title", "label", "data-done")
SILENT = {"script", "style", "template"}
PLAIN = {"title", "option"}  # hold text alone, so nothing inside them can be marked as another language


class Page:
    """One answer of the site."""

    def __init__(self, response):
        self.response = response
        self.status = response.status_code
        self.html = response.content.decode()

    @cached_property
    def _parsed(self):
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        tree = parser.parse(self.html)
        for element in tree.iter():
            if isinstance(element.tag, str):  # an SVG element is read by its plain name
                element.tag = element.tag.rpartition("}")[2]
        return tree, parser.errors

    @property
    def tree(self):
        return self._parsed[0]

    @property
    def errors(self):
        """What the HTML standard calls a parse error, as (line, what) pairs."""
        return [(position[0], f"{code} {data}") for position, code, data in self._parsed[1]]

    @property
    def lang(self):
        return self.tree.get("lang")

    @property
    def title(self):
        return "".join(self.tree.find("head/title").itertext()).strip()

    @property
    def description(self):
        return self.meta("description")

    def meta(self, name):
        return next((meta.get("content") for meta in self.all("meta") if meta.get("name") == name), "")

    def all(self, *tags):
        return [element for element in self.tree.iter() if element.tag in tags]

    def words(self, lang):
        """The body's text marked with this language, as one string."""
        return "\n".join(text for text, marked in self.texts if marked == lang)

    @cached_property
    def texts(self):
        """(text, lang) of all the body's text."""
        return list(_texts(self.tree.find("body"), self.lang))

    @property
    def labels(self):
        """What a visitor hears or reads beside the text: titles, choices, descriptions of pictures, names of buttons."""
        spoken = [element.get(name) for element in self.tree.iter() for name in SPOKEN if element.get(name)]
        return [self.description, *spoken, *("".join(element.itertext()) for element in self.all(*PLAIN))]

    @property
    def links(self):
        return self._anchors.links

    @property
    def ids(self):
        return self._anchors.ids

    @cached_property
    def _anchors(self):
        anchors = Anchors()
        anchors.feed(self.html)
        return anchors


class Anchors(HTMLParser):
    """Where a page leads to, and what can be led to on it; many times as fast as the whole tree."""

    def __init__(self):
        super().__init__()
        self.links, self.ids = [], []

    def handle_starttag(self, tag, attributes):
        said = dict(attributes)
        if tag == "a" and said.get("href"):
            self.links.append(said["href"])
        if said.get("id"):
            self.ids.append(said["id"])


def _texts(element, lang):
    lang = element.get("lang", lang)
    if element.tag in SILENT | PLAIN or element.get("aria-hidden") == "true":
        return
    yield element.text or "", lang
    for child in element:
        if isinstance(child.tag, str):  # a comment has a function there
            yield from _texts(child, lang)
        yield child.tail or "", lang
