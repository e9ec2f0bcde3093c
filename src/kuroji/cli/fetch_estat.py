"""`kuroji fetch --source estat`: some commodities of Japan's detail, from the interface of e-Stat."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kuroji.store.opening import Store

SOURCE = "estat"


def fetch_estat(held: Store, period: str | None, flow: str, partner: str, commodity: str, form: str) -> None:
    """Ask for the years of a period and show what was appended. Raises UsageError for what is not asked like this."""
    from kuroji.classifications.partners import find_partner
    from kuroji.cli.appended import show_detail
    from kuroji.cli.session import period_of
    from kuroji.model.errors import UsageError
    from kuroji.refresh.asking import ask_estat, estat_query
    from kuroji.settings import from_environment

    if period is None:
        raise UsageError("of which years?", where="--period", remedy="Say a year or a range of years: 2021..2025.")
    span = period_of(period)
    years = tuple(range(span.start // 12, span.end // 12 + 1))
    codes = tuple(code.strip().removeprefix("HS:") for code in commodity.split(","))
    if wrong := [code for code in codes if len(code) != 9]:
        raise UsageError(
            f"{wrong[0]!r} is not a 9-digit code", where="--commodity", remedy="Name codes such as 854231000,854232100."
        )
    query = estat_query(flow, years, codes, (find_partner(partner).code,))
    show_detail(ask_estat(held, query, from_environment().estat_key), form)
