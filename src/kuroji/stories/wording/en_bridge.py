"""What moved the balance, in English: commodities net of both flows, partners, and what is wrongly blamed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kuroji.model.fact import Fact
from kuroji.model.observation import WORLD, Flow
from kuroji.stories.points import Point
from kuroji.stories.story import Passage, joined, listed
from kuroji.stories.wording import en

# What is left of a section, or of all goods, beside the commodities that are listed.
REST = {"others": "other goods, such as re-exports", "total": "goods not listed"}

if TYPE_CHECKING:
    from kuroji.stories.wording.en_story import English


def headline(say: English, point: Point) -> Passage:
    """What is behind Japan's ¥395.1 billion trade deficit in May 2026."""
    level = point.facts["level"]
    whose = "" if level.partner_code == WORLD else f" with {en.with_article(level.partner)}"
    return say.text(
        f"What is behind {say.owner.name_en}'s {{v}} trade {say.side(level)}{whose} in {en.period(say.told.period)}",
        v=say.amount(level),
    )


def bridge(say: English, point: Point) -> list[Passage]:
    """The balance improved by ¥267.4 billion on the year. Net of both flows, it was lifted most by ..."""
    total, better = point.facts["difference"], bool(point.notes["better"])
    by_goods = point.notes["by"] == "commodities"
    along = listed([_part(say, p) for p in point.parts if p.kind == "along"])
    against = listed([_part(say, p) for p in point.parts if p.kind == "against"])
    said = []
    if by_goods:
        said.append(say.sentence(say.text(
            f"the balance {'improved' if better else 'worsened'} by {{d}} from a year earlier", d=say.amount(total),
        )))  # fmt: skip
    start = "by commodity, exports less imports, " if by_goods else "by area, "
    boost, drag = "the biggest boosts came from ", "the biggest drags were "
    for parts, words in ((along, boost if better else drag), (against, drag if better else boost)):
        if parts.spans:
            said.append(say.sentence(say.text(f"{start}{words}"), parts))
            start = ""
    return [joined("", said, " ")]


def _part(say: English, point: Point) -> Passage:
    """semiconductors and other electronic parts (¥94.9 billion: exports up ¥269.3 billion, imports up ¥174.4 billion)."""
    own = point.facts["difference"]
    name = en.with_article(say.goods(point.notes["name_en"]))
    if point.notes["rest"]:
        name = REST.get(name, f"other {name}")
    if own.flow != Flow.BALANCE:
        verb = "up" if own.value > 0 else "down"
        return say.text(f"{name} ({own.flow}s {verb} {{d}})", d=say.amount(own))
    sides = [_side(say, point.facts[f]) for f in (Flow.EXPORT, Flow.IMPORT) if f in point and point.facts[f].value]
    if len(sides) < 2:
        return say.text(f"{name} ({{d}})", d=say.amount(own))
    return joined("", [say.text(f"{name} ({{d}} net: ", d=say.amount(own)), joined("", sides, ", "), say.text(")")], "")


def _side(say: English, fact: Fact) -> Passage:
    return say.text(f"{fact.flow}s {'up' if fact.value > 0 else 'down'} {{d}}", d=say.amount(fact))


def watched(say: English, point: Point) -> list[Passage]:
    """Taken by themselves, exports less imports, mineral fuels improved the balance by ..., while cars worsened it by ..."""
    clauses: list[Passage] = []
    for way, verb in ((True, "improved"), (False, "worsened")):
        named = [p for p in point.parts if (p.facts["difference"].value > 0) == way]
        if named:
            it = "it" if clauses else "the balance"
            words = [
                say.text(
                    f"{say.goods(p.notes['name_en'])} {f'{verb} {it} by ' if n == 0 else ''}{{d}}",
                    d=say.amount(p.facts["difference"]),
                )
                for n, p in enumerate(named)
            ]
            clauses.append(listed(words))
    return [say.sentence(say.text("taken by themselves, exports less imports, "), joined("", clauses, ", while "))]


def acquitted(say: English, point: Point) -> list[Passage]:
    """Imports of semiconductors rose 55.0%, but they did not make the deficit: ..."""
    change, net, level = (point.facts[n] for n in ("change", "difference", "level"))
    name = say.commodity(change)
    out, back = point.facts["export"], point.facts["import"]
    first = say.sentence(say.text(
        f"imports of {name} rose {{c}}, yet they did not make the deficit: exports of them rose by {{x}} against {{m}} "
        f"for imports, so that trade in them {'left a surplus' if level.value > 0 else 'cost'} of {{v}}, {{d}} "
        f"{'more' if level.value > 0 else 'less'} than a year earlier",
        c=(change, en.percent(change)), x=say.amount(out), m=say.amount(back), v=say.amount(level), d=say.amount(net),
    ))  # fmt: skip
    habit = point.facts.get("habit")
    if habit is None:
        return [first]
    part = en.part(say.told.period)
    since = (habit, str(habit.detail["since"]))
    second = say.sentence(say.text(f"{part} has been in deficit every year since {{s}}", s=since))
    return [joined("", [first, second], " ")]
