"""A page as tests read it: parsed strictly, its texts with the language they are marked with."""

import re
from functools import cached_property

import html5lib

CHINESE = re.compile("[一-鿿]")
# Attributes whose words a visitor reads or hears.
SPOKEN = ("alt", "aria-label", "aria-description", "placeholder", "title", "label", "data-done")
SILENT = {"script", "style", "template"}


class Page:
    """One answer of the site."""

    def __init__(self, response):
        self.response = response
        self.status = response.status_code
        self.html = response.content.decode()

    @cached_property
    def _parsed(self):
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        return parser.parse(self.html), parser.errors

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
        """The texts of the body marked with this language, attributes included, as one string."""
        return "\n".join(text for text, marked in self.texts if marked == lang)

    @cached_property
    def texts(self):
        """(text, lang) of everything a visitor reads on the page or hears of it."""
        return list(_texts(self.tree, ""))

    @property
    def links(self):
        return [link.get("href") for link in self.all("a") if link.get("href")]

    @property
    def ids(self):
        return [element.get("id") for element in self.tree.iter() if element.get("id")]


def _texts(element, lang):
    lang = element.get("lang", lang)
    if element.tag in SILENT:
        return
    yield from ((element.get(name), lang) for name in SPOKEN if element.get(name))
    if element.get("name") == "description":
        yield element.get("content"), lang
    yield element.text or "", lang
    for child in element:
        if isinstance(child.tag, str):  # a comment has a function there
            yield from _texts(child, lang)
        yield child.tail or "", lang
