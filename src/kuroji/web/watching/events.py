"""What a watcher says of its work: one event a line, for people or for programs. docs/how-to/watch.md lists them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

import msgspec

from kuroji.classifications.reporters import JAPAN
from kuroji.model.instant import iso


class Weight(StrEnum):
    """How much an event matters: a step of routine, news, or trouble that somebody may have to see to."""

    DETAIL = "detail"
    NEWS = "news"
    TROUBLE = "trouble"


class Event(msgspec.Struct, frozen=True):
    """Something that happened at an instant: its name, its weight, and what else there is to say."""

    at: datetime
    name: str
    weight: Weight
    said: dict[str, object]


Heard = Callable[[Event], None]


def as_json(event: Event) -> str:
    """The event as one line of JSON, instants in the reporter's zone."""
    head = {"at": _plain(event.at), "event": event.name, "weight": str(event.weight)}
    return msgspec.json.encode(head | {name: _plain(value) for name, value in event.said.items()}).decode()


def as_text(event: Event) -> str:
    """The event as one line to read: the instant, the name, and name=value for the rest but facts."""
    rest = (f"{name}={_text(_plain(value))}" for name, value in event.said.items() if name != "facts")
    return " ".join((str(_plain(event.at.replace(microsecond=0))), event.name, *rest))


def _plain(value: object) -> object:
    return iso(value, JAPAN) if isinstance(value, datetime) else value


def _text(value: object) -> str:
    text = f"{value:.3g}" if isinstance(value, float) else str(value)
    return msgspec.json.encode(text).decode() if not text or any(c.isspace() or c in '"=' for c in text) else text
