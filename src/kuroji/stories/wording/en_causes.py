"""Why something moved, in English: quantity, unit values, mix, the exchange rate, dollars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kuroji.model.fact import Fact
from kuroji.model.observation import WORLD
from kuroji.model.period import parse
from kuroji.stories.causes import counts
from kuroji.stories.points import Point
from kuroji.stories.story import Passage, joined, listed
from kuroji.stories.wording import en
from kuroji.stories.wording.phrases import subject_en
from kuroji.stories.wording.telling import named

if TYPE_CHECKING:
    from kuroji.stories.wording.en_story import English

TERMS = {
    "quantity": "volumes", "price": "unit values (exchange rates included)", "mix": "shifts in mix",
    "not-split": "goods without a published quantity",
}  # fmt: skip
CURRENCIES = {"USD": "dollars", "JPY": "yen", "EUR": "euros"}


def moved(say: English, point: Point) -> list[Passage]:
    """Exports of motor vehicles to the US fell 24.7% from a year earlier to ..., ¥119.2 billion less. ..."""
    level, change = point.facts.get("level"), point.facts.get("change")
    if level is None or change is None:
        return []
    start = say.text(
        f"{say.subject(level)} {_verb(change)} from a year earlier to {{v}}", c=en.sized(change), v=say.amount(level)
    )
    difference = point.facts.get("difference")
    more = (
        say.text(f", {{d}} {'more' if difference.value > 0 else 'less'}", d=say.amount(difference))
        if difference is not None and difference.value
        else say.text("")
    )
    return [
        joined(
            "",
            [p for p in (say.sentence(start, more), _in_dollars(say, point), _by_quantity(say, point)) if p.spans],
            " ",
        )
    ]


def _in_dollars(say: English, point: Point) -> Passage:
    dollars = point.facts.get("dollars")
    if dollars is None:
        return say.text("")
    return say.sentence(say.text(f"in dollars they {_verb(dollars)}", c=en.sized(dollars)))


def _by_quantity(say: English, point: Point) -> Passage:
    """The number fell 3.9%, so the unit value fell 21.6% in yen and 15.7% in dollars."""
    quantity, price, foreign = (point.facts.get(n) for n in ("quantity", "unit value", "unit value in dollars"))
    if quantity is None or price is None:
        return say.text("")
    what = {"NO": "the number"}.get(point.notes["counted"], "the quantity")
    said = [
        say.text(
            f"{what} {_verb(quantity)}, so the unit value {_verb(price, 'p')}", c=en.sized(quantity), p=en.sized(price)
        )
    ]
    if foreign is not None:
        alike = (foreign.value < 0) == (price.value < 0)
        said.append(
            say.text(
                " in yen and {f} in dollars" if alike else f" in yen and {_verb(foreign, 'f')} in dollars",
                f=en.sized(foreign),
            )
        )
    return say.sentence(*said)


def split(say: English, point: Point) -> list[Passage]:
    """Of the fall of ¥119.2 billion, volumes took ¥16.8 billion off and unit values ¥102.4 billion."""
    terms = [(name, point.facts[name]) for name in TERMS if name in point and counts(point.facts[name])]
    added = [t for t in terms if t[1].value > 0]
    took = [t for t in terms if t[1].value < 0]
    groups = [g for g in (_group(say, took, "took", " off"), _group(say, added, "added", "")) if g is not None]
    if point.facts["difference"].value > 0:
        groups.reverse()
    first = say.sentence(say.text("of the change, "), joined("", groups, ", while "))
    return [joined("", [first, *_caveats(say, point)], " ")]


def _group(say: English, terms: list[tuple[str, Fact]], verb: str, after: str) -> Passage | None:
    if not terms:
        return None
    clauses = []
    for number, (name, fact) in enumerate(terms):
        words = f"{TERMS[name]} {verb} {{x}}{after}" if number == 0 else f"{TERMS[name]} {{x}}"
        clauses.append(say.text(words, x=say.amount(fact)))
    return listed(clauses)


def _caveats(say: English, point: Point) -> list[Passage]:
    said = []
    coverage = point.facts["coverage"]
    if not point.notes["whole"]:
        said.append(say.text(
            "Goods with a published quantity make up {c} of the value; for the others volume and price cannot be told apart.",
            c=(coverage, en.percent(coverage)),
        ))  # fmt: skip
    if "by weight" in point.notes["counting"].split(", "):
        only = point.notes["counting"] == "by weight"
        said.append(say.text(
            "The quantity is a weight, so the unit value is not a price." if only
            else "Many quantities are weights, whose unit values are not prices."
        ))  # fmt: skip
    elif "mix" not in point or not counts(point.facts["mix"]):
        said.append(say.text("A shift to dearer or cheaper goods under the heading would show as unit value as well."))
    return said


def currency(say: English, point: Point) -> list[Passage]:
    """A dollar cost 5.7% more yen than a year earlier. Were 51% invoiced in dollars, ... that alone added ..."""
    rate, effect = point.facts["rate change"], point.facts["effect"]
    weaker = rate.value > 0
    first = say.sentence(say.text(
        f"the yen was {{r}} {'weaker' if weaker else 'stronger'} against the dollar than a year earlier",
        r=(rate, en.percent(rate)),
    ))  # fmt: skip
    shares = listed([
        say.text(f"{{s}} {'of all ' + point.notes['flow'] + 's invoiced ' if n == 0 else ''}in {CURRENCIES[code]}",
                 s=(point.facts[code], _whole_percent(point.facts[code])))
        for n, code in enumerate(c for c in CURRENCIES if c in point)
    ])  # fmt: skip
    verb = "added" if effect.value > 0 else "taken off"
    second = say.sentence(
        say.text("with "), shares, say.text(f", exchange rates alone would have {verb} {{e}}", e=say.amount(effect)),
        say.text(f"; {_standing(point)}"),
    )  # fmt: skip
    return [second] if point.notes["brief"] else [joined("", [first, second], " ")]


def _standing(point: Point) -> str:
    if point.notes["standing"] == "given":
        return "the shares are those given by the reader"
    when = en.period(parse(point.notes["of"]))
    whose = (
        "with the world"
        if point.notes["with"] == WORLD
        else f"with {en.with_article(named(point.notes['with'], 'en'))}"
    )
    known = {
        "published": "as published", "transcribed": "from a transcript of the published table",
        "unverified": "approximate and not verified against a publication",
    }[point.notes["standing"]]  # fmt: skip
    return f"the shares are those of trade {whose} in {when}, {known}"


def dollars(say: English, point: Point) -> list[Passage]:
    """In dollars, exports rose 4.2% and imports 1.7%: the yen was 1.1% stronger than a year earlier."""
    exports, imports = point.facts["exports in dollars"], point.facts["imports in dollars"]
    rate = point.facts["rate change"]
    alike = (exports.value < 0) == (imports.value < 0)
    start = say.text(
        f"in dollars, exports {_verb(exports, 'x')} and imports {'{m}' if alike else _verb(imports, 'm')}",
        x=en.sized(exports), m=en.sized(imports),
    )  # fmt: skip
    in_yen = say.text(
        " ({x} and {m} in yen)", x=(point.facts["exports"], en.signed_percent(point.facts["exports"])),
        m=(point.facts["imports"], en.signed_percent(point.facts["imports"])),
    )  # fmt: skip
    end = say.text(
        f": a dollar cost {{r}} {'more' if rate.value > 0 else 'less'} yen than a year earlier",
        r=(rate, en.percent(rate)),
    )
    return [say.sentence(start, in_yen, end)]


def headline(say: English, point: Point) -> Passage:
    """Why exports of motor vehicles to the US fell 24.7% in May 2025."""
    change = point.facts["change"]
    return say.text(
        f"Why {say.owner.name_en}'s {subject_en(change)} {_verb(change)} in {en.period(say.told.period)}",
        c=en.sized(change),
    )


def _verb(change: Fact, place: str = "c") -> str:
    if change.value == 0:
        return f"were {{{place}}}"
    if change.unit == "fold" or change.value >= 100:
        return f"{{{place}}}"
    return f"{'rose' if change.value > 0 else 'fell'} {{{place}}}"


def _whole_percent(share: Fact) -> str:
    return f"{share.value:.0f}%" if share.quantum >= 1 else en.percent(share)


def base(say: English, point: Point) -> list[Passage]:
    """The rise is from a low base: over two years exports are still 3.1% lower. Returned goods added ¥..."""
    said = []
    if "two years" in point:
        change, two = point.facts["change"], point.facts["two years"]
        way, side, than = ("rise", "low", "lower") if change.value > 0 else ("fall", "high", "higher")
        start = say.text(f"the {way} on the year is from a {side} base: the level was {{t}} {than} than two years earlier",
                         t=(two, en.percent(two)))  # fmt: skip
        before = point.facts.get("base change")
        tail = (
            say.text(f", after a {'fall' if before.value < 0 else 'rise'} of {{b}} the year before", b=(before, en.percent(before)))
            if before is not None else say.text("")
        )  # fmt: skip
        said.append(say.sentence(start, tail))
    for part in point.parts:
        level, share = part.facts["level"], part.facts["contribution"]
        said.append(say.sentence(say.text(
            f"{say.commodity(level)} ({{v}}, {{p}} of growth) were far above their usual month",
            v=say.amount(level), p=(share, en.short_points(share)),
        )))  # fmt: skip
    return [joined("", said, " ")]


def leading(say: English, point: Point) -> list[Passage]:
    """Four fifths of the net rise come from: semiconductors (¥269.3 billion), ..."""
    parts = [
        say.text(f"{en.with_article(say.goods(p.notes['name_en']))} ({{d}})", d=say.amount(p.facts["difference"]))
        for p in point.parts
    ]
    net = "net " if point.notes["offset"] else ""
    start = say.text(
        f"at least four fifths of the {net}{'rise' if point.notes['up'] else 'fall'} in {point.notes['flow']}s came from "
    )
    by = " by area" if point.notes["by"] == "partner" else ""
    return [say.sentence(start, listed(parts), say.text(by))]


def silence(say: English, point: Point) -> list[Passage]:
    """What cannot be told, and why."""
    reasons = {
        "goods": f"no goods are held of these {point.notes['flow']}s for both periods, so what moved them cannot be told",
        "quantity": f"no quantity is held of these {point.notes['flow']}s for both periods, so volume and price cannot be told apart",
        "rate": "exchange rates or invoicing currencies are not held for both periods, so there is no view in dollars",
    }
    said = [say.sentence(say.text(text)) for name, text in reasons.items() if point.notes[name]]
    return [joined("", said, " ")]
