"""Reading what X-13ARIMA-SEATS leaves: its tables, its diagnostics file, and its warnings as statements."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from kuroji.indicators.seasonal.levels import Floats
from kuroji.indicators.seasonal.result import Check, Coefficient, Diagnostics, Outlier, Spans
from kuroji.model.errors import Undefined

_COEFFICIENT = re.compile(r"^([^:$]+)\$([^:]+): +(\S+) +(\S+) +(\S+)\s*$")
_OUTLIER = re.compile(r"(?:AO|LS|TC|SO|Rp|TL|QD|QI)\d{4}\.", re.IGNORECASE)
ARIMA = ("AR", "MA")
# Beyond these a reader is told: the usual limits of the quality measure and of one test in a hundred.
Q_LIMIT = 1.0
P_LIMIT = 0.01
FACTORS_LIMIT, CHANGES_LIMIT = 25.0, 40.0
FALLBACK = "Use the fallback: --adjustment stl."


def table(text: str) -> Floats:
    """The values of a saved table, (n,): two lines of head, then a date and a number a line. Raises Undefined."""
    try:
        return np.array([float(line.split("\t")[1]) for line in text.splitlines()[2:]])
    except (IndexError, ValueError) as error:
        raise Undefined("X-13ARIMA-SEATS left a table without numbers", remedy=FALLBACK) from error


def diagnostics(text: str, correlations: str) -> Diagnostics:
    """The diagnostics of a run, from its diagnostics file (lines `key: value`) and its table of autocorrelations."""
    entries = {key.strip(): value.split() for key, _, value in (line.partition(":") for line in text.splitlines())}
    found = tuple(_coefficients(text))
    return Diagnostics(
        m=tuple(_number(entries, key) if (key := f"f3.m{n:02d}") in entries else None for n in range(1, 12)),
        q=_number(entries, "f3.q"), q_without_m2=_number(entries, "f3.qm2"),
        stable=_check(entries, "f2.fsd8", percent=True), moving=_check(entries, "f2.msf", percent=True),
        kruskal_wallis=_check(entries, "f2.kw", percent=True),
        identifiable=" ".join(entries.get("f2.idseasonal", ["unknown"])),
        residual=_check(entries, "d11.f", percent=True),
        qs_original=_check(entries, "qsori"), qs_adjusted=_check(entries, "qssadj"),
        ljung_box=_ljung_box(correlations), spans=_spans(entries),
        aic=_number(entries, "aic"), aicc=_number(entries, "aicc"), bic=_number(entries, "bic"),
        log_likelihood=_number(entries, "loglikelihood"),
        arima=tuple(c for c in found if c.group.startswith(ARIMA)),
        calendar=tuple(c for c in found if not c.group.startswith(ARIMA) and not _OUTLIER.match(c.name)),
        outliers=tuple(
            Outlier(c.name, c.value, c.t, c.group.startswith("Auto")) for c in found if _OUTLIER.match(c.name)
        ),
    )  # fmt: skip


def _coefficients(text: str) -> Iterator[Coefficient]:
    """The lines `group$name: value error t`; tests of whole groups have the same shape and are no coefficients."""
    for line in text.splitlines():
        found = _COEFFICIENT.match(line)
        if found and not found[1].startswith(("chi", "ftest", "almostoutlier", "lbq", "bpq", "sigacf", "sigpacf")):
            yield Coefficient(found[1], found[2], *(float(found[n]) for n in (3, 4, 5)))


def _number(entries: dict[str, list[str]], key: str) -> float:
    return _numbers(entries, key)[0]


def _numbers(entries: dict[str, list[str]], key: str) -> list[float]:
    """The numbers of an entry. Raises Undefined where there are none: the run failed, or the program is another one."""
    try:
        return [float(word) for word in entries[key][:2]]
    except (KeyError, ValueError) as error:
        raise Undefined(f"X-13ARIMA-SEATS gave no {key} among its diagnostics", remedy=FALLBACK) from error


def _check(entries: dict[str, list[str]], key: str, *, percent: bool = False) -> Check:
    statistic, p = _numbers(entries, key)[:2]
    return Check(statistic, p / 100 if percent else p)


def _spans(entries: dict[str, list[str]]) -> Spans | None:
    """Entries of three numbers: unstable periods, all periods, percent; a for the factors, d for the changes."""
    if "s2.a.per" not in entries or "s2.d.per" not in entries:
        return None
    return Spans(*(float(entries[key][2]) for key in ("s2.a.per", "s2.d.per")))


def _ljung_box(correlations: str) -> Check:
    """The last line's Q and its probability: columns lag, acf, error, Q, degrees, p."""
    words = correlations.splitlines()[-1].split("\t")
    return Check(float(words[3]), float(words[5]))


def statements(found: Diagnostics, messages: str) -> tuple[str, ...]:
    """What a reader must know: failed measures first, then the program's own warnings in plain words."""
    said = []
    if found.identifiable != "yes":
        said.append("No stable seasonal pattern can be told from the noise: the adjustment is not to be relied on.")
    if found.q > Q_LIMIT:
        said.append(f"The quality measure Q is {found.q:.2f}; above 1 the adjustment is not accepted.")
    if found.qs_adjusted.p < P_LIMIT or found.residual.p < P_LIMIT:
        said.append("Seasonality is left in the adjusted series.")
    if found.ljung_box.p < P_LIMIT:
        said.append("The model leaves pattern in its residuals (Ljung-Box), so its tests are too sure of themselves.")
    if found.spans is not None and (found.spans.factors > FACTORS_LIMIT or found.spans.changes > CHANGES_LIMIT):
        said.append(
            f"The adjustment depends on the span: {found.spans.factors:.0f}% of the seasonal factors and "
            f"{found.spans.changes:.0f}% of the changes are unstable (sliding spans)."
        )
    return (*said, *_warnings(messages))


_KNOWN = {
    "trading day peak": "The spectrum of the adjusted series or its irregular part shows a peak at a trading-day frequency.",
    "seasonal peak": "The spectrum of the adjusted series or its irregular part shows a peak at a seasonal frequency.",
    "seasonal and trading day peak": "The spectrum of the adjusted series or its irregular part shows peaks at "
    "seasonal and trading-day frequencies.",
    "did not converge": "The estimates did not converge.",
    "not converge": "The estimates did not converge.",
}


def _warnings(messages: str) -> Iterator[str]:
    """The program's warnings, each once; one that is not known here is told in its own words."""
    told = set()
    for piece in messages.split("WARNING:")[1:]:
        words = " ".join(re.split(r"\n\s*\n", piece)[0].split())
        known = next((plain for sign, plain in _KNOWN.items() if sign in words.lower()), f"X-13ARIMA-SEATS: {words}")
        if known not in told:
            told.add(known)
            yield known
