"""`kuroji check`: the claims of an article and how they stand to the official data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kuroji.cli.options import AsOfText, Json, Out, Quiet, StoreFolder, Verbose, chosen

if TYPE_CHECKING:
    from kuroji.claims.verdict import Checked

FORMATS = ("text", "json", "html", "claimreview")
LANGUAGES = ("en", "ja")
CONTRADICTED = 1


def check(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE|URL|-",
            help="Articles: plain text, Markdown, HTML, JSON records or JSON-LD; - for standard input.",
        ),
    ],
    published: Annotated[
        str,
        typer.Option(
            "--published", metavar="WHEN", help="When it appeared (default: what the record or the text says)."
        ),
    ] = "",
    as_of: AsOfText = "latest",
    lang: Annotated[
        str, typer.Option("--lang", metavar="LANG", help="Our own words in en or ja (default: the article's language).")
    ] = "",
    why: Annotated[bool, typer.Option("--why", help="Show the readings that were weighed and the words used.")] = False,
    form: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help="text (default), json, html or claimreview.")
    ] = None,
    as_json: Json = False,
    out: Out = None,
    store: StoreFolder = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """The claims about trade in an article: what the official data say now, and what was known when it appeared.

    JSON and ClaimReview give one object a line for each article. The exit code is 1 when a
    claim is contradicted.

    \b
    Example:
      kuroji check article.html --published 2026-06-17
      echo "Japan's exports rose 17.0% in May 2026." | kuroji check - --why
    """
    wanted = chosen(form, as_json, FORMATS)
    from kuroji.claims.checking import Checker
    from kuroji.claims.loading.articles import Settings
    from kuroji.claims.loading.load import load
    from kuroji.cli.session import japan, listen, opened
    from kuroji.model.errors import UsageError
    from kuroji.model.instant import FIRST, parse_as_of

    if lang not in ("", *LANGUAGES):
        raise UsageError(f"there is no language {lang!r}", where="--lang", remedy=f"Languages: {', '.join(LANGUAGES)}.")
    listen(quiet, verbose)
    instant = parse_as_of(as_of, japan())
    if instant == FIRST:
        raise UsageError("an article has no first print", where="--as-of", remedy="Use latest, a date or a timestamp.")
    settings = Settings(published=published, words=lang)
    articles = [article for source in sources for article in load(source, settings)]
    checker = Checker(opened(store), instant)
    checked = [checker.check(article) for article in articles]
    _show(checked, wanted, lang, why, out)
    if any(one.summary.contradicted for one in checked):
        raise typer.Exit(CONTRADICTED)


def _show(checked: Sequence[Checked], wanted: str, lang: str, why: bool, out: Path | None) -> None:
    """The answers in one format; our own words in `lang`, else in the language of each article."""
    from kuroji.cli.answers import deliver

    if wanted == "json":
        from kuroji.claims.presenting import answer
        from kuroji.stories.fact_json import fact_object

        deliver("".join(answer.line(one, fact_object, why=why) for one in checked), out)
    elif wanted == "claimreview":
        from kuroji.claims.presenting import review
        from kuroji.claims.presenting.labels import labels

        deliver("".join(review.line(one, labels(lang or one.article.language)) for one in checked), out)
    elif wanted == "html":
        from kuroji.claims.presenting.page import page

        deliver(page(checked, lang), out)
    else:
        from kuroji.cli.check_output import show

        show(checked, lang, why=why, out=out)
