"""What English sentences state: wire, agency, newspaper, note, blog and post. Figures invented or as officially published.

What each case should give follows from the meaning of the words alone (docs/reference/mentions.md).
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.claims.mentions.reading_aloud import mention_at, mentions_of

AMOUNTS = [
    ("Japan logs ¥378.7 billion deficit.", "¥378.7 billion", "378.7e9", "1e8", "deficit"),
    ("Japan logs a ¥378.7bn deficit.", "¥378.7bn", "378.7e9", "1e8", "deficit"),
    ("The gap was JPY 0.38tn.", "JPY 0.38tn", "0.38e12", "1e10", "deficit"),
    ("A shortfall of 378.7bn yen followed.", "378.7bn yen", "378.7e9", "1e8", "deficit"),
    ("A 378.7 billion-yen deficit.", "378.7 billion-yen", "378.7e9", "1e8", "deficit"),
    ("A 5.6-trillion-yen surplus.", "5.6-trillion-yen", "5.6e12", "1e11", "surplus"),
    ("Trade balance Y301.9bln.", "Y301.9bln", "301.9e9", "1e8", ""),
    ("Exports JPY378,673mn in all.", "JPY378,673mn", "378673e6", "1e6", ""),
    ("Exports were 9,511,555 million yen.", "9,511,555 million yen", "9511555e6", "1e6", ""),
    ("Exports of half a trillion yen.", "half a trillion yen", "5e11", "1e11", ""),
    ("Exports hit three trillion yen.", "three trillion yen", "3e12", "1e12", ""),
    ("A trillion yen of chips.", "A trillion yen", "1e12", "1e12", ""),
    ("The balance came to minus 395.1 billion yen.", "minus 395.1 billion yen", "-395.1e9", "1e8", ""),
    ("Balance: -¥1,105.6bn.", "-¥1,105.6bn", "-1105.6e9", "1e8", ""),
    ("Balance: ¥-1,105.6bn.", "¥-1,105.6bn", "-1105.6e9", "1e8", ""),
    ("Balance \u2212¥1,105.6bn.", "\u2212¥1,105.6bn", "-1105.6e9", "1e8", ""),
    ("Net: ¥(378.7)bn.", "¥(378.7)bn", "-378.7e9", "1e8", ""),
    ("The gap widened to 6.9 trillion in 2012.", "6.9 trillion", "6.9e12", "1e11", "deficit"),
    ("Imports were ¥10T even.", "¥10T", "10e12", "1e12", ""),
    ("The surplus with the US was ¥703.8 billion.", "¥703.8 billion", "703.8e9", "1e8", "surplus"),
    ("We ended 825 billion yen in the red.", "825 billion yen", "825e9", "1e9", "deficit"),
    ("April was ¥301.9 billion in the black.", "¥301.9 billion", "301.9e9", "1e8", "surplus"),
    ("The deficit vanished as exports hit ¥9.5 trillion.", "¥9.5 trillion", "9.5e12", "1e11", ""),
    ("Trade balance -378.7B in May.", "-378.7B", "-378.7e9", "1e8", ""),
    ("JPY 2.80tn was the gap.", "JPY 2.80tn", "2.80e12", "1e10", "deficit"),
    ("Exports hit 300 billion yen.", "300 billion yen", "300e9", "1e9", ""),
    ("Exports of ¥9\u202f511 billion.", "¥9\u202f511 billion", "9511e9", "1e9", ""),
]


@pytest.mark.parametrize(("text", "words", "value", "grain", "side"), AMOUNTS)
def test_amounts(text: str, words: str, value: str, grain: str, side: str) -> None:
    mention = mention_at(text, words)
    assert (mention.kind, mention.unit, mention.not_ours) == ("amount", "JPY", "")
    assert (mention.value, mention.grain, mention.side) == (Decimal(value), Decimal(grain), side)


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "grain"),
    [
        ("A surplus in the range of ¥299 to ¥301.9 billion.", "¥299 to ¥301.9 billion", "299e9", "301.9e9", "1e9"),
        ("It lay between 9.5 and 9.9 trillion yen.", "9.5 and 9.9 trillion yen", "9.5e12", "9.9e12", "1e11"),
        ("Analysts see 400-500 billion yen.", "400-500 billion yen", "400e9", "500e9", "1e9"),
        ("Somewhere around ¥1.2tn–¥1.4tn.", "¥1.2tn–¥1.4tn", "1.2e12", "1.4e12", "1e11"),
    ],
)
def test_ranges_of_money(text: str, words: str, low: str, high: str, grain: str) -> None:
    mention = mention_at(text, words)
    assert (mention.value, mention.high, mention.grain) == (Decimal(low), Decimal(high), Decimal(grain))


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "It grew from 8.0 trillion to 13.7 trillion yen.",
            ("8.0 trillion", "8.0e12"),
            ("13.7 trillion yen", "13.7e12"),
        ),
        ("From 8.0 to 13.7 trillion yen.", ("8.0", "8.0e12"), ("13.7 trillion yen", "13.7e12")),
        ("Exports/imports 9.76tn/9.99tn.", ("9.76tn", "9.76e12"), ("9.99tn", "9.99e12")),
        ("They were 9.5 and 9.9 trillion yen respectively.", ("9.5", "9.5e12"), ("9.9 trillion yen", "9.9e12")),
    ],
)
def test_two_amounts_are_not_a_range(text: str, first: tuple[str, str], second: tuple[str, str]) -> None:
    for words, value in (first, second):
        mention = mention_at(text, words)
        assert (mention.value, mention.high) == (Decimal(value), None)


@pytest.mark.parametrize(
    ("text", "words", "unit", "value", "not_ours"),
    [
        ("A deficit of 378.7 billion yen ($2.6 billion).", "$2.6 billion", "USD", "2.6e9", "currency conversion"),
        ("It was ¥378.7 billion, or about $2.6 billion.", "$2.6 billion", "USD", "2.6e9", "currency conversion"),
        ("A surplus of $92.7 billion for 1986.", "$92.7 billion", "USD", "92.7e9", ""),
        ("The surplus was 107 billion dollars.", "107 billion dollars", "USD", "107e9", ""),
        ("Exports of €4.1bn.", "€4.1bn", "EUR", "4.1e9", ""),
        ("Sales of 30 billion yuan.", "30 billion yuan", "CNY", "30e9", ""),
    ],
)
def test_other_money(text: str, words: str, unit: str, value: str, not_ours: str) -> None:
    mention = mention_at(text, words)
    assert (mention.kind, mention.unit, mention.value, mention.not_ours) == ("amount", unit, Decimal(value), not_ours)


@pytest.mark.parametrize(
    ("text", "words", "hedge"),
    [
        ("It was around 301.9 billion yen.", "301.9 billion yen", "around"),
        ("Nearly ¥10.5 trillion of goods.", "¥10.5 trillion", "nearly"),
        ("Exports topped 113.2 trillion yen.", "113.2 trillion yen", "topped"),
        ("It contracted by over 10%.", "10%", "over"),
        ("More than 17% up.", "17%", "more than"),
        ("A rise of just under 5%.", "5%", "just under"),
        ("Some 40 billion yen.", "40 billion yen", "some"),
        ("Prices rose at least 3%.", "3%", "at least"),
    ],
)
def test_hedges(text: str, words: str, hedge: str) -> None:
    assert mention_at(text, words).hedge == hedge


@pytest.mark.parametrize(
    ("text", "words", "sign"),
    [
        ("Exports are up by about 9 trillion yen.", "9 trillion yen", 1),
        ("The deficit narrowed by 1.2 trillion yen.", "1.2 trillion yen", -1),
        ("Imports fell 1.2 trillion yen to 9 trillion yen.", "1.2 trillion yen", -1),
        ("An increase of ¥103.7bn.", "¥103.7bn", 1),
        ("It was 1.2 trillion yen smaller than in 2024.", "1.2 trillion yen", -1),
        ("A record of ¥9.5tn.", "¥9.5tn", 0),
        ("Imports fell to 9 trillion yen.", "9 trillion yen", 0),
        ("The US surplus is down to just ¥703.8bn.", "¥703.8bn", 0),
    ],
)
def test_amounts_of_change(text: str, words: str, sign: int) -> None:
    assert mention_at(text, words).direction == sign


PERCENTAGES = [
    ("Exports climbed 17.0% from a year earlier.", "17.0%", "17.0", "0.1", 1),
    ("Imports were up 12.5% at ¥9,890 billion.", "12.5%", "12.5", "0.1", 1),
    ("Sales to China fell 17.9%.", "17.9%", "17.9", "0.1", -1),
    ("The gap was 42.8% narrower than in May.", "42.8%", "42.8", "0.1", -1),
    ("A dramatic 52.9% reduction followed.", "52.9%", "52.9", "0.1", -1),
    ("The 41.6% year-on-year surge in chips.", "41.6%", "41.6", "0.1", 1),
    ("The 11.5% on-year increase lifted it.", "11.5%", "11.5", "0.1", 1),
    ("US auto exports fell a steep 24.7 percent.", "24.7 percent", "24.7", "0.1", -1),
    ("Steel -3.2%.", "-3.2%", "-3.2", "0.1", -1),
    ("Steel -3.2 per cent.", "-3.2 per cent", "-3.2", "0.1", -1),
    ("Chipmaking equipment +10.2%.", "+10.2%", "10.2", "0.1", 1),
    ("Exports dipped, by 0.6%.", "0.6%", "0.6", "0.1", -1),
    ("Imports were 4.2% lower in June.", "4.2%", "4.2", "0.1", -1),
    ("That was 70% smaller than before.", "70%", "70", "1", -1),
    ("Imports 79% higher than a year before.", "79%", "79", "1", 1),
    ("It was 13.7% more than a year earlier.", "13.7%", "13.7", "0.1", 1),
    ("Crude cost 59.3% more.", "59.3%", "59.3", "0.1", 1),
    ("A 30% rise in exports.", "30%", "30", "1", 1),
    ("Exports fell a less-than-expected 3.2%.", "3.2%", "3.2", "0.1", -1),
    ("Exports rose less than 5%.", "5%", "5", "1", 1),
    ("Growth in exports eased to 3.1%.", "3.1%", "3.1", "0.1", 1),
    ("Export growth slowed to 5.0% in May.", "5.0%", "5.0", "0.1", 1),
    ("The decline eased to 2%.", "2%", "2", "1", -1),
    ("Unit volumes grew a mere 2.2%.", "2.2%", "2.2", "0.1", 1),
    ("Exports rose while imports, 3% of GDP, did not move.", "3%", "3", "1", 0),
    ("Chips made up 7.5% of all exports, up on the year.", "7.5%", "7.5", "0.1", 0),
    ("Ten percent lower.", "Ten percent", "10", "1", -1),
    ("Prices rose by 17 pct.", "17 pct", "17", "1", 1),
    ("The yen's fall boosted prices; volumes were down 1.0%.", "1.0%", "1.0", "0.1", -1),
]


@pytest.mark.parametrize(("text", "words", "value", "grain", "sign"), PERCENTAGES)
def test_percentages(text: str, words: str, value: str, grain: str, sign: int) -> None:
    mention = mention_at(text, words)
    assert (mention.kind, mention.unit) == ("percent", "percent")
    assert (mention.value, mention.grain, mention.direction) == (Decimal(value), Decimal(grain), sign)


def test_joined_percentages_share_their_direction() -> None:
    text = "Exports and imports fell 3.1% and 10.2% respectively."
    assert (mention_at(text, "3.1%").direction, mention_at(text, "10.2%").direction) == (-1, -1)
    text = "Export growth slowed to 5.0% from 11.5%."
    assert mention_at(text, "11.5%").direction == 1


def test_a_range_of_percentages_and_a_path_between_two() -> None:
    mention = mention_at("Prices rose 15 to 20 percent.", "15 to 20 percent")
    assert (mention.value, mention.high, mention.direction) == (15, 20, 1)
    text = "The share went from 5% to 7%."
    assert (mention_at(text, "5%").high, mention_at(text, "7%").value) == (None, 7)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It added 3.3 percentage points to growth.", "3.3 percentage points", "3.3"),
        ("Chips contributed 3.3pp.", "3.3pp", "3.3"),
        ("A contribution of -0.7 points.", "-0.7 points", "-0.7"),
        ("The share rose 1.2 percentage-points.", "1.2 percentage-points", "1.2"),
    ],
)
def test_points(text: str, words: str, value: str) -> None:
    mention = mention_at(text, words)
    assert (mention.kind, mention.unit, mention.value) == ("points", "points", Decimal(value))


@pytest.mark.parametrize(
    ("text", "words", "test", "sign"),
    [
        ("Ships were up by half.", "by half", ("between", "45", "55"), 1),
        ("The surplus slimmed by a fifth to 12 trillion yen.", "a fifth", ("between", "17.5", "22.5"), -1),
        ("Exports plunged by a quarter while imports rose.", "a quarter", ("between", "22.5", "27.5"), -1),
        ("Two-thirds of the total went to Asia.", "Two-thirds", ("between", "64.2", "69.2"), 0),
        ("More than a third of exports.", "a third", (">", "33.3"), 0),
        ("Growth hits double digits in March.", "double digits", ("between", "10", "100"), 1),
        ("Exports saw double-digit declines.", "double-digit", ("between", "10", "100"), -1),
    ],
)
def test_fractions_and_digits_in_words(text: str, words: str, test: tuple[str, ...], sign: int) -> None:
    mention = mention_at(text, words)
    assert (mention.kind, mention.direction, mention.test[0]) == ("percent", sign, test[0])
    assert [Decimal(bound) for bound in mention.test[1:]] == [Decimal(bound) for bound in test[1:]]


@pytest.mark.parametrize(
    ("text", "words", "value", "test"),
    [
        ("Shipments doubled.", "doubled", "2", "between"),
        ("Shipments more than doubled.", "more than doubled", "2", ">"),
        ("The deficit nearly halved.", "nearly halved", "0.5", "between"),
        ("The gap more than halved to 1,023 billion yen.", "more than halved", "0.5", "<"),
        ("Exports tripled.", "tripled", "3", "between"),
        ("They were 2.4 times last year's.", "2.4 times", "2.4", ""),
        ("They rose 2.4-fold.", "2.4-fold", "2.4", ""),
        ("A twofold rise.", "twofold", "2", ""),
        ("About 5 times as large as before.", "5 times", "5", ""),
        ("Worth one and a half times as much.", "one and a half times", "1.5", ""),
        ("It was half the 5.4 trillion yen of 2024.", "half", "0.5", "between"),
        ("It was less than half of last year's.", "less than half of", "0.5", "<"),
    ],
)
def test_multiples(text: str, words: str, value: str, test: str) -> None:
    mention = mention_at(text, words)
    assert (mention.kind, mention.unit, mention.value) == ("multiple", "times", Decimal(value))
    assert "".join(mention.test[:1]) == test


@pytest.mark.parametrize(
    ("text", "words", "unit", "value", "grain"),
    [
        ("Steel exports of 1.2 million tonnes.", "1.2 million tonnes", "MT", "1.2e6", "1e5"),
        ("It shipped 93,412 vehicles.", "93,412 vehicles", "NO", "93412", "1"),
        ("Crude came to 10.5 million kilolitres.", "10.5 million kilolitres", "KL", "10.5e6", "1e5"),
        ("LNG of 5.2m tonnes.", "5.2m tonnes", "MT", "5.2e6", "1e5"),
        ("About 60 million barrels.", "60 million barrels", "BBL", "60e6", "1e6"),
        ("LNG of 4,930 thousand tons.", "4,930 thousand tons", "MT", "4930e3", "1e3"),
    ],
)
def test_quantities(text: str, words: str, unit: str, value: str, grain: str) -> None:
    mention = mention_at(text, words)
    assert (mention.kind, mention.unit) == ("quantity", unit)
    assert (mention.value, mention.grain) == (Decimal(value), Decimal(grain))


@pytest.mark.parametrize(
    ("text", "words", "value", "unit", "side"),
    [
        (
            "It is the fifth consecutive year of deficit.",
            "the fifth consecutive year of deficit",
            5,
            "years",
            "deficit",
        ),
        ("The sixth straight fiscal-year deficit.", "The sixth straight fiscal-year deficit", 6, "years", "deficit"),
        ("The sixteenth straight monthly deficit.", "The sixteenth straight monthly deficit", 16, "months", "deficit"),
        ("The twenty-first straight month.", "The twenty-first straight month", 21, "months", ""),
        ("The 62nd straight month in the red.", "The 62nd straight month in the red", 62, "months", "deficit"),
        ("A 4th monthly deficit on the trot.", "A 4th monthly deficit on the trot", 4, "months", "deficit"),
        ("It rose for a ninth month in a row.", "a ninth month in a row", 9, "months", ""),
        ("It fell for the ninth month.", "for the ninth month", 9, "months", ""),
        ("It rose five years running.", "five years running", 5, "years", ""),
        ("There were 31 annual surpluses in a row.", "31 annual surpluses in a row", 31, "years", "surplus"),
        (
            "Before were 31 consecutive yearly trade surpluses.",
            "31 consecutive yearly trade surpluses",
            31,
            "years",
            "surplus",
        ),
        (
            "The eleventh consecutive half-year in deficit.",
            "The eleventh consecutive half-year in deficit",
            11,
            "halves",
            "deficit",
        ),
        ("A nine-month winning streak.", "nine-month winning streak", 9, "months", ""),
        ("Gains extended to a 12th month.", "to a 12th month", 12, "months", ""),
        ("Halves Amid Five-Year Streak", "Five-Year Streak", 5, "years", ""),
        ("Exports rose three quarters in succession.", "three quarters in succession", 3, "quarters", ""),
    ],
)
def test_streaks(text: str, words: str, value: int, unit: str, side: str) -> None:
    mention = mention_at(text, words)
    assert (mention.kind, mention.value, mention.unit, mention.side) == ("streak", value, unit, side)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It ended, snapping a three-month run of surpluses.", "three-month run of surpluses", 3),
        ("May broke it, snapping a streak of surpluses.", "snapping a streak of surpluses", None),
    ],
)
def test_a_run_said_to_be_over(text: str, words: str, value: int | None) -> None:
    mention = mention_at(text, words)
    assert (mention.kind, mention.value, mention.side, mention.ended) == ("streak", value, "surplus", True)


@pytest.mark.parametrize(
    ("text", "words", "value", "unit", "since"),
    [
        (
            "It was the first monthly shortfall in five months.",
            "the first monthly shortfall in five months",
            5,
            "months",
            "",
        ),
        ("Its first deficit in 4 months.", "Its first deficit in 4 months", 4, "months", ""),
        ("It fell for the first time in five years.", "for the first time in five years", 5, "years", ""),
        ("The first annual drop in a decade.", "The first annual drop in a decade", 10, "years", ""),
        ("It was the first since 1980.", "the first since 1980", None, "", "1980"),
        ("It fell for the first time since January.", "for the first time since January", None, "", "--01"),
        ("The fastest pace since January 2026.", "The fastest pace since January 2026", None, "", "2026-01"),
        ("The biggest gap since fiscal 2022.", "The biggest gap since fiscal 2022", None, "", "FY2022"),
        ("The largest in exactly five years.", "The largest in exactly five years", 5, "years", ""),
        ("Exports hit a 13-month high.", "13-month high", 13, "months", ""),
        ("Exceeding 100 trillion yen for the first time.", "for the first time", None, "", "ever"),
        (
            "The last time the books balanced was fiscal 2020.",
            "last time the books balanced was fiscal 2020",
            None,
            "",
            "FY2020",
        ),
    ],
)
def test_firsts(text: str, words: str, value: int | None, unit: str, since: str) -> None:
    mention = mention_at(text, words)
    assert (mention.kind, mention.value, mention.unit, mention.since) == ("first", value, unit, since)


@pytest.mark.parametrize(
    ("text", "words", "since"),
    [
        ("Exports reached a record high.", "a record high", "start"),
        ("Exports hit records.", "records", "start"),
        ("It is an all-time high for a fiscal year.", "an all-time high for a fiscal year", "start"),
        ("The largest ever.", "The largest ever", "start"),
        ("The biggest for any month on record.", "The biggest for any month on record", "start"),
        ("The largest on record for May.", "The largest on record for May", "start"),
        ("The highest since comparable data began in 1979.", "The highest since comparable data began in 1979", "1979"),
        ("It was a record for any month.", "a record for any month", "start"),
        ("It has never been matched since.", "never been matched since", "start"),
        ("It posts a record annual trade deficit.", "a record annual trade deficit", "start"),
        ("Exports reached an all-time peak.", "an all-time peak", "start"),
        ("Exports reached an all-time monthly high.", "an all-time monthly high", "start"),
        (
            "Imports were the costliest for any month since records began.",
            "the costliest for any month since records began",
            "start",
        ),
    ],
)
def test_records(text: str, words: str, since: str) -> None:
    mention = mention_at(text, words)
    assert (mention.kind, mention.since, mention.test) == ("record", since, ("==", "1"))


@pytest.mark.parametrize(
    "text", ["Japan recorded 5% growth.", "Before records began in 1979.", "Japan records a deficit."]
)
def test_recording_is_no_record(text: str) -> None:
    assert "record" not in {mention.kind.value for mention in mentions_of(text)}


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("The second-largest surplus.", "The second-largest", "rank", 2),
        ("Japan's third biggest partner.", "third biggest", "rank", 3),
        ("It is the top export market.", "the top export market", "rank", 1),
        ("It is No. 2 now.", "No. 2", "rank", 2),
        ("A surplus in 14 of the past 15 years.", "14 of the past 15 years", "count", 14),
        ("It fell for the third time this year.", "for the third time this year", "count", 3),
        ("Only five months ended in surplus.", "Only five months ended in surplus", "count", 5),
        ("All twelve months of 2014.", "All twelve months of 2014", "count", 12),
        ("Every month of 2013 showed a deficit.", "Every month of 2013", "count", 12),
        ("That is the 23rd rise in 24 months.", "the 23rd rise in 24 months", "count", 23),
        ("That makes three deficits in four months.", "three deficits in four months", "count", 3),
        ("A deficit, the fourth in as many years.", "the fourth in as many years", "streak", 4),
        ("A year with twelve surplus months.", "twelve surplus months", "count", 12),
    ],
)
def test_ranks_and_counts(text: str, words: str, kind: str, value: int) -> None:
    mention = mention_at(text, words)
    assert (mention.kind, mention.value) == (kind, value)


def test_one_of_the_largest_ranks_nobody() -> None:
    assert mentions_of("It is one of the largest export markets.") == ()


@pytest.mark.parametrize(
    ("text", "words", "kind", "sign", "side"),
    [
        ("Exports rose on Monday.", "rose", "direction", 1, ""),
        ("Imports shrank.", "shrank", "direction", -1, ""),
        ("The balance swung to a deficit.", "swung to a deficit", "direction", -1, "deficit"),
        ("Japan slipped back into the red.", "slipped back into the red", "direction", -1, "deficit"),
        ("It returned to surplus.", "returned to surplus", "direction", 1, "surplus"),
        ("Imports outpaced exports.", "outpaced", "comparison", 0, ""),
        ("Imports grew faster than exports.", "faster than", "comparison", 0, ""),
        ("Exports rose, driven by demand for chips.", "driven by demand for chips", "cause", 0, ""),
        ("It shrank largely because of cheap oil.", "largely because of cheap oil", "cause", 0, ""),
        ("On the back of chip imports, it sank.", "On the back of chip imports", "cause", 0, ""),
        ("The weak yen boosted export prices.", "boosted export prices", "cause", 0, ""),
    ],
)
def test_statements_without_numbers(text: str, words: str, kind: str, sign: int, side: str) -> None:
    mention = mention_at(text, words)
    assert (mention.kind, mention.direction, mention.side) == (kind, sign, side)


def test_a_verb_that_belongs_to_a_number_is_not_stated_twice() -> None:
    assert [mention.text for mention in mentions_of("Exports rose by about 17.0% in all.")] == ["17.0%"]


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("TOKYO, June 17 - Japan", "June 17", "date"),
        ("It meets on July 30-31.", "July 30-31", "date"),
        ("Released on January 22, 2026.", "January 22, 2026", "date"),
        ("In May 2026 it was so.", "May 2026", "date"),
        ("In 2011 it was so.", "2011", "date"),
        ("For FY2025 as a whole.", "FY2025", "date"),
        ("In Q2 2026 it rose.", "Q2 2026", "date"),
        ("On 2026-06-17 it rose.", "2026-06-17", "date"),
        ("Due at 8:50 a.m. on Monday.", "8:50 a.m.", "time"),
        ("A 25% additional tariff on cars.", "25%", "tariff rate"),
        ("A tariff of 15% on cars.", "tariff of 15%", "tariff rate"),
        ("The 25% tariff on cars, cut to 15% later.", "15%", "tariff rate"),
        ("The yen fell past 150 to the dollar.", "150 to the dollar", "exchange rate"),
        ("It averaged 152 yen to the dollar.", "152 yen to the dollar", "exchange rate"),
        ("We keep our USD/JPY call at 148.", "USD/JPY call at 148", "exchange rate"),
        ("The policy rate of 0.75% stays.", "policy rate of 0.75%", "interest rate"),
        ("Crude at $34 a barrel.", "$34 a barrel", "price"),
        ("Nvidia H100 chips.", "H100", "product name"),
        ("A 5G network.", "5G", "product name"),
        ("Since COVID-19 came.", "COVID-19", "product name"),
        ("The G7 met.", "G7", "product name"),
        ("From a textbook, page 214.", "page 214", "page"),
        ("A poll of 18 economists.", "18", "a number of people or bodies"),
        ("The bank has 46 branches.", "46", "a number of other things"),
        ("Call 03-3581-4111 now.", "03-3581-4111", "telephone or code"),
        ("Few people under 60 remember.", "under 60", "age"),
        ("Our 12-month target is high.", "12-month", "length of time"),
        ("1. Exports rose.", "1.", "list number"),
        ("See https://example.org/2026/05/a-17.html there.", "https://example.org/2026/05/a-17.html", "address"),
    ],
)
def test_numbers_that_are_no_claims(text: str, words: str, reason: str) -> None:
    mention = mention_at(text, words)
    assert (mention.kind, mention.not_ours) == ("other", reason)
