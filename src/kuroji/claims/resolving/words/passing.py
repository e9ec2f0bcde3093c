"""In passing: English sentences whose periods do not date what is told next: asides, plans, and what happened outside trade.

For comparison, May was up 17.0%; the Bank raised rates in March; Q3 space planning. What follows stays where it was.
"""

from __future__ import annotations

import re

from kuroji.claims.expressions import expression
from kuroji.claims.resolving.words.talk import Line
from kuroji.model.observation import Flow

_ASIDE = expression(
    r"^\W*(?:(?:and|but) )?(?:for (?:comparison|reference|context|the record)|(?:by|in) comparison|by way of (?:comparison|reminder)|as a reminder|a reminder"
    r"|recall(?:ing)? that|remember(?:ing)? that|incidentally|readers (?:may|will) (?:recall|remember)|(?:people|many|some|most|readers|you) (?:still )?(?:may |will |might )?(?:recall|remember)"
    r"|(?:please )?(?:stop|quit|avoid) (?:\w+ing)|(?:please )?(?:forget|ignore|disregard|discard|never mind|leave aside|set aside|do not|don['’]t|no longer) (?:\w+ )?"
    r"|not to be confused with|(?:not|nothing) like|unlike|as in|just as in|much as in)\b",
    re.IGNORECASE,
)
# Perhaps you were thinking of May; it follows a gain of 17.0% in May.
_OF_ANOTHER = expression(
    r"\b(?:thinking of|(?:mistook|mistaken|confus(?:e|es|ed|ing)|mix(?:es|ed|ing)?(?: up)?|muddl(?:e|ed|ing)) (?:[\w ]{0,24}? )?(?:for|with|up)"
    r"|^\W*(?:it|that|this|which|the (?:gain|rise|fall|drop|increase|decrease|decline|figure|reading)) (?:follow(?:s|ed)|c(?:ame|omes) after|succeed(?:s|ed)|compare[sd]|contrast(?:s|ed)|was up from|was down from|is up from|is down from))\b",
    re.IGNORECASE,
)
# The previous record, in March, was 10.98 trillion yen; March still holds the record.
_OF_A_RECORD = expression(
    r"^\W*the (?:(?:previous|old|former|last|earlier|existing|standing|all-time|then) )+(?:record|peak|high|low|best|worst|trough)s?\b"
    r"|\b(?:still |now )?(?:holds?|held|owns?|keeps?) the (?:\w+ )?(?:record|title|crown)\b|\bremains the (?:\w+ )?(?:record|peak|high|low|best|worst)\b",
    re.IGNORECASE,
)
_BRACKETED = expression(r"\s*[(\[][^()\[\]]*[)\]]\W*")
_OF_PLANS = expression(
    r"\b(?:outlook|plan(?:s|ning|ned|ner)?|budget(?:s|ing)?|forecast(?:s|ing)?|preview(?:s)?|guidance|strategy|prepar(?:e|es|ing|ation|ations)|ahead|assumptions?|targets?|talks"
    r"|agenda|negotiations?|round|tender|roadmap|schedule|calendar|projections?|expectations|what to expect|watch(?:list)?|pricing|rates?|bookings?|allocations?|quotas?|capacity)\b",
    re.IGNORECASE,
)
# July figures are due on August 20; revised data come out in September.
_TO_COME = expression(
    r"\b(?:due|comes? out|out on|will be|is to be|are to be|(?:be|to be|are|is) (?:published|released|announced|issued)|scheduled|expected (?:on|in|by)|awaited|pending|next (?:release|report|print|figures|data))\b",
    re.IGNORECASE,
)
_TELLS_OF_TRADE = expression(
    r"\b(?:trade|exports?|imports?|shipments?|cargo|deficit|surplus|balance|gap|shortfall|black|red|customs|release|figures?|data|numbers?|statistics|sales|purchases|bill|volumes?|tonnage|picture|story|things?|pattern|trend|tide|change[sd]?)\b",
    re.IGNORECASE,
)
# The Bank of Japan raised rates in March; parliament was dissolved in January; the plant, opened in 1988.
_EVENT = expression(
    r"\b(?:(?:rais|hik|cut|lower|increas|impos|slapp|introduc|suspend|scrapp|lift|levi|doubl|halv|pass|announc|agree|threaten|renew|bann|reinstat|delay)\w* [^.;:]{0,40}?\b(?:rates?|tariffs?|dut(?:y|ies)|levies|levy|sanctions|tax(?:es)?|bans?|curbs|quotas?|subsid(?:y|ies)|budget|law|bill|deal|package)"
    r"|(?:bank of japan|boj|fed|ecb|central bank|cabinet|parliament|diet|government|prime minister|president|supreme court|court)\b(?![^.;:]*\b(?:data|figures|trade)\b)"
    r"|(?:was|were|been|is|are) (?:born|founded|set up|established|opened|dissolved|elected|re-?elected|signed|launched|appointed|shut|closed|blocked|reopened|attacked|invaded|bombed|hit by|struck|flooded|sunk|merged|listed|privatised|sworn in)"
    r"|(?:opened|founded|set up|established|signed|ratified|launched|invaded|attacked|resigned|retired|married|graduated|joined|voted|collapsed|went (?:bust|bankrupt)|took office|took power|erupted|broke out|struck|landfall|visited|met|hired|moved|helped|turned \d+|predicted|foresaw)"
    r"|(?:strait|canal|port|plant|factory|refinery|pipeline|airport|mine|line|hormuz|suez|panama)\b[^.;:]{0,40}\b(?:shut|closed|blocked|reopened|opened|burned|flooded|halted|stopped|resumed|restarted)|quake|tsunami|typhoon|war|election|olympics|expo)\b",
    re.IGNORECASE,
)


def is_in_passing(line: Line, *, historical: bool) -> bool:
    """Whether an English sentence names its periods in passing; what was asked of, and a look back, is dated by all."""
    text = line.text
    if line.japanese or not line.periods or text.rstrip().endswith("?"):
        return False
    if _ASIDE.search(text) or _OF_ANOTHER.search(text) or _OF_A_RECORD.search(text) or _BRACKETED.fullmatch(text):
        return True
    if any(m.value is not None and not m.not_ours for m in line.sentence.mentions):
        return False
    planned = _OF_PLANS.search(_without_periods(line)) is not None and not _TELLS_OF_TRADE.search(text)
    return planned or _TO_COME.search(text) is not None or (not historical and _is_an_event(line))


def _without_periods(line: Line) -> str:
    """The text without the words of its periods: a calendar year is no calendar."""
    text = line.text
    for named in line.periods:
        text = text[: named.start] + " " * (named.end - named.start) + text[named.end :]
    return text


def _is_an_event(line: Line) -> bool:
    """Whether a sentence tells of what happened outside trade, and when at its end."""
    told = any(topic.flow in (Flow.EXPORT, Flow.IMPORT, Flow.BALANCE) or topic.commodity for topic in line.topics)
    event = _EVENT.search(line.text[: line.periods[-1].start])
    return not told and event is not None and not _TELLS_OF_TRADE.search(line.text)
