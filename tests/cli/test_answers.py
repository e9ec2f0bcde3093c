"""The answers themselves, held against what the releases and the long series say.

Sources: the Ministry of Finance's releases of the dates named, press reports of the first
print of 2025 (22 January 2026), the long series d41ma as of the end of September 2026.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.cli.answer import Run

SOURCE = "Source: Trade Statistics of Japan, Ministry of Finance; processed by Kuroji"


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_series_at_three_vintages(run: Run) -> None:
    """Balance of May 2026, million yen: -378,673 printed on 17 June; -395,109 in the long series."""
    words = ("series", "--flow", "balance", "--period", "2026-05", "--format", "csv", "--as-of")
    values = {when: rows_of(run(*words, when).out)[0]["value"] for when in ("2026-06-17", "first", "latest")}
    assert values == {"2026-06-17": "-378673000000", "first": "-378673000000", "latest": "-395109299000"}


def test_every_row_of_csv_says_its_vintage_release_and_source(run: Run) -> None:
    answer = run(
        "series", "--flow", "export", "--period", "2026-04..2026-05", "--as-of", "2026-06-17", "--format", "csv"
    )
    rows = rows_of(answer.out)
    assert [row["period"] for row in rows] == ["2026-04", "2026-05"]
    assert [row["stage"] for row in rows] == ["5", "4"]
    for row in rows:
        assert row["source"] == SOURCE
        assert row["as_of"] == "2026-06-17T23:59:59+09:00"
        assert row["release"]
        assert row["known_basis"] in ("stated", "inferred")
    assert rows[1]["release"] == "mof-press/2026-05/4/2026-06-17"
    assert rows[1]["known_at"] == "2026-06-17T08:50+09:00"
    assert (rows[1]["value"], rows[1]["quantum"], rows[1]["unit"]) == ("9511555000000", "1000000", "JPY")


def test_first_prints_are_each_read_at_their_own_instant(run: Run) -> None:
    """README: exports of January to May 2026 as first known; April and May are provisional prints of their own days."""
    rows = rows_of(
        run("series", "--flow", "export", "--period", "2026-04..2026-05", "--as-of", "first", "--format", "csv").out
    )
    assert [row["value"] for row in rows] == ["10507345000000", "9511555000000"]
    assert [row["known_at"][:10] for row in rows] == ["2026-05-21", "2026-06-17"]


def test_parquet_carries_the_same_rows_and_its_source(run: Run, tmp_path: Path) -> None:
    words = ("series", "--flow", "import", "--commodity", "crude oil", "--period", "2025-01..2025-12")
    target = tmp_path / "crude.parquet"
    assert run(*words, "--format", "parquet", "--out", str(target)).code == 0
    table = pq.read_table(target)
    rows = rows_of(run(*words, "--format", "csv").out)
    assert table["period"].to_pylist() == [row["period"] for row in rows]
    assert table["value"].to_pylist() == [float(row["value"]) for row in rows]
    assert table.schema.metadata[b"source"].decode() == SOURCE
    assert table.schema.metadata[b"series"] == b"JP.import.world.PC:30301.value"


def test_years_are_sums_of_months_and_a_range_of_years_means_years(run: Run) -> None:
    """Long series d41ma: balances of 2024 and 2025 are -5,628.4 and -2,929.6 billion yen."""
    rows = rows_of(run("series", "--flow", "balance", "--period", "2024..2025", "--format", "csv").out)
    assert [row["period"] for row in rows] == ["2024", "2025"]
    assert [round(int(row["value"]) / 1e9, 1) for row in rows] == [-5628.4, -2929.6]
    assert {row["basis"] for row in rows} == {"computed"}


@pytest.mark.parametrize("name", ["semiconductors etc", "半導体等電子部品", "PC:70323"])
def test_a_commodity_is_found_by_name_in_either_language_or_code(run: Run, name: str) -> None:
    """Release of 21 May 2026: exports of semiconductors etc 776,094 million yen."""
    answer = run(
        "series", "--flow", "export", "--commodity", name, "--period", "2026-04", "--as-of", "2026-05-21", "--json"
    )
    assert answer.json["rows"][0]["value"] == 776_094_000_000


@pytest.mark.parametrize("name", ["China", "中国", "CN", "CHN", "105"])
def test_a_partner_is_found_by_any_of_its_names(run: Run, name: str) -> None:
    """Release of 17 June 2026: exports to China 1,700,268 million yen."""
    answer = run(
        "series", "--flow", "export", "--partner", name, "--period", "2026-05", "--as-of", "2026-06-17", "--json"
    )
    assert answer.json["rows"][0]["value"] == 1_700_268_000_000


def test_all_months_since_1979_when_no_period_is_named(run: Run) -> None:
    rows = run("series", "--flow", "balance", "--json").json["rows"]
    assert len(rows) == 572
    assert (rows[0]["period"], rows[-1]["period"]) == ("1979-01", "2026-08")


def test_the_list_of_what_is_held(run: Run) -> None:
    """The long series d41ma holds 1979-01 to 2026-08, 572 months."""
    listed = run("series", "--list", "--json").json["series"]
    totals = [
        one for one in listed
        if one["series"] == "JP.export.world.total.value" and one["statistic"] == "level" and one["frequency"] == "M"
    ]  # fmt: skip
    assert [(one["first"], one["last"], one["cells"]) for one in totals] == [("1979-01", "2026-08", 572)]
    narrowed = run("series", "--list", "--flow", "import", "--commodity", "crude oil", "--json").json["series"]
    assert {one["flow"] for one in narrowed} == {"import"}
    assert {one["commodity"] for one in narrowed} == {"30301"}


def test_news_values_are_sums_of_their_terms(run: Run) -> None:
    facts = run("facts", "2026-05", "--as-of", "2026-06-17", "--top", "60", "--json").json["facts"]
    values = [fact["news"]["value"] for fact in facts]
    assert len(facts) == 60
    assert values == sorted(values, reverse=True)
    for fact in facts:
        assert fact["news"]["value"] == pytest.approx(sum(fact["news"]["terms"].values()), abs=0.0011)


def test_revisions_of_a_month_in_a_table(run: Run) -> None:
    """October 2025: balance -231,774 million yen on 21 November 2025, -242,910 since 12 March 2026 (d41ma)."""
    answer = run("revisions", "2025-10")
    balance = answer.out.split("JP.balance.world.total.value 2025-10")[1]
    assert "2025-11-21 08:50" in balance
    assert "-231,774" in balance
    assert "2026-03-12 08:50 (inferred)" in balance
    assert "-242,910" in balance
    assert SOURCE in answer.out


def test_revisions_as_of_a_day_know_nothing_later(run: Run) -> None:
    known = [
        row["known_at"] for row in run("revisions", "2026-05", "--as-of", "2026-06-20", "--json").json["revisions"]
    ]
    assert known
    assert max(known) == "2026-06-17T08:50+09:00"


def test_revisions_of_a_series_by_options_and_in_one_word(run: Run) -> None:
    """The July 2026 imports of crude oil: 1,408,930 million yen at first, 1,409,133 in the later series d61ma."""
    by_options = run("revisions", "--flow", "import", "--commodity", "crude oil", "--period", "2026-07", "--json").json
    in_one_word = run("revisions", "JP.import.world.PC:30301.value@2026-07", "--json").json
    assert by_options == in_one_word
    vintages = [round(row["value"] / 1e6) for row in by_options["revisions"] if not row["confirms"]]
    assert vintages == [1_408_930, 1_409_133]


def test_trace_shows_formula_inputs_and_the_release_with_its_hash(run: Run) -> None:
    """Release of 17 June 2026: 9,511,555 less 9,890,228 million yen."""
    asked = run("series", "--flow", "balance", "--period", "2026-05", "--as-of", "first", "--json").json["facts"][0][
        "id"
    ]
    answer = run("trace", asked, "--json").json
    assert answer["agrees"] is True
    assert answer["formula"] == "exports - imports"
    assert {i["role"]: i["value"] for i in answer["inputs"]} == {
        "exports": 9_511_555_000_000,
        "imports": 9_890_228_000_000,
    }
    (release,) = answer["releases"]
    assert release["id"] == "mof-press/2026-05/4/2026-06-17"
    assert len(release["sha256"]) == 64
    assert release["published_at"] == "2026-06-17T08:50+09:00"
    assert release["address"].endswith("/2026/2026054e.xml")


def test_trace_of_a_rate_or_a_share_shows_its_source(run: Run) -> None:
    """European Central Bank's means of both Mays, as the story's sentence rounds them; customs' table of 2004-H2."""
    asked = "exchange_rate_change(yoy, per USD, ECB):JP.balance.world.total.value@2025-05~2024-05;as_of=2026-06-18"
    grounds = run("trace", asked, "--json").json["grounds"]
    assert grounds["source"] == "ECB euro reference rates"
    assert {period: round(float(rate), 2) for period, rate in grounds["rates"].items()} == {
        "2025-05": 144.67, "2024-05": 155.87,
    }  # fmt: skip
    text = run("trace", asked).out
    assert "2025-05: 144.6" in text
    assert "Inputs" not in text
    shares = run("trace", "invoicing_share(USD):JP.export.US.PC:70503.value@2025-05;as_of=2026-06-18")
    assert "2004-H2" in shares.out
    assert "standing" in shares.out
    assert "Releases" not in shares.out


def test_trace_of_an_altered_id_is_a_no_that_gives_both_values(run: Run) -> None:
    """The digest of the value of 30 July under the instant of 17 June: -395,109,299,000 and -378,673,000,000 yen."""
    latest = run("series", "--flow", "balance", "--period", "2026-05", "--json").json["facts"][0]["id"]
    digest = latest.split("#")[1]
    then = f"balance(exports-imports):JP.balance.world.total.value@2026-05;as_of=2026-06-17T08:50+09:00#{digest}"
    answer = run("trace", then)
    assert answer.code == 1
    assert "-378,673,000,000 JPY" in answer.err
    assert "-395,109,299,000 JPY" in answer.err


def test_store_info_counts_what_is_embedded(run: Run) -> None:
    answer = run("store", "info", "--releases", "--json").json
    assert answer["layers"]["yours"]["releases"] == 0
    assert answer["layers"]["embedded"]["releases"] == len(answer["releases"])
    assert "mof-press/2026-05/4/2026-06-17" in {release["id"] for release in answer["releases"]}


def test_what_would_be_fetched_is_official_and_due(run: Run) -> None:
    addresses = run("fetch", "--dry-run", "--json").json["addresses"]
    assert addresses[-3:] == [
        f"https://www.customs.go.jp/toukei/suii/html/data/{name}.csv" for name in ("d41ma", "d51ma", "d61ma")
    ]
    assert all(address.startswith("https://www.customs.go.jp/toukei/") for address in addresses)
