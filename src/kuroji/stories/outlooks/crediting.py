"""The source line of a story told from the statistics of several reporters."""

from __future__ import annotations

from collections.abc import Iterable

from kuroji.model.reporter import Reporter


def joined(owners: Iterable[Reporter], language: str) -> str:
    """The attributions of several reporters in one line, with one statement of processing."""
    named = {owner.attribution_ja if language == "ja" else owner.attribution_en: owner for owner in owners}
    if len(named) == 1:
        return next(iter(named))
    owners = named.values()
    if language == "ja":
        lead, end = "出典：", "を加工してKurojiが作成"
        own = [owner.attribution_ja.removeprefix(lead).removesuffix(end) for owner in owners]
        return f"{lead}{'、'.join(own)}{end}"
    lead, end = "Source: ", "; processed by Kuroji"
    own = [owner.attribution_en.removeprefix(lead).removesuffix(end) for owner in owners]
    return f"Sources: {'; '.join(own)}{end}"
