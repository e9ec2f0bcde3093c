"""HTML elements: trees written as calls, in which every plain text is escaped.

Only `Html` passes as it is, and only `element`, `joined` and `trusted` make it, so that
a text cannot become markup by being forgotten. Jinja2 takes `Html` as safe as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TypeAlias

VOID = frozenset({"br", "hr", "img", "link", "meta", "wbr"})


class Html(str):
    """Markup that is complete and escaped."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


Content: TypeAlias = "Html | str | None"
Value: TypeAlias = "str | int | bool | None"


def element(tag: str, /, *content: Content, **attributes: Value) -> Html:
    """The element with its content, texts escaped; `class_` is class, `data_fact` data-fact, None and False leave out.

    An attribute that is True is written without value.
    """
    opening = f"<{tag}{''.join(_attribute(name, value) for name, value in attributes.items())}>"
    if tag in VOID:
        return Html(opening)
    return Html(f"{opening}{joined(content)}</{tag}>")


def joined(content: Iterable[Content], between: str = "") -> Html:
    """Contents one after the other, texts escaped, with a text between them."""
    return Html(escape(between).join(_safe(part) for part in content if part is not None))


def trusted(markup: str) -> Html:
    """Markup that this program made by other means: a picture, a stylesheet, a JSON block."""
    return Html(markup)


def _safe(part: Html | str) -> str:
    return part if isinstance(part, Html) else escape(part)


def _attribute(name: str, value: Value) -> str:
    if value is None or value is False:
        return ""
    written = name.rstrip("_").replace("_", "-")
    return f" {written}" if value is True else f' {written}="{escape(str(value))}"'
