"""Pages of series across a change of edition: what changed is said, and the series that can be compared is a click away.

Source: World Customs Organization, correlation of the Harmonized System 2022 with 2017: telephones of 8517.12 became 8517.13
and 8517.14. Figures are those of the tables that the test writes, in thousand yen.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from litestar.testing import TestClient
from tests.estat_files import line, table
from tests.web.conftest import NOW

from kuroji.refresh.ingesting import ingest
from kuroji.settings import from_environment
from kuroji.store.opening import open_store
from kuroji.web.app import create_app
from kuroji.web.site import Site

TELEPHONES = {2021: {"851712000": 40_000}, 2022: {"851713000": 30_000, "851714000": 13_000}}


def test_a_series_says_what_it_is_not_comparable_with_and_leads_to_what_is(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store")
    for year, values in TELEPHONES.items():
        lines = [line(code, "304", {1: value}, year=year) for code, value in values.items()]
        captured = datetime(year + 1, 12, 1, 3, tzinfo=UTC)
        ingest(store, [str(table(tmp_path / str(year) / "exports.csv", lines))], captured=captured)
    settings = from_environment({"KUROJI_BASE_URL": "", "KUROJI_DATABASE": str(tmp_path / "opinion.sqlite")})
    with TestClient(create_app(Site(store, settings, live=True, now=lambda: NOW))) as reader:
        address = "/{}/explore/export/US/{}/value/month/all/"
        alone = reader.get(address.format("en", "HS:851712")).text
        assert "HS 851712 gave goods to 851713 and 851714 in 2022 and ended; HS:851712~ is comparable." in alone
        assert address.format("en", "HS:851712~").replace("all/", "newest/") in alone
        family = reader.get(address.format("ja", "HS:851712~"))
        assert family.status_code == 200
        assert "改正で結び付く851712、851713、851714の合計" in family.text
