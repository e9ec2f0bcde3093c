"""What a cut of supply would take, told: of the bill of the share's own period, and why of no other."""

from __future__ import annotations

from kuroji.model.fact import Fact
from kuroji.outlook.exposure.picture import Exposure, What
from kuroji.stories.outlooks.exposure_words import goods, placed, upper, when
from kuroji.stories.outlooks.telling import Teller
from kuroji.stories.story import Passage, Section, joined


def section(teller: Teller, found: tuple[Exposure, ...], what: What) -> Section:
    """A paragraph for each import, the months the share is not applied to, and what the arithmetic leaves out."""
    said: list[Passage | None] = []
    for one in found:
        kept = [p for p in (_of_bill(teller, one, what), _days(teller, one, what)) if p is not None]
        said.append(joined("cut", kept, "" if teller.language == "ja" else " ") if kept else None)
    said += [_later(teller, found), _caution(teller, found)]
    return teller.section("cut", {"en": "What a cut would take", "ja": "供給が減れば"}, *said)


def _of_bill(teller: Teller, one: Exposure, what: What) -> Passage | None:
    if one.bill is None:
        return None
    if one.risk is None:
        return None if one.area is None else _beyond(teller, one, one.bill, one.area)
    return teller.say(
        {
            "en": "{goods}: of a bill of {bill} in {when}, a cut of {cut}% in the {share} that came from {place} in {when} takes "
            "{risk}.",
            "ja": "{goods}は、{when}の輸入額{bill}に同じ{when}の{place}の割合{share}を当てはめると、{cut}%減で{risk}に影響。",
        },
        goods=upper(goods(one.share, teller.language)), bill=teller.money(one.bill), cut=f"{what.cut:f}",
        share=teller.percent(one.share), place=placed(one.share, teller.language),
        when=when(teller, one.bill.period), risk=teller.money(one.risk),
    )  # fmt: skip


def _beyond(teller: Teller, one: Exposure, bill: Fact, area: Fact) -> Passage:
    """Why no amount is told: the share of quantity would make more than all imports from there."""
    return teller.say(
        {
            "en": "{goods}: no amount is told. The share of {share} is one of quantity; of the bill of {bill} in {when} it would "
            "make more than all imports from {place}, which were {area}.",
            "ja": "{goods}は影響額を示さない。割合{share}は数量によるもので、{when}の輸入額{bill}に当てはめると{place}からの輸入総額{area}を超える。",
        },
        goods=upper(goods(one.share, teller.language)), share=teller.percent(one.share), bill=teller.money(bill),
        when=when(teller, bill.period), place=placed(one.share, teller.language), area=teller.money(area),
    )  # fmt: skip


def _days(teller: Teller, one: Exposure, what: What) -> Passage | None:
    """The days of the period's import lost, and how long stocks that the reader gave make up for it."""
    if one.days is None:
        return None
    lost, of = (one.days, f"{one.days.value:.1f}"), when(teller, one.days.period)
    if one.lasting is None or what.stocks is None:
        return teller.say(
            {"en": "That is {days} days of the import of {when}.", "ja": "{when}の輸入の{days}日分に当たる。"},
            days=lost, when=of,
        )  # fmt: skip
    return teller.say(
        {
            "en": "That is {days} days of the import of {when}; stocks of {stocks} days, a figure given by the reader, make up for "
            "it for {lasting} days.",
            "ja": "{when}の輸入の{days}日分に当たる。在庫を輸入{stocks}日分とすれば（入力値）、{lasting}日は補える。",
        },
        days=lost, when=of, stocks=f"{what.stocks:f}", lasting=(one.lasting, f"{one.lasting.value:,.0f}"),
    )  # fmt: skip


def _later(teller: Teller, found: tuple[Exposure, ...]) -> Passage | None:
    """That the share is not carried to the newest month, and what all imports from the partner were in it."""
    one = found[0]
    if one.bill_now is None or one.bill_now.period == one.share.period:
        return None
    first = _not_carried(teller, one, one.bill_now)
    if one.area_now is None:
        return first
    bound = teller.say(
        {
            "en": "All imports from there were {area} in {month}, beside a bill of {bill} for {goods} from everywhere.",
            "ja": "{month}の同地域からの輸入総額は{area}、{goods}の世界全体からの輸入額は{bill}だった。",
        },
        area=teller.money(one.area_now), bill=teller.money(one.bill_now), goods=goods(one.share, teller.language),
        month=when(teller, one.area_now.period),
    )  # fmt: skip
    return joined("cut", [first, bound], "" if teller.language == "ja" else " ")


def _not_carried(teller: Teller, one: Exposure, bill: Fact) -> Passage:
    month, place = when(teller, bill.period), placed(one.share, teller.language)
    if one.share_now is not None:
        return teller.say(
            {
                "en": "The share of {when} is not applied to later bills: in {month} {share} came from {place}.",
                "ja": "{when}の割合はその後の輸入額には当てはめていない。{month}の{place}の割合は{share}。",
            },
            when=when(teller, one.share.period), month=month, place=place, share=teller.percent(one.share_now),
        )  # fmt: skip
    return teller.say(
        {
            "en": "The share of {when} is not applied to later bills: how much of the import came from {place} in {month} is not "
            "held.",
            "ja": "{when}の割合はその後の輸入額には当てはめていない。{month}の輸入に占める{place}の割合は保有していない。",
        },
        when=when(teller, one.share.period), month=month, place=place,
    )  # fmt: skip


def _caution(teller: Teller, found: tuple[Exposure, ...]) -> Passage:
    by_quantity = any(one.share.measure == "quantity" for one in found)
    priced = {
        "en": " The share is one of quantity, so the partner’s goods are taken to cost what the world’s do.",
        "ja": "割合は数量によるため、同地域産も世界平均と同じ価格とみなしている。",
    }[teller.language]  # fmt: skip
    return teller.say(
        {
            "en": "This is arithmetic, not a forecast: nothing is put in the place of what is cut, prices stay as they were, and "
            "no stocks are drawn.{priced}",
            "ja": "これは算術であって予測ではない。代替調達や価格の変化、在庫の取り崩しは織り込んでいない。{priced}",
        },
        priced=priced if by_quantity else "",
    )  # fmt: skip
