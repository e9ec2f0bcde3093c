"""The entry `kuroji`: one program, its commands, and how every one of them ends.

Exit codes: 0 all is well; 1 the answer is no (not yet published, not held, undefined, or a
trace that does not agree); 2 bad usage or input; 130 interrupted. Errors are told on the
standard error, never as a traceback.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from copy import copy
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from kuroji.cli import (
    brief,
    check,
    explain,
    facts,
    fetch,
    ingest,
    opinion,
    outlook,
    revisions,
    scan,
    series,
    serve,
    site,
    store,
    structure,
    trace,
    watch,
)
from kuroji.cli.telling import reader_left, tell, tell_usage, wants_json
from kuroji.model.errors import KurojiError, UsageError

INTERRUPTED = 130
# So many new objects bring the collector round. It finds next to nothing in a command, and by its own
# measure (700) it would walk all that is held four hundred times in the course of a story.
OBJECTS_BEFORE_COLLECTING = 100_000


class Kuroji(TyperGroup):
    """The commands in the order a newcomer needs them; turns errors into messages and exit codes."""

    def main(self, args: Sequence[str] | None = None, **named: Any) -> Any:  # type: ignore[override]
        """Run with `args` (default: those of the process) and leave with an exit code."""
        given = list(sys.argv[1:] if args is None else args)
        as_json = wants_json(given)
        standalone = named.pop("standalone_mode", True)
        try:
            code = super().main(given, standalone_mode=False, **named)
        except KurojiError as error:
            tell(error, as_json)
            code = error.exit_code
        except BrokenPipeError:
            reader_left()
            code = 0
        except typer.Abort:
            code = INTERRUPTED
        except Exception as error:
            code = tell_usage(error, as_json)
        if not standalone:
            return code
        sys.exit(code or 0)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command asked for. Raises UsageError where it is given an option of one value twice."""
        found = super().resolve_command(ctx, args)
        name, command, rest = found
        if command is not None and rest:
            own = command.context_class(command, info_name=name, parent=ctx)
            own.allow_interspersed_args = command.allow_interspersed_args
            _must_be_given_once(command.make_parser(own).parse_args(list(rest))[2])
        return found


def _must_be_given_once(given: Sequence[Any]) -> None:
    """A parser keeps the last value of an option silently; which one was meant cannot be known."""
    single = [p for p in given if p.param_type_name == "option" and not (p.multiple or p.is_flag or p.count)]
    twice = next((p for n, p in enumerate(single) if p in single[:n]), None)
    if twice is not None:
        raise UsageError(f"{twice.opts[0]} is given more than once", remedy="Ask for one at a time.")


app = typer.Typer(
    name="kuroji",
    cls=Kuroji,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.command("brief", short_help="The story of a period.")(brief.brief)
app.command("facts", short_help="What is news in a period, ranked.")(facts.facts)
app.command("scan", short_help="Every series in one pass: which are news.")(scan.scan)
app.command("series", short_help="Any series at any vintage, and what is held.")(series.series)
app.command("explain", short_help="Why a balance or a flow moved.")(explain.explain)
app.command("structure", short_help="What a flow is made of, and how that shifted.")(structure.structure)
app.command("revisions", short_help="What was said when.")(revisions.revisions)
app.command("trace", short_help="From a fact back to its releases.")(trace.trace)
app.command("check", short_help="The claims of an article, and whether the data bear them out.")(check.check)
app.command("ingest", short_help="Official files into your store.")(ingest.ingest)
app.command("fetch", short_help="What the customs site has published, into your store.")(fetch.fetch)
app.command("serve", short_help="The site, from the figures at hand.")(serve.serve)
app.command("watch", short_help="Stories published as releases come out.")(watch.watch)
app.add_typer(opinion.app, name="opinion")
app.add_typer(outlook.app, name="outlook")
app.add_typer(site.app, name="site")
app.add_typer(store.app, name="store")


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            print(version("kuroji"))
        except PackageNotFoundError:
            print("not installed: run from its source")
        raise typer.Exit


@app.callback()
def kuroji(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Official trade statistics turned into facts that can be checked, at any vintage.

    Answers go to the standard output, messages to the standard error. Exit codes: 0 fine,
    1 the answer is no (not yet published, not held), 2 bad usage or input.

    \b
    Example:
      kuroji brief 2026-05 --as-of 2026-06-17
    """


def _asked(args: Sequence[str]) -> typer.Typer:
    """The program with the one command asked for, where the first argument names it: to build all takes a while."""
    only = copy(app)
    only.registered_commands = [one for one in app.registered_commands if [one.name] == [*args[:1]]]
    only.registered_groups = [one for one in app.registered_groups if [one.name] == [*args[:1]]]
    return only if only.registered_commands or only.registered_groups else app


def main() -> None:
    """Run the program; what it prints is UTF-8 whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8")
    gc.set_threshold(OBJECTS_BEFORE_COLLECTING)
    try:
        _asked(sys.argv[1:])(prog_name="kuroji")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    finally:
        # Before it leaves, Python would walk all that is held once more; nothing of it needs that.
        gc.freeze()
        try:
            sys.stdout.flush()
        except BrokenPipeError:
            reader_left()


if __name__ == "__main__":
    main()
