"""Pages that list, as Markdown: blocks of headings, links and tables, whose links lead to the Markdown of what they name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kuroji.stories.rendering.markdown import escape
from kuroji.web.site import Site
from kuroji.web.totals import Row
from kuroji.web.words.home import Words

COLON = {"en": ": ", "ja": "："}
BRACKETS = {"en": " ({})", "ja": "（{}）"}


def document(site: Site, language: str, title: str, *blocks: str) -> str:
    """A whole page: its title, its blocks as they are, and whose figures it shows; blocks that are empty are left out."""
    owner = site.reporter
    credit = escape(owner.attribution_ja if language == "ja" else owner.attribution_en)
    return "\n\n".join(block for block in (f"# {escape(title)}", *blocks, credit) if block) + "\n"


def section(title: str, *blocks: str) -> str:
    """Blocks under a heading."""
    return "\n\n".join((f"## {escape(title)}", *blocks))


def item(label: str, target: str, note: str = "") -> str:
    """- [A story](https://kuroji.example/en/stories/japan-trade-2026-05.md): its summary."""
    text = f"- [{escape(label, starts=False)}]({target})"
    return f"{text}: {' '.join(note.split())}" if note else text


def markdown_of(site: Site, path: str) -> str:
    """Where the Markdown of a page is found: `/en/stories/` is `/en/stories.md`."""
    return site.absolute(f"{path[:-1]}.md")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, numbers_from: int) -> str:
    """A table whose cells are Markdown already; columns from `numbers_from` on are set to the right."""
    lines = [heads, [":---" if place < numbers_from else "---:" for place in range(len(heads))], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def totals(site: Site, rows: Sequence[Row], words: Words) -> str:
    """Exports, imports and balance of some periods with their changes, each period linked to its story."""
    heads = (words.period, words.exports, words.change, words.imports, words.change, words.balance)
    shown = (
        (
            f"[{escape(row.label, starts=False)}]({markdown_of(site, row.path)})",
            *(escape(cell.text, starts=False) if cell else "–" for cell in row.cells),
        )
        for row in rows
    )
    return f"{escape(words.unit)}\n\n{table(heads, shown, numbers_from=1)}"
