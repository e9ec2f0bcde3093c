"""Goods that are kept apart in one direction only: exports of fish and imports of machine tools are finer than the data."""

from __future__ import annotations

import re

import msgspec

from kuroji.claims.expressions import expression
from kuroji.claims.resolving.words.topics import Topic
from kuroji.model.observation import Flow

# Shipments and sales are of either direction.
_SAYS_WHICH = {
    Flow.EXPORT: expression(r"\bexport|輸出", re.IGNORECASE),
    Flow.IMPORT: expression(r"\bimport|輸入(?!車)", re.IGNORECASE),
}


def as_kept(topic: Topic) -> Topic:
    """The topic, where its goods are not kept apart in the direction it names, with goods finer than the data."""
    says = next((told for flow, told in _SAYS_WHICH.items() if flow == topic.flow), None)
    if says is None or topic.hinted or ":" not in topic.commodity or not says.search(topic.text):
        return topic
    kept = any(code.startswith(f"{topic.flow}:") for code in topic.commodity.split("|"))
    return topic if kept else msgspec.structs.replace(topic, commodity="finer")
