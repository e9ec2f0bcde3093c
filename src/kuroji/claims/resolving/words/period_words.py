"""Period words: how English and Japanese reports write months, quarters, halves, years and stretches.

Each row is a pattern and the function that says what its match means in a scene. Rows are tried in order at each
place; a row without a function takes up words that look like a period and are none (dates of a day, ages).
"""

from __future__ import annotations

import re
from functools import cache

from kuroji.claims.resolving.words.counted_from import COUNTED, COUNTED_FROM
from kuroji.claims.resolving.words.edges import EDGES
from kuroji.claims.resolving.words.looking_back import (
    by_named,
    calendar_year,
    closing_quarter,
    decades_on,
    month_after_event,
    months_on,
    named_after,
    next_one,
    one_before,
    opening_month,
    quarter_after,
    that_named,
    within_months,
    within_years,
    year_after_event,
    year_end,
    years_ago,
)
from kuroji.claims.resolving.words.notations import NOTATIONS
from kuroji.claims.resolving.words.parts_of_years import PARTS
from kuroji.claims.resolving.words.period_meanings import (
    NAMES,
    NUMBERS,
    Meaning,
    calendar_half,
    final_month,
    first_months,
    first_of_fiscal_year,
    fiscal_half,
    fiscal_year,
    fiscal_year_ended,
    fiscal_year_so_far,
    in_half,
    in_month,
    in_quarter,
    in_span,
    last_month,
    last_named,
    month_after,
    month_before,
    months_together,
    named_before,
    of_year,
    ordinal_alone,
    quarter_before,
    same_kind,
    since_january,
    some_months,
    spoken_year,
    ten_days,
    this_month,
    this_named,
    through,
    whole_month,
    year_before,
    years_back,
    years_on,
)
from kuroji.claims.resolving.words.pointing_ja import NO_PERIODS_JA, POINTING_JA
from kuroji.claims.resolving.words.same_part_ja import SAME_PART_JA
from kuroji.claims.resolving.words.scene import named_month, newest_year, stretch
from kuroji.claims.resolving.words.stretches_ja import STRETCHES_JA
from kuroji.language.numerals import CARDINALS_EN

# Fallen from April to May compares two neighbours; it is no stretch.
_FULL = [names.split()[0].capitalize() for names in NAMES]
_MOVED_FROM = "|".join(rf"(?<={verb} from )" for verb in (
    "fallen", "fell", "fall", "falls", "dropped", "declined", "risen", "rose", "rise", "rises", "increased", "climbed",
))  # fmt: skip
_NEXT_MONTH = "|".join(
    rf"(?:{_MOVED_FROM}){one}(?= to {other}\b)" for one, other in zip(_FULL, [*_FULL[1:], _FULL[0]], strict=True)
)
# A chat writes no capitals: april was -63.7; but may and march are verbs.
_SMALL = frozenset(names.split()[0] for names in NAMES) - {"may", "march"}


def _m(group: str) -> str:
    capital = {n.capitalize() for n in NUMBERS} | {n.upper() for n in NUMBERS} | _SMALL
    return rf"(?P<{group}>{'|'.join(sorted(capital, key=len, reverse=True))})\b\.?"


_Y = r"(?:19[5-9]\d|20[0-4]\d)"
_YEAR = rf"(?P<y>{_Y}|(?:this|last|that|the (?:same|previous|prior|following)) year)"
_SPOKEN_REST = "|".join(
    sorted((word for word, number in CARDINALS_EN.items() if 10 <= number <= 99), key=len, reverse=True)
)
_OF = r"(?:,? (?:of |in )?(?:the |calendar )?)"
_ORDINAL = r"(?P<p>[Ff]irst|[Oo]pening|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal|1st|2nd|3rd|4th)"
_MONTHS = "(?P<n>[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[2-9]|1[01])"
_MONTHS2 = _MONTHS.replace("<n>", "<n2>")
_EARLY = r"(?:[Ff]irst|[Oo]pening|[Ii]nitial)"
_DAYS = r"(?P<d>10|20|ten|twenty|[Tt]en|[Tt]wenty)"
_OF_DAYS = r"(?:reading|figure|number|tally|count|data|print|total|balance|deficit|surplus|gap|shortfall|trade|exports|imports|report|release|period|stretch|result)s?"
_TO = r"(?:\s?(?:-|–|—|to|through|till|until|and)\s?|-(?:to|through)-)"

EN: tuple[tuple[str, Meaning | None], ...] = (
    *NOTATIONS,
    *PARTS,
    *COUNTED_FROM,
    *EDGES,
    (rf"(?:the )?[Ff]irst {_MONTHS} months of (?:(?:the|this|last) )?(?:current )?(?:FY ?|(?:fiscal|business|financial) year ?)(?P<y>{_Y})?|{_MONTHS2} months into (?:the|this) (?:(?:current|new) )?(?:fiscal|business|financial) year",
     first_of_fiscal_year),
    (rf"[Tt]his year (?:through|to|until|up to) {_m('m')}", since_january),
    (rf"(?:the )?{_EARLY} {_DAYS} days (?:of|in) {_m('m')}(?:{_OF}{_YEAR})?", ten_days),
    (rf"(?:the )?{_EARLY} (?P<d>third|two[- ]thirds) of (?:(?:the|this|that) month|{_m('m')}(?:{_OF}{_YEAR})?)", ten_days),
    (rf"{_m('m')}(?:['’]s)?,? (?:(?:the|its|a|this|first|early|provisional|flash|partial) )*{_DAYS}-day", ten_days),
    (rf"{_DAYS}-day (?:(?:trade|export|import) )?{_OF_DAYS}(?:,? (?:of|in|for) {_m('m')}(?:{_OF}{_YEAR})?)?", ten_days),
    (rf"{_m('m')} (?P<d>1{_TO}[12]0)(?!\d)(?:,? {_YEAR})?", ten_days),
    (rf"(?:the )?{_EARLY} {_DAYS} days(?: of (?:the|this|that) month)?", ten_days),
    (r"(?:[Tt]he )?month (?:still |then |itself |as a whole )?(?:ended|closed|finished|wound up)|(?<!\ba )(?:[Tt]he )?(?:full|whole)[- ]month(?:['’]s)?(?: (?:one|figure|number|total|reading|tally|count|result|balance))?(?= )|(?:[Tt]he )?month as a whole|(?<!\ba )(?:[Tt]he )?(?:whole|full|entire) month", whole_month),
    ((rf"(?:the )?(?:full )?(?:fiscal|business|financial) year(?: \d{{4}}(?:[-/]\d+)?)?,? (?:which |that )?end(?:ed|ing)(?: in| on| last)* "
     rf"{_m('m')}(?: \d\d?,?)?(?: (?P<y>{_Y}))?"), fiscal_year_ended),
    (r"(?:the )?(?:(?P<y>last|this|previous|prior|current|latest) )?(?:full )?(?:[Ff]iscal|[Bb]usiness|[Ff]inancial)(?: year)? (?P<p>first|second)[- ]half",
     fiscal_half),
    (rf"(?:[Tt]he )?{_ORDINAL}[- ]half (?:of|in) (?:(?:the|this|that) )?(?:FY ?|(?:[Ff]iscal|[Bb]usiness|[Ff]inancial)(?: year)? ?)(?P<y>\d{{4}}|(?<=FY)\d\d)?", fiscal_half),
    (rf"(?:[Tt]he )?(?:{_ORDINAL}[- ]half|H(?P<p2>[12])) (?:of|in) (?P<y>last|this|the (?:last|previous|prior|preceding|current|same)) (?:FY|(?:fiscal|business|financial) year)", fiscal_half),
    (r"(?:FY|[Ff]iscal) ?H(?P<p>[12])|H(?P<p2>[12]) ?FY ?['’]?(?P<y>\d{4}|\d\d(?!\d))|FY ?['’]?(?P<y2>\d{4}|\d\d(?!\d))[ -]?H(?P<p3>[12])", fiscal_half),
    (rf"(?:[Tt]he )?{_ORDINAL}[- ]half (?:of|in) (?:the |this |last )?calendar(?: year)?(?: (?P<y>{_Y}))?|(?:the )?calendar (?:year )?(?:(?P<p2>first|second)[- ]half|H(?P<p3>[12]))", calendar_half),
    (rf"(?:the )?{_m('a')}{_TO}{_m('b')}(?: (?:quarter|half|period|stretch))?(?:,? (?:of|in))? (?:FY ?|(?:fiscal|business|financial) (?:year )?)(?P<fiscal>{_Y})", in_span),
    ((rf"(?:FY|[Ff]iscal(?: [Yy]ear)?|[Ff]inancial year|[Bb]usiness year)[ -]?['’]?(?P<y>\d{{4}}|\d\d(?!\d))(?:[-/–]\d\d(?:\d\d)?)?(?!,\d|\.\d)"
     rf"(?:,? (?:which |that )?end(?:ed|ing)(?: in| on| last)* {_m('ended')}(?: \d\d?,?)?(?: \d{{4}})?)?"), fiscal_year),
    (r"(?P<y>\d{4}) (?:fiscal|financial|business) year", fiscal_year),
    ((r"(?:the )?(?P<y>last|previous|prior|preceding|this|current|latest|same|that|full)? ?(?:full )?(?:fiscal|business|financial) year"
     r"(?P<x> (?:before|earlier))?(?![ -](?:low|high|deficit|surplus))"), fiscal_year),
    (rf"(?:the )?(?:full )?(?P<n>year|[Tt]welve months|12 months) (?:to|through|ended|ending|that ended)(?: in)? {_m('m')}(?:{_OF}{_YEAR})?",
     lambda match, scene: [stretch(p.end - 11, p.end) for p in in_month(match, scene)]),
    (rf"(?:the )?(?P<n>two|three|four|five|six|seven|eight|nine|ten|eleven|\d\d?) months (?:to|through|ended|ending|until|up to)(?: in)? {_m('m')}(?:{_OF}{_YEAR})?",
     through),
    (rf"(?:the )?[Ff]irst (?P<n>two|three|four|five|six|seven|eight|nine|ten|eleven) months(?:{_OF}{_YEAR})?", first_months),
    (rf"{_MONTHS} months into (?:the|this) (?:(?:calendar|new|current) )?year", first_months),
    (rf"(?:[Ii]n|[Oo]ver|[Ff]or|[Dd]uring|[Aa]cross) the (?:past|last|latest|most recent) {_MONTHS} months", some_months),
    (r"[Tt]he year (?:that (?:has )?)?just (?:gone|ended|past|finished|closed|over)", lambda match, scene: calendar_year(match, scene.at(None))),
    (r"[Tt]his time (?:last year|a year (?:ago|earlier))|(?:A|a|One|one) year ago (?:this|to the) month|[Tt]his month (?:last year|a year ago)", year_before),
    (r"(?<=\b[Ii]n )the (?P<p>first|second|third|fourth|final)(?=[.,;)]|$| (?:and|but|after|from|to)\b)|(?<=[,;] )[Tt]he (?P<p2>second|third|fourth|final)(?= (?:one )?(?:brought|saw|had|was|showed|ended|posted|recorded|closed)\b)", ordinal_alone),
    (r"(?:[Ii]n|[Oo]ver|[Ff]or|[Dd]uring|[Aa]cross|of) the (?P<n>two|three|four|five|six|seven|eight|nine|ten|eleven) months(?! (?:to|through|since|from|of|before|after|that|ended|ending|in|immediately))",
     some_months),
    (r"(?P<n>two|three|four|five|six|seven|eight|nine|ten|eleven)-month(?= (?:total|tally|period|deficit|surplus|shortfall|gap|balance|cumulative|exports|imports|sum|figures?))",
     some_months),
    (r"(?:[Tt]he |[Tt]hese |[Tt]hose )?(?P<n>two|three|four|five|six) months (?:combined|(?:taken |put |lumped )?together)", months_together),
    (r"(?:[Ss]o far|[Tt]hus far|[Uu]p to now|[Tt]o date) (?:in|this) (?:this |the current )?(?:fiscal|business|financial) year(?: \d{4})?|(?:fiscal|financial)[- ]year[- ]to[- ]date",
     fiscal_year_so_far),
    (rf"(?:YTD|ytd|[Cc]umulative(?:ly)?(?! .{{0,24}}\bsince)|[Yy]ear[- ]to[- ]date|[Tt]he year to date|(?:[Ss]o far|[Tt]hus far) (?:this year|in \d{{4}})|(?:in|over|for) the year (?:to|through) {_m('m')})", since_january),
    (rf"(?P<m>{_NEXT_MONTH})\b", in_month),
    (rf"(?:[Bb]etween |[Ff]rom )?{_m('a')}(?: (?P<since>{_Y}))?{_TO}{_m('b')}(?: (?:quarter|half|period))?(?:{_OF}{_YEAR})?", in_span),
    (rf"(?:the )?(?P<y>{_Y})(?:'s|’s)? {_m('a')}{_TO}{_m('b')}", in_span),
    (rf"{_m('m')} \d\d?(?:st|nd|rd|th)?(?:\s?[-–]\s?\d\d?)?(?![\d.,]*\d*[%\d])(?! (?:per cent|percent|trillion|billion))(?:, ?{_Y})?", None),
    (rf"\d\d?(?:st|nd|rd|th)? {_m('m')}(?:,? {_Y})?", None),
    (rf"(?:the )?(?:same )?{_m('m')}(?:['’]s)?{_OF}{_YEAR}(?!\d)", in_month),
    (r"(?:started|began|begun|opened|kicked off|starting|beginning) (?:the|this) (?:calendar |new )?year(?=,? (?:with|in|by|on|deep))", lambda _, scene: named_month(1, scene.at(None))),
    (rf"(?:[Oo]nly )?[Tt]hrough {_m('m')}(?:{_OF}{_YEAR})?", since_january),
    (rf"[Tt]he (?:very )?(?:following|next|ensuing) {_m('m')}|{_m('m2')} of the (?:following|next|ensuing) year", named_after),
    (rf"[Tt]hat (?:same )?{_m('m')}", that_named),
    (rf"(?<=\b[Bb]y ){_m('m')}(?!{_OF}{_YEAR}| ?['’-]\d)", by_named),
    (rf"{_m('m')}-(?P<y>\d\d)(?!\d| days)", in_month),
    (rf"[Ww]ithin (?:a|one|(?P<n>{COUNTED}|[2-9]|[1-4]\d)) months?\b(?! of\b)", within_months),
    (rf"[Tt]he (?:first|opening) month of (?:the (?:new |next |following )?year|(?:that|the same) year|(?P<y>{_Y}))", opening_month),
    (r"(?:(?:the|a) )?month (?:of|after|following|before) (?:the|its) (?!(?:year|month|first|last|next|previous)\b)[a-z]+", month_after_event),
    (rf"(?:[Aa]|[Oo]ne|(?P<n>{COUNTED}|[2-9]|[1-4]\d)) months? (?:later|afterwards|after that|on(?=[,;]))", months_on),
    (rf"[Ll]ast {_m('m')}", last_named),
    (rf"[Tt]his {_m('m')}", this_named),
    (rf"[Tt]he {_m('m')} before(?! last)|[Tt]he (?:previous|prior|preceding) {_m('m2')}", named_before),
    (rf"{_m('m')} ?['’](?P<y2>\d\d)(?!\d)", in_month),
    (rf"{_m('m')}", in_month),
    (r"(?:a|one|the) month (?:earlier|ago|before|previously)|(?:the )?(?:previous|prior|preceding) month|(?:A|One|The) month (?:earlier|before|ago)",
     month_before),
    (r"[Ll]ast month|(?:the )?latest month", last_month),
    (r"[Tt]his month|[Tt]hat month|(?:in|for) the month(?! of)", this_month),
    (r"(?:[Tt]he )?(?:[Nn]ext|[Ff]ollowing) month|(?:[Tt]he )?month after", month_after),
    (r"(?:the )?(?:final|last) month(?: of (?:the|that) year)?", final_month),
    (rf"(?:[Tt]he )?(?:[Ss]ame|[Cc]omparable|[Cc]orresponding|[Ee]quivalent|[Mm]atching|[Ll]ike) (?:month|period|quarter|half|stretch|span|window|interval|weeks|(?:(?:10|20|ten|twenty) )?days|time(?= (?:last|a) year)|point(?= (?:last|a|in) )|(?:(?P<n>two|three|four|five|six|seven|eight|nine|ten|eleven) )?months)(?: of| in)?(?: (?:the |a )?{_YEAR}| a year (?:earlier|ago|before)| the year before)?",
     same_kind),
    (rf"(?:[Tt]he )?{_ORDINAL}[- ]half(?:{_OF}{_YEAR})?(?:['’]s)?|H(?P<p2>[12])(?:[ -]?(?P<y2>{_Y})| ?['’](?P<y5>\d\d)\b)|(?P<y3>{_Y})[ -]?H(?P<p3>[12])|(?P<p4>[12])H ?['’]?(?P<y4>{_Y}|\d\d)?(?!\d)", in_half),
    (r"H(?P<p>[12])(?=:|,|;|\)|\.?$|\. | (?:was|is|were|had|saw|showed|came|stood|deficit|surplus|balance|exports|imports|trade|alone|to|and|vs|minus|plus|at|of|with|in|on|brought|closed|ended|finished|total|ran|rose|fell|made|has|[-+¥(]))", in_half),
    (r"(?:[Tt]he )?(?:first )?(?<!in )(?<!for )six[- ]months?(?! (?:ago|earlier|in a row|straight|running))|[Hh]alf[- ]year(?:ly)?", in_half),
    (rf"(?:[Tt]he )?{_ORDINAL}[- ]quarter(?:{_OF}{_YEAR})?(?:['’]s)?|Q(?P<p2>[1-4])(?:[ -](?P<y2>{_Y}))?|(?P<y3>{_Y}) ?-?Q(?P<p3>[1-4])|(?P<p4>[1-4])Q(?:(?P<y4>\d\d(?:\d\d)?))?",
     in_quarter),
    (r"(?:[Tt]he )?(?:[Pp]revious|[Pp]rior|[Pp]receding) quarter|(?:[Aa]|[Oo]ne|[Tt]he) quarter (?:earlier|before(?: (?:that|it))?|ago)", quarter_before),
    (r"(?<!\w )[Tt]he (?:very )?next(?: one)?(?=,? (?:[¥$]?\d|it (?:was|came|stood|fell|rose)\b))", next_one),
    (r"[Tt]he (?:very )?(?:next|following|ensuing) quarter|[Tt]he quarter after(?: that)?", quarter_after),
    (r"[Tt]he (?:last|closing) quarter(?! of)", closing_quarter),
    (r"(?<![Aa] )(?<!one )(?<!One )(?<!ne-)(?<!ree )(?<!ree-)(?:[Tt]he |[Ll]ast |[Tt]his )?(?:latest |last |past )?quarter(?! of)(?=['’]s|,|\.| )(?! of)", in_quarter),
    (rf"(?:[Tt]he year )?(?P<century>[Nn]ineteen|[Tt]wenty) (?P<rest>{_SPOKEN_REST})\b(?! (?:percent|per cent|point|million|billion|trillion|years|months|yen))", spoken_year),
    (rf"(?:[Cc]alendar |[Cc]alendar year |[Cc]alendar-year |CY ?|[Tt]he year |[Tt]he )?(?P<y>{_Y})(?:['’]s)?(?![\d,]*\d|\.\d|[-/–]\d|%| (?:yen|km|people|cars|units|vehicles|tonnes|tons|points))",
     of_year),
    ((rf"(?:[Tt]he year|(?:[Aa]|[Oo]ne) year|(?P<n>{COUNTED}|[2-9]|[1-4]\d) years) (?:after|before|following) (?:it\b|(?:the|its) (?!(?:year|first|last|next|previous|one)\b)[\w'’]+)"
     r"|[Tt]he year of the (?!horse|dragon|rabbit|tiger|snake|rat\b|ox\b|monkey|rooster|dog|pig|sheep|goat|[A-Z])[a-z]+|[Tt]he year of (?:the )?(?:Plaza|Lehman|Tohoku|Fukushima|Kobe)\b"), year_after_event),
    (r"(?:[Bb]y|[Aa]t) (?:year[- ]end|(?:the )?year['’]s end|the end of (?:the|that) year)|[Oo]ver the (?:whole|full|course of the) year", year_end),
    ((r"(?P<y>(?:[Tt]he )?year before last|[Ll]ast year(?:['’]s)?|[Tt]his year(?:['’]s)?|[Tt]hat (?:first )?year(?:['’]s)?|[Tt]he (?:previous|prior|preceding) year|[Tt]he year before"
     r"|[Tt]he (?:very )?(?:next|following|ensuing) year|[Tt]he year after(?: that)?|[Tt]he year that followed|[Tt]he same year)"), of_year),
    (r"[Oo]ver (?:the|these|those) (?:same |past |last |following )?(?P<n>two|three|four|five|six|seven|eight|nine|ten) years", years_back),
    (r"['’](?P<y>\d\d)(?![\d%'’.,]\d|\d|%|['’]|-|s\b| (?:per|years?|months|weeks|days|billion|trillion|million|bn|tn|points?|units|cars|countries|of the|out of))", of_year),
    (rf"(?:[Aa]|(?P<n>{COUNTED}|[2-9]|[1-4]\d)) years? (?:later|afterwards|after that|on(?=[,;.]))|(?:A|One|(?P<n3>[A-Z][a-z]+)) years? on(?= (?:it|they|the|Japan|exports|imports)\b)|(?P<n2>{COUNTED}|[2-9]|[1-4]\d) years (?:earlier|before|previously)", years_on),
    (rf"(?:[Aa]|[Oo]ne|(?P<n>{COUNTED}|[2-9])) decades? (?:later|afterwards|on(?=[,;]))", decades_on),
    (rf"[Ww]ithin (?:a|one|(?P<n>{COUNTED}|[2-9])) years?\b(?! of\b)", within_years),
    (rf"(?P<n>{COUNTED}|[1-4]\d) (?:years|decades) ago(?! (?:this|last) month|,? (?:back )?in [A-Z1-2])", years_ago),
    (r"(?:[Tt]he )?(?:[Aa]nnual|[Yy]early)(?= (?:trade|deficit|surplus|shortfall|gap|balance|total|exports|imports|figures?))", lambda _, scene: newest_year(scene)),
    (r"[Ff]iscal-year(?= )", fiscal_year),
    (r"[Cc]alendar-year(?= )", calendar_year),
    (r"[Tt]he (?:(?:previous|prior|preceding) one|one before(?! (?:last|the)\b)(?: (?:that|it))?)", one_before),
    (r"(?:A|a|One|one|1) (?:year|yr) (?:earlier|ago|before|previously|back)|(?:[Tt]welve|12) months (?:earlier|ago|before|previously|back)|[Aa] year-earlier|[Yy]ear-earlier", year_before),
    (r"[Tt]he (?:full |whole )?year(?:['’]s)?(?= (?:as a whole|ended|closed|with|was|deficit|surplus|total)|,|\.)|(?<!a )[Ff]ull[- ]year|[Ff]or the year|[Tt]he (?:full|whole|entire) year",
     lambda _, scene: newest_year(scene)),
)  # fmt: skip

_JY = r"(?P<y>(?:19|20)\d\d年|\d\d年|(?:令和|平成|昭和)(?:元|\d{1,2})年|今年|本年|昨年|去年|前年|(?:その)?前の年|翌年|同年|その年|この年|一昨年|おととし)の?"
_JM = r"(?P<m>1[0-2]|[1-9])月"
_JTO = r"(?:月)?(?:[~〜～\-–―ー]|から)"

JA: tuple[tuple[str, Meaning | None], ...] = (
    *NO_PERIODS_JA,
    *SAME_PART_JA,
    *STRETCHES_JA,
    *POINTING_JA,
    (r"(?<!\d)(?P<n>[1-4]?\d)年後(?!半)", years_on),
    (r"(?<!\d)(?P<n>1?\d)(?:カ月|か月|ヶ月|ヵ月|箇月)後(?!半)", months_on),
    (rf"(?:{_JY})?(?P<m>1[0-2]|[1-9])月\d{{1,2}}日", None),
    (rf"(?:{_JY})?{_JM}(?:下旬|末|初め|はじめ|半ば|に(?=ずれ|前倒し|繰り下|繰り上|移った|移動))", None),
    (r"(?:続く|次の|翌)(?:上期|下期|上半期|下半期|半期|四半期)", lambda _, scene: [scene.period.next()]),
    (r"\d{1,2}日", None),
    (r"\d+(?:年|カ月|か月|ヶ月|ヵ月|箇月|年間)(?:ぶり|連続|続|以上|間|来|余|近く)", None),
    (r"\d{1,2}年(?:目|越し|物|もの|債|国債|が?(?:たつ|たった|たち|経つ|経った|経ち|過ぎ(?!れば))|にわたっ|にもわた|前の?(?=[(（]?(?:(?:19|20)\d\d|\d\d)年))|(?<=で)\d{1,2}年に(?:なる|なり|なった)", None),
    (rf"(?:{_JY})?{_JM}の?(?P<d>上中旬|上旬|[1１]日?[~〜～-](?:20|10)日)(?:分)?", ten_days),
    (r"(?P<d>上中旬|上旬)(?:分)?", ten_days),
    (r"(?P<since>(?:19|20)\d\d年|\d\d年)(?P<a>1[0-2]|[1-9])月?(?:[~〜～\-–―]|から)(?P<y>(?:19|20)\d\d年|\d\d年)?(?P<b>1[0-2]|[1-9])月期?", in_span),
    (rf"(?:{_JY})?(?P<a>1[0-2]|[1-9]){_JTO}(?P<b>1[0-2]|[1-9])月(?:期|累計)?", in_span),
    (r"(?P<y>(?:19|20)\d\d|\d\d|(?:令和|平成|昭和)(?:元|\d{1,2})|今|昨|前|同|本)年度の?(?P<p>[上下])(?:半)?期", fiscal_half),
    (r"年度(?P<p>[上下])(?:半)?期", fiscal_half),
    (rf"(?:{_JY})?(?P<p>[上下])半期", in_half),
    (rf"(?:{_JY})?(?P<p>[上下])期", fiscal_half),
    (r"(?:暦年)?(?<![四上下])半期", in_half),
    (rf"(?:{_JY})?第(?P<p>[1-4一二三四])四半期", in_quarter),
    (r"(?P<y>(?:19|20)\d\d|\d\d|(?:令和|平成|昭和)(?:元|\d{1,2})|今|昨|前|同|本)年度(?:通期|全体|分)?", fiscal_year),
    (r"前年同(?:月|期)|(?:去年|昨年|前の?年)の?(?:同じ|同)(?:月|時期|期間?)", year_before),
    (rf"{_JY}(?:同月|{_JM})(?:分|単月)?", in_month),
    (rf"{_JM}(?:分|単月)?(?!\d{{1,2}}(?:日|[~〜–-]))", in_month),
    (r"前月|前の月", month_before),
    (r"先月", last_month),
    (r"今月|同月|当月", this_month),
    (r"翌月", month_after),
    (r"同期", same_kind),
    (r"その前(?:の年)?(?=[がはも、])|その前年", lambda _, scene: [scene.period.year_earlier()]),
    (r"(?P<n>[2-9]|[1-9]\d)年前(?=の(?:約|およそ|ほぼ)?(?:[\d.]+倍|半分|\d分の))", lambda match, scene: [scene.period.shift(-12 * int(match["n"]))]),
    (r"(?:1|一|１)年前", year_before),
    (r"年初来|年初からの?累計", since_january),
    (r"(?<=[意災綻攻])の(?:年(?=[、のに])|翌年)", year_after_event),
    (rf"{_JY}(?:通年|全体|年間|1年間)?(?:分)?", of_year),
    (r"(?<![\d.,/-])(?P<y>(?:19|20)\d\d)(?=$|[\s!?」』）)、。])", of_year),
    (r"通年|年間|暦年|(?<=、)年度|年度(?=として|ベース|で)", lambda _, scene: newest_year(scene)),
)  # fmt: skip


@cache
def compiled(japanese: bool) -> tuple[tuple[re.Pattern[str], Meaning | None], ...]:
    """The rows of a language, compiled in order; alternatives of one row share the names of their groups."""
    table = JA if japanese else EN
    boundary = "" if japanese else r"(?<![A-Za-z0-9,.¥$€])"
    rest = "" if japanese else r"(?![A-Za-z])"
    return tuple((re.compile(f"{boundary}(?:{pattern}){rest}"), meaning) for pattern, meaning in table)
