"""A checked article made by hand: every verdict once, with figures of the release of 17 June 2026 (May 2026)."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from kuroji.claims.article import Article
from kuroji.claims.mention import Kind, Mention, Sentence
from kuroji.claims.reading import Reading
from kuroji.claims.verdict import Checked, Judged, Summary, Verdict
from kuroji.indicators.view import BALANCE, Subject
from kuroji.model.fact import Basis, Fact
from kuroji.model.observation import Flow

TITLE = "Japan logs ¥378.7 billion deficit <b>in May</b>"
HOSTILE = "\x1b[31mred\x1b[0m \u202eesrever\u202c <script>alert(1)</script> \x07\x9b"
BODY = (
    "Exports rose 17.0% to ¥9.9 trillion, while imports grew 12%.\n\n"
    "The first deficit in five months; fiscal 2025 closed ¥1.71 trillion short.\n\n"
    f"Cloud fees hit ¥6.6 trillion. {HOSTILE}"
)
ARTICLE = Article(
    title=TITLE, body=BODY, published_at=datetime(2026, 6, 17, 0, 12, tzinfo=UTC), dated_by="record", language="en",
    address="https://paper.example/may",
)  # fmt: skip
EXPORTS = Subject(Flow.EXPORT)
FACT = Fact(
    id="balance(exports-imports):JP.balance.world.total.value@2026-05;as_of=2026-06-17T08:50+09:00#123456",
    indicator="balance", method="exports-imports", reporter="JP", flow="balance", partner="world", commodity="total",
    classification="", code="total", partner_code="world", measure="value", period="2026-05",
    as_of=datetime(2026, 6, 16, 23, 50, tzinfo=UTC), value=-378_673_000_000.0, exact="-378673000000", unit="JPY",
    quantum=1e6, basis=Basis.COMPUTED, releases=("press-2026-05",),
)  # fmt: skip


def claim(
    quote: str, verdict: Verdict, reading: Reading | None, stated: str = "", now: str = "", then: str = "", **more
):
    start = ARTICLE.text.index(quote)
    mention = Mention(start=start, end=start + len(quote), text=quote, kind=Kind.AMOUNT)
    numbers = [Decimal(number) if number else None for number in (stated, now, then)]
    return Judged(
        mention=mention, verdict=verdict, reading=reading, stated=numbers[0], grain=None, truth_now=numbers[1],
        truth_then=numbers[2], confidence=0.9, **({"why": f"Because of {quote}.", "why_ja": "理由。"} | more),
    )  # fmt: skip


def reading(indicator: str, method: str, subject: Subject = EXPORTS, period: str = "2026-05") -> Reading:
    return Reading(indicator=indicator, method=method, subject=subject, period=period, fit=0.8, because=("Exports",))


BALANCE_READ = reading("balance", "exports-imports", BALANCE)
JUDGED = (
    claim(
        "¥378.7 billion", Verdict.WAS_RIGHT, BALANCE_READ, "-378700000000", "-395109299000", "-378673000000",
        facts=(FACT,), readings=(BALANCE_READ,),
    ),
    claim("17.0%", Verdict.CONFIRMED, reading("change", "yoy"), "17.0", "16.9", "17.0"),
    claim("¥9.9 trillion", Verdict.CONTRADICTED, reading("value", ""), "9900000000000", "9499093475000", slip="swapped_flow"),
    claim("12%", Verdict.IMPRECISE, reading("change", "yoy", Subject(Flow.IMPORT)), "12", "12.5363", "12.4911"),
    claim("first deficit in five months", Verdict.CONTRADICTED, reading("first_since", "sign", BALANCE), "5", "4"),
    claim("¥1.71 trillion short", Verdict.OUTDATED, reading("balance", "exports-imports", BALANCE, "FY2025"), "-1710000000000"),
    claim("¥6.6 trillion", Verdict.UNVERIFIABLE, None, missing="trade in services"),
)  # fmt: skip
SENTENCES = (Sentence(0, len(TITLE), TITLE, 0, ()),)
CHECKED = Checked(
    article=ARTICLE, sentences=SENTENCES, judged=JUDGED, as_of=datetime(2026, 10, 6, 23, 50, tzinfo=UTC),
    notices=(f"A notice {HOSTILE}",),
    summary=Summary(
        claims=7, decided=6, confirmed=1, was_right=1, outdated=1, imprecise=1, contradicted=2, unverifiable=1,
        coverage=6 / 7,
    ),
)  # fmt: skip
