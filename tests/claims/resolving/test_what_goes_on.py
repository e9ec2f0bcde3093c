"""What a sentence takes over from the one before, or from its own beginning, in English: read by hand."""

from __future__ import annotations

import pytest
from tests.claims.resolving.reading_of import JANUARY_22, JULY_24, JUNE_17, key, readings_of

SEPTEMBER_20 = "2026-09-20T09:00:00+09:00"
OCTOBER_7 = "2026-10-07T09:10:00+09:00"
APRIL_17 = "2025-04-17T10:30:00+09:00"

CASES = (
    # The former, the latter.
    ("Who gained? Taiwan and Viet Nam. Exports to the former rose 15.1%; to the latter, 9.1%.", "15.1%", "change export TW total 2026-05", JUNE_17),
    ("Who gained? Taiwan and Viet Nam. Exports to the former rose 15.1%; to the latter, 9.1%.", "9.1%", "change export VN total 2026-05", JUNE_17),
    ("Coal and LNG got cheaper: the former's bill dropped 25%.", "25%", "change import world PC:30101 2026-05", JUNE_17),
    # The region, that country.
    ("Exports to the Middle East fell. Crude from the US rose. Exports to the region were 32% lower.", "32%", "change export middle_east total 2026-05", JUNE_17),
    ("Exports to Asia and to China rose. Imports from that country fell 4%.", "4%", "change import CN total 2026-05", JUNE_17),
    # Pronouns, questions and fragments announce a subject.
    ("How about Hong Kong? Exports of 6.4 trillion yen, imports of 0.3 trillion.", "6.4 trillion yen", "value export HK total 2026-05", JUNE_17),
    ("Did exports to Taiwan suffer? They fell 3%.", "3%", "change export TW total 2026-05", JUNE_17),
    ("Imports have never been higher than in May, when they cost 12.2 trillion yen.", "12.2 trillion yen", "value import world total 2026-05", JUNE_17),
    ("LNG? Up 67 percent.", "67 percent", "change import world PC:3050103 2026-05", JUNE_17),
    # Subjects that go on after `and`.
    ("Exports of chips were 52.3% above the level of a year before and accounted for 9.8% of exports.", "9.8%", "share export world PC:70323 2026-05", JUNE_17),
    ("The surplus fell 11.0% that month and by a further 14.2% in April.", "14.2%", "balance_change balance world total 2026-04", JUNE_17),
    # Goods that head a clause.
    ("Cars did most of the work: sales abroad of 1.3 trillion yen.", "1.3 trillion yen", "value export world PC:70503 2026-05", JUNE_17),
    ("Semiconductors, which everyone subsidises, saw exports decline 3.2%.", "3.2%", "change export world PC:70323 2026-05", JUNE_17),
    ("Carmakers, staring at US tariffs, exported 16.5% more by value.", "16.5%", "change export world PC:70503 2026-05", JUNE_17),
    # Figures that lead their paragraph, and nouns after brackets.
    ("**-32.0%.** The drop in exports to the Middle East.", "-32.0%", "change export middle_east total 2026-05", JUNE_17),
    ("The share of crude imports (94.0% in 2025) drawn from the Middle East is high.", "94.0%", "share import middle_east PC:30301 2025", JUNE_17),
    # Things, not money.
    ("Japan bought 3.6% more oil.", "3.6%", "quantity_change import world PC:30301 2026-05", JUNE_17),
    ("Car exports: 3.6% fewer than the May before.", "3.6%", "quantity_change export world PC:70503 2026-05", JUNE_17),
    ("Japan spent 3.6% more on oil.", "3.6%", "change import world PC:30301 2026-05", JUNE_17),
    ("Cars to the US were up 32.1% by value and 0.1% by number.", "0.1%", "quantity_change export US PC:70503 2026-05", JUNE_17),
    ("Exports grew 23.2%, helped by chips and a rebound in car shipments, and at 11.51 trillion yen were the highest yet.", "11.51 trillion yen", "value export world total 2026-05", JUNE_17),
    ("The surplus with Washington halved to 339.7 billion yen.", "339.7 billion yen", "balance balance US total 2026-05", JUNE_17),
    ("Imports from the Middle East had dropped in April. The deficit with the region that month was 329.7 billion yen.", "329.7 billion yen", "balance balance middle_east total 2026-04", JUNE_17),
    ("America bought 1.93 trillion yen against 1.82 for China.", "1.82", "value export CN total 2026-05", JUNE_17),
    ("Equipment for making chips exported came to 2.39 trillion yen.", "2.39 trillion yen", "value export world PC:70131 2026-05", JUNE_17),
    ("To the US the drop in cars was 26.7%, after 24.7 in April.", "24.7", "change export US PC:70503 2026-04", JUNE_17),
    ("By 2016 the balance was in surplus again, after five straight annual deficits.", "five straight annual deficits", "streak balance world total 2015", JULY_24),
    ("Then from 2011, after the earthquake, five straight deficits.", "five straight deficits", "streak balance world total 2015", JULY_24),
    ("Japan's deficit was 378.7 billion yen in May. It was the first deficit in two months; in March there had been a surplus.", "first deficit in two months", "first_since balance world total 2026-05", JUNE_17),
    ("In 2025 exports to Taiwan rose. India has doubled since 2021.", "doubled", "ratio export IN total 2025", JULY_24),
    # Shares of what.
    ("American oil made up 13% of the crude bill.", "13%", "share import US PC:30301 2026-05", JUNE_17),
    ("By 2025 the share of electrical machinery in exports had slipped to 16.8%.", "16.8%", "share export world PC:703 2025", JULY_24),
    ("China's weight in exports has slid from 21.6% to 17.0%.", "17.0%", "share export CN total 2026-05", JUNE_17),
    ("That leaves Taiwan third among Japan's customers.", "third among Japan's customers", "rank export TW total 2026-05", JUNE_17),
    ("Among regions, the EU took 20.4% more Japanese goods.", "20.4%", "change export eu total 2026-05", JUNE_17),
    ("America sold Japan 58% more than a year ago.", "58%", "change import US total 2026-05", JUNE_17),
    ("South Korea took 744.4 billion yen of goods and sold 507.1 billion yen the other way.", "507.1 billion yen", "value import KR total 2026-05", JUNE_17),
    ("Hong Kong took 6.4 trillion yen of exports, up 18%.", "6.4 trillion yen", "value export HK total 2026-05", JUNE_17),
    ("By size the deficit ranks fourth among all months since 1979.", "ranks fourth", "record balance world total 2026-05", JUNE_17),
    # Roles and overtaking.
    ("It says America is Japan's biggest supplier.", "Japan's biggest supplier", "rank import US total 2026-05", JUNE_17),
    ("The country's largest customer is China.", "The country's largest customer", "rank export CN total 2026-05", JUNE_17),
    ("Korea was overtaken by Taiwan as Japan's third-largest export market.", "third-largest", "rank export TW total 2026-05", JUNE_17),
    ("Taiwan overtook Korea to become Japan's third-largest export market.", "third-largest", "rank export TW total 2026-05", JUNE_17),
    # The excess of one over the other.
    ("The excess of exports over imports reached 57.3 billion yen.", "57.3 billion yen", "balance balance world total 2026-05", JUNE_17),
    # Rates compared with what had not been so for long.
    ("Exports +19.3%, which is the strongest since November 2022.", "strongest since November 2022", "first_since export world total 2026-05", JUNE_17),
    # Periods in shorthand.
    ("FIRST 10 DAYS: deficit of 421.2 billion yen.", "421.2 billion yen", "balance balance world total 2026-09-D10", OCTOBER_7),
    ("In the eight months exports grew 15.6%.", "15.6%", "change export world total 2026-01..2026-08", SEPTEMBER_20),
    ("The cumulative deficit is ¥2.8tn.", "2.8tn", "balance balance world total 2026-01..2026-08", SEPTEMBER_20),
    ("Exports in H1-2024 were ¥51.5tn.", "51.5tn", "value export world total 2024-H1", SEPTEMBER_20),
    ("'83 came in at a surplus of 5 trillion yen.", "5 trillion yen", "balance balance world total 1983", JULY_24),
    ("In 1979 the deficit was 1.7 trillion yen, and a year later it was 2.6 trillion.", "2.6 trillion", "balance balance world total 1980", JULY_24),
    ("The surplus was ¥122.3bn last June.", "122.3bn", "balance balance world total 2025-06", JULY_24),
    # When a figure came out is not what it is of.
    ("The 2025 data are in. According to figures released in January, exports rose 3.1%.", "3.1%", "change export world total 2025", JANUARY_22),
    # What a figure is compared with does not date it.
    ("Middle East imports were down 3.9% but far from April's -56.8%.", "3.9%", "change import middle_east total 2026-05", JUNE_17),
    ("Middle East imports were down 3.9% but far from April's -56.8%.", "-56.8%", "change import middle_east total 2026-04", JUNE_17),
    ("The surplus nearly tripled in 1983 (¥1.8tn to ¥5.0tn).", "1.8tn", "balance balance world total 1982", JULY_24),
    ("The run of surpluses that started in 1981 lasted 30 years.", "30 years", "streak balance world total 2010", JULY_24),
)  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "expected", "published"), CASES)
def test_the_first_reading_is_what_the_words_say(text: str, quote: str, expected: str, published: str) -> None:
    assert " ".join(key(readings_of(text, quote, published)[0])) == expected


def test_the_superlative_of_a_rate_ranks_the_rate() -> None:
    assert readings_of("Exports +19.3%, the strongest since 2022.", "strongest since 2022")[0].method == "growth-high"
    assert (
        readings_of("Exports hit 9.4 trillion yen, the highest since 2022.", "highest since 2022")[0].method == "high"
    )


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Economists say a tariff could cut Japan's exports by 1.9 trillion yen.", "1.9 trillion yen"),
        ("Exports would fall 3% if it went on.", "3%"),
        ("The deficit may well widen to 1.2 trillion yen.", "1.2 trillion yen"),
        ("Exports might lose 5% a year.", "5%"),
        ("We'll see exports up 4%.", "4%"),
    ],
)
def test_what_could_happen_is_no_report(text: str, quote: str) -> None:
    assert readings_of(text, quote)[0].voice == "forecast"


def test_may_the_month_is_no_forecast() -> None:
    assert readings_of("May exports rose 17.0%.", "17.0%")[0].voice == "reported"


def test_what_another_country_sells_to_the_reporter_is_its_own_trade() -> None:
    text = "Korea's customs service said exports to Japan rose 7.4% in May."
    assert readings_of(text, "7.4%")[0].outside == "trade of another reporter"
    assert readings_of("Exports from Japan rose 7.4% in May.", "7.4%")[0].outside == ""


def test_what_another_country_counts_is_its_own_trade() -> None:
    text = "China's own customs office shows a deficit of 2 trillion yen with Japan."
    assert readings_of(text, "2 trillion yen")[0].outside == "trade of another reporter"
    assert (
        readings_of("Japan's customs data show a deficit of 2 trillion yen with China.", "2 trillion yen")[0].outside
        == ""
    )


@pytest.mark.parametrize("told", ["The ministry first put May's deficit at ¥378.7 billion.",
                                  "May became a deficit of ¥378.7 billion by the preliminary report."])  # fmt: skip
def test_a_figure_first_put_is_the_first_print(told: str) -> None:
    """A figure that the words call the first is judged by the first print, not by what stood later."""
    assert readings_of(told, "¥378.7 billion")[0].vintage == "first"


def test_preliminary_data_of_the_day_are_no_older_print() -> None:
    """What wires write of every release names no vintage: it is what was known on the day."""
    told = "May's deficit was ¥378.7 billion, preliminary data showed."
    assert readings_of(told, "¥378.7 billion")[0].vintage == "now"


def test_the_first_print_is_one_of_its_time() -> None:
    text = "Revised deficit ¥638.6bn (first print was ¥637.6bn)."
    assert [readings_of(text, quote)[0].vintage for quote in ("637.6bn", "638.6bn")] == ["first", "now"]


def test_the_passive_turns_a_comparison_round() -> None:
    assert readings_of("Exports to Korea were exceeded by exports to Taiwan.", "exceeded")[0].sign == -1
    assert readings_of("Exports to Taiwan exceeded exports to Korea.", "exceeded")[0].sign == 1


def test_figures_not_seasonally_adjusted_are_those_held() -> None:
    assert not readings_of("Exports rose 4.1% on the quarter (not seasonally adjusted).", "4.1%")[0].seasonal
    assert readings_of("Exports rose 4.1% on the quarter, seasonally adjusted.", "4.1%")[0].seasonal


@pytest.mark.parametrize(
    ("text", "quote", "method"),
    [
        ("American oil supplied 13% of the crude bill.", "13%", "of-goods"),
        ("The share of crude imports drawn from the Middle East was 94%.", "94%", "of-goods"),
        ("Crude made up 13% of imports from the US.", "13%", "percent"),
        ("Cars were 29.2% of exports to the US.", "29.2%", "percent"),
    ],
)
def test_what_a_share_is_a_share_of(text: str, quote: str, method: str) -> None:
    found = readings_of(text, quote)[0]
    assert (found.indicator, found.method) == ("share", method)


@pytest.mark.parametrize(
    ("text", "quote", "outside"),
    [
        ("The surplus was 4% of GDP.", "4%", "a share of the economy"),
        ("Fourteen years in the red since 1979.", "Fourteen years in the red", "a count of years"),
        ("Chip imports grew, so the sector's net surplus was ¥315bn.", "315bn", "balance of goods"),
    ],
)  # fmt: skip
def test_what_nobody_can_look_up_is_named(text: str, quote: str, outside: str) -> None:
    assert readings_of(text, quote)[0].outside == outside


def test_a_place_nobody_knows_is_not_the_world() -> None:
    known = readings_of("Exports to France fell 3%.", "3%")[0]
    unknown = readings_of("Exports to Bavaria fell 3%.", "3%")[0]
    assert known.subject.partner == "FR"
    assert unknown.fit < 0.7 * known.fit


def test_a_base_belongs_to_the_figure_of_its_clause() -> None:
    text = "Exports in 2010 rose 24.4%, but the level was 20% short of 2007."
    assert (readings_of(text, "24.4%")[0].method, readings_of(text, "20%")[0].base) == ("yoy", "2007")


def test_the_label_of_a_line_dates_that_line_only() -> None:
    thread = (
        "March: exports up 3.9% on the year.\n\n2/ FY2024: deficit of ¥5.2trn. Exports +5.9%.\n\n"
        "3/ US: exports +3.1%, autos +4.1%, ahead of the tariff that hit?"
    )
    assert readings_of(thread, "+5.9%", APRIL_17)[0].period == "FY2024"
    assert key(readings_of(thread, "+3.1%", APRIL_17)[0]) == ("change", "export", "US", "total", "2025-03")
