"""Plain text: the first line is the title when it looks like one, the rest is the body as it stands."""

from __future__ import annotations

import re

from kuroji.claims.loading.draft import Draft

LONGEST_TITLE = 200
_UNDERLINE = re.compile(r"\A[=_-]{3,}[ \t]*(?:\n|\Z)")
# A line that ends so is a sentence or runs on.
_NO_TITLE = (".", "。", ",", "、", ";", "；", ":", "：", "-", "–", "—")


def plain(text: str) -> Draft:
    """The draft of a text with line ends as `\\n`; only blank lines around title and body, and a line drawn under the title, are left out."""
    first, _, rest = text.strip("\n").partition("\n")
    rest = _UNDERLINE.sub("", rest, count=1)
    if looks_like_title(first, rest):
        return Draft(title=first.strip(), body=rest.strip("\n").rstrip())
    return Draft(title="", body=text.strip("\n").rstrip())


def looks_like_title(line: str, rest: str) -> bool:
    """Whether a first line is a headline: short, no sentence, followed by an empty line or by a longer one."""
    said = line.strip()
    if not said or not rest.strip() or len(said) > LONGEST_TITLE or said.endswith(_NO_TITLE):
        return False
    following = rest.partition("\n")[0].strip()
    return not following or len(following) > len(said)
