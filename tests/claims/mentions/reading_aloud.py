"""How the tests read one sentence: the mention whose slice is the given words."""

from __future__ import annotations

from kuroji.claims.article import Article
from kuroji.claims.mention import Mention
from kuroji.claims.mentions.sentences import sentences


def mentions_of(text: str) -> tuple[Mention, ...]:
    """All mentions of a text given as a body, in order; positions still count in title and body."""
    return tuple(m for sentence in sentences(Article(title="", body=text)) for m in sentence.mentions)


def mention_at(text: str, words: str) -> Mention:
    """The mention that is exactly these words."""
    found = mentions_of(text)
    matching = [mention for mention in found if mention.text == words]
    assert matching, f"{words!r} not among {[(m.kind.value, m.text) for m in found]}"
    return matching[0]


def stated(mention: Mention) -> dict[str, object]:
    """The fields of a mention that say something."""
    return {
        name: str(value) if name == "kind" else value
        for name in mention.__struct_fields__
        if name not in {"start", "end", "text"} and (value := getattr(mention, name)) not in (None, "", (), 0, False)
    }
