"""Writes SVG and HTML elements; whatever is not marked safe is escaped."""

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString


def element(tag: str, *content: object, **attributes: object) -> SafeString:
    """`element("rect", width=3, class_="bar")`: a trailing `_` is dropped, other `_` become `-`, None is left out."""
    inner = joined(content)
    start = f"{tag}{_attributes(attributes)}"
    return SafeString(f"<{start}>{inner}</{tag}>" if inner else f"<{start}/>")


def joined(pieces) -> SafeString:
    return SafeString("".join(conditional_escape(piece) for piece in pieces))


def _attributes(attributes: dict) -> str:
    written = ((name.rstrip("_").replace("_", "-"), value) for name, value in attributes.items() if value is not None)
    return "".join(f' {name}="{conditional_escape(value)}"' for name, value in written)
