"""`kuroji outlook`: what next, and what lies beside the customs figures; one subcommand a topic."""

from __future__ import annotations

import typer

from kuroji.cli.outlook_compare import compare
from kuroji.cli.outlook_digital import digital
from kuroji.cli.outlook_exposure import exposure
from kuroji.cli.outlook_food import food
from kuroji.cli.outlook_lead import lead
from kuroji.cli.outlook_mining import mining
from kuroji.cli.outlook_mirror import mirror
from kuroji.cli.outlook_nowcast import nowcast
from kuroji.cli.outlook_regions import regions
from kuroji.cli.outlook_targets import targets

app = typer.Typer(no_args_is_help=True, help="What next: services, targets, exposure and more.")

# A new topic: its command in a file of its own, and a line here (name, function, one line of help).
COMMANDS: tuple[tuple[str, object, str], ...] = (
    ("digital", digital, "The digital balance by every definition."),
    ("food", food, "Food exports against their targets."),
    ("targets", targets, "Every target and where it stands."),
    ("exposure", exposure, "What an import depends on, and what a cut would cost."),
    ("nowcast", nowcast, "A month from its first 10 or 20 days."),
    ("lead", lead, "Whether one series runs ahead of another."),
    ("mining", mining, "What mining a coin costs, and what dearer hardware changes."),
    ("mirror", mirror, "The same goods by the statistics of both countries."),
    ("compare", compare, "Country against country, by groups of goods."),
    ("regions", regions, "Trade by customs district."),
)
for name, command, said in COMMANDS:
    app.command(name, short_help=said)(command)  # type: ignore[type-var]


@app.callback()
def outlook() -> None:
    """What next, and what lies beside the customs figures: each topic a story with facts, a chart and a page."""
