"""Whatever bytes arrive, the answer is a release or an error that can be told to the user: never another exception."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fixtures.official_format import commodity_series, press_xml, release, totals_series

from kuroji.model.errors import KurojiError
from kuroji.model.observation import OBSERVATIONS
from kuroji.sources import registry

MONTHLY = press_xml(release("mof-press/2026-08/4/2026-09-16"))
SEEDS = {
    "ten days": press_xml(release("mof-press/2026-08-D10/1/2026-08-28")),
    "month": MONTHLY,
    "totals": totals_series(),
    "imports": b"\r\n".join(commodity_series("import").split(b"\r\n")[:20]) + b"\r\n",
}
PIECES = st.one_of(
    st.binary(max_size=12),
    st.sampled_from(
        [b"<", b">", b"/", b"&", b",", b"\n", b"-", b"*", b"'", b"0", b"9" * 30, b"\x81", b"\xff", b"\x00", b"<hodoxml>",
         b"<!DOCTYPE a>", b"]]>", b"ZENZO", "△".encode(), "《".encode("cp932"), b"nan", b"1e9", b"-1 ", b"(EU)"]
    ),
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A real file with a few pieces overwritten, inserted, taken out or repeated."""
    data = bytearray(SEEDS[draw(st.sampled_from(sorted(SEEDS)))])
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        taken = draw(st.one_of(st.integers(0, 8), st.integers(0, 2000)))
        data[at : at + taken] = draw(PIECES) + (bytes(data[at : at + taken]) * draw(st.integers(0, 2)))
    return bytes(data)


def told(data: bytes) -> None:
    """Reads `data`; anything raised but a KurojiError fails the test by itself."""
    complaint: KurojiError | None = None
    try:
        found, table = registry.read(
            data, retrieved_at=datetime(2026, 11, 22, tzinfo=UTC), name="given", captured=date(2026, 9, 29)
        )
    except KurojiError as error:
        complaint = error
    if complaint:
        assert str(complaint).startswith("given")
        assert complaint.remedy
    else:
        assert table.schema == OBSERVATIONS
        table.validate(full=True)
        assert found.id.startswith("mof-")


@settings(max_examples=400)
@given(mutated())
def test_mutated_files(data: bytes) -> None:
    told(data)


@settings(max_examples=200)
@given(st.sampled_from(sorted(SEEDS)), st.data())
def test_cut_files(seed: str, data: st.DataObject) -> None:
    whole = SEEDS[seed]
    told(whole[: data.draw(st.integers(0, len(whole)))])


@settings(max_examples=200)
@given(
    st.sampled_from([b"", b"<?xml version='1.0'?>", b"<hodoxml>", "《".encode("cp932"), b"\x1f\x8b\x08"]),
    st.binary(max_size=300),
)
def test_noise(start: bytes, noise: bytes) -> None:
    told(start + noise)
