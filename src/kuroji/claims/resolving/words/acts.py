"""Acts: English verbs of trade whose flow depends on who deals: we sold them, they sold us, the country paid, was paid.

What Japan gives, or is paid for, is exported; what it gets, or pays for, is imported; of others the reverse. A verb has
the dealer before it, else the one whom the verb before it had (bought this and sold that), else whom it deals with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kuroji.claims.expressions import expression
from kuroji.claims.reading import Word
from kuroji.model.observation import Flow

_GIVES = (
    r"s(?:old|ells?|elling)|ship(?:s|ped|ping)?(?! in\b)|sen(?:ds?|t|ding)|suppl(?:y|ies|ied|ying)|export(?:s|ed|ing)?|deliver(?:s|ed|ing)?|"
    r"furnish(?:es|ed|ing)?|dispatch(?:es|ed|ing)?"
)
_GETS = r"b(?:ought|uys?|uying)|purchas(?:es?|ed|ing)|import(?:s|ed|ing)?|snapp(?:ed|ing) up|(?:bring|brought|carr(?:y|ied)|shipp(?:ed|ing)|haul(?:ed|ing)|took|takes?|taking)(?:ing|s)? in"
_EARNS = (
    r"earn(?:s|ed|ing)?|(?:was|were|been|being|got|gets) paid|charg(?:es?|ed|ing)|bill(?:s|ed|ing)|invoic(?:es|ed|ing)"
)
_PAYS = (
    r"p(?:aid|ays?|aying)|sp(?:ent|ends?|ending)|hand(?:s|ed|ing)(?: over)?|(?:laid|lays?|laying|shell(?:s|ed|ing)|fork(?:s|ed|ing)) out|"
    r"took|takes?|taking|receiv(?:es?|ed|ing)|absorb(?:s|ed|ing)|order(?:s|ed|ing)"
)
_VERB = expression(
    rf"(?<![\w-])(?:(?P<gives>{_GIVES})|(?P<gets>{_GETS})|(?P<earns>{_EARNS})|(?P<pays>{_PAYS}))(?![\w-])",
    re.IGNORECASE,
)
_ADVERBS = (
    r"(?: (?:has|have|had|is|are|was|were|been|also|only|just|still|itself|themselves|alone|now|again|then|together|both|all|even|already|in turn|meanwhile|however|did|did not|"
    r"jointly|mostly|mainly|thus|in fact|last (?:year|month)|this (?:year|month)|between them)){0,4} $"
)
_ADVERBS_ALONE = expression(_ADVERBS.removesuffix("$"), re.IGNORECASE)
_WE = expression(
    rf"(?<![\w-])(?:(?P<we>we)|japan|the japanese|japanese (?:firms|companies|exporters|importers|makers|mills|buyers|suppliers|factories|manufacturers|producers|consumers|traders|shoppers|people)|the (?:country|nation)|tokyo)(?! ['’]s){_ADVERBS}",
    re.IGNORECASE,
)
_OTHERS = expression(
    rf"(?<![\w-])(?:foreigners|(?:foreign|overseas) (?:buyers|customers|clients|suppliers|sellers|makers|firms|companies|producers|shoppers|consumers|drugmakers|carmakers)|"
    rf"(?:buyers|customers|clients|suppliers|sellers|shoppers|people) (?:abroad|overseas)){_ADVERBS}",
    re.IGNORECASE,
)
# The country keeps its books, and last year it paid: the pronoun of the country, where no other deals before it.
_IT = expression(rf"(?<![\w-])it{_ADVERBS}", re.IGNORECASE)
_THE_COUNTRY = expression(r"(?<![\w-])(?:japan|the (?:country|nation))(?![\w-])(?!['’]s)", re.IGNORECASE)
# Kuwait was paid, China furnished, the Dutch handed over; their exports are no verb.
_PAST = expression(
    r"sold|sent|supplied|furnished|delivered|dispatched|bought|purchased|paid|spent|handed(?: over)?|(?:was|were|been) paid|received|charged|billed|earned|absorbed|ordered",
    re.IGNORECASE,
)
_THEY = expression(rf"(?<![\w-])(?P<they>they){_ADVERBS}", re.IGNORECASE)
_AND = expression(rf"(?:,|;|\band|\bbut|\bwhile|\bor|/){_ADVERBS}", re.IGNORECASE)
_US = r"(?:(?-i:us)|japan|the japanese|tokyo)(?![\w-])(?!['’]s)"
_TO_US = expression(rf" (?:to )?{_US}", re.IGNORECASE)
_FROM_US = expression(
    rf"(?:(?:[^.;:]|\.\d){{0,60}}? from {_US}| {_US}(?=[^.;:]{{0,12}}\d))",
    re.IGNORECASE,
)
_AMOUNT = expression(
    r"(?:[^.;:]|\.\d){0,60}?(?:\d ?(?:tn|trn|bn|mn|%)(?!\w)|\b(?:trillion|billion|million|per ?cent|pct|tonnes|barrels|kilolitres|yen)\b)",
    re.IGNORECASE,
)
# The country paid 2 trillion in tax, Japan earned 3 trillion in interest: no goods.
_NO_GOODS = expression(
    r"(?:[^.;:]|\.\d){0,60}?\b(?:tax(?:es)?|interest|dividends?|wages|subsid(?:y|ies)|defen[cs]e|welfare|pensions?|tourists?|tourism|visitors?|royalt(?:y|ies)|licen[cs]es?|services|research|"
    r"advertising|households|families|debts?|intervention|intervening|stimulus|fines?|tariffs?|dut(?:y|ies)|levies|years?|months?|steps|part|place|time)\b",
    re.IGNORECASE,
)
# Digital services: Japan paid ...
_OF_SERVICES = expression(
    r"\b(?:services|royalt(?:y|ies)|licen[cs]e fees|tourism|dividends|interest payments)\b[^.;]{0,60}$", re.IGNORECASE
)
_MONEY_OF_GOODS = expression(
    r"(?:[^.;:]|\.\d){0,70}?\b(?:for|on|to|from|of|abroad|overseas|buying|selling|more|less|worth)\b", re.IGNORECASE
)
_THEM = expression(r" them(?= (?:about |some |nearly |only |just |over )?(?:[¥$]|\d))", re.IGNORECASE)


def acts(text: str, names: Sequence[Word] = ()) -> Iterator[Word]:
    """The verbs of trade that say by who deals what is exported or imported, and the pronoun of who deals with it."""
    places = [word for word in names if word.sort == "partner"]
    ours: bool | None = None
    for verb in _VERB.finditer(text):
        ours, told = _dealer(text, verb, ours, places)
        if ours is None or not (told and _is_of_goods(text, verb)):
            continue
        flow = Flow.EXPORT if bool(verb["gives"] or verb["earns"]) == ours else Flow.IMPORT
        to_us = None if ours else _TO_US.match(text, verb.end())
        end = to_us.end() if to_us else verb.end()
        yield Word(verb.start(), end, text[verb.start() : end], "flow", str(flow))
        they = None if ours else _THEY.search(text[: verb.start()])
        if they is not None:
            yield Word(they.start("they"), they.end("they"), they["they"], "anaphor", "partner")


def _dealer(text: str, verb: re.Match[str], before: bool | None, places: Sequence[Word]) -> tuple[bool | None, bool]:
    """Whether Japan deals (None: unknown), and whether the words of this verb tell."""
    said = text[max(0, verb.start() - 64) : verb.start()]
    gives = bool(verb["gives"] or verb["earns"])
    with_us = _TO_US.match(text, verb.end()) if gives or verb["pays"] else _FROM_US.match(text, verb.end())
    if own := _WE.search(said):
        # We sold Japan, we bought from it: it is a foreigner who speaks; whom we sold is not known.
        foreign = own["we"] and (with_us is not None or _THEM.match(text, verb.end()))
        return (None, False) if foreign else (True, True)
    if _OTHERS.search(said) or (with_us is not None and not verb["earns"]):
        return False, True
    if _PAST.fullmatch(verb[0]) and any(_ADVERBS_ALONE.fullmatch(text, w.end, verb.start()) for w in places):
        return False, True
    if _IT.search(said) and _THE_COUNTRY.search(text[: verb.start()]):
        return (None, False) if any(w.end <= verb.start() for w in places) else (True, True)
    return (before, True) if before is not None and _AND.search(said) else (None, False)


def _is_of_goods(text: str, verb: re.Match[str]) -> bool:
    """Whether what is dealt in may be goods: a verb of money alone needs its sum, and what it is for."""
    if verb["gives"] or verb["gets"]:
        return True
    paid = _AMOUNT.match(text, verb.end()) and _MONEY_OF_GOODS.match(text, verb.end())
    other = _NO_GOODS.match(text, verb.end()) or _OF_SERVICES.search(text[: verb.start()])
    return paid is not None and other is None
