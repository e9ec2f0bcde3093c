"""What the picture of an event draws, and where: its lines of Facts and its scales in pixels."""

from __future__ import annotations

import msgspec

from kuroji.charts.frame import Letter, Scale
from kuroji.classifications.events import Event
from kuroji.model.fact import Fact
from kuroji.model.period import Period


class Track(msgspec.Struct, frozen=True):
    """One line of a panel: whose it is and its Facts by month, None where there is none."""

    measure: str
    side: str
    facts: tuple[Fact | None, ...]

    @property
    def last(self) -> Fact | None:
        """The newest Fact of the line."""
        return next((f for f in reversed(self.facts) if f is not None), None)


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """What is drawn and where: lines of Facts, scales in pixels, ticks shared by all panels, what the steps are called."""

    event: Event
    months: tuple[Period, ...]
    tracks: tuple[Track, ...]
    language: str
    x: Scale
    y: dict[str, Scale]
    at: list[float]
    left: float
    right: float
    steps: tuple[Letter, ...] = ()

    @property
    def plot_width(self) -> float:
        """The width of the plot itself."""
        return self.x.at_high - self.x.at_low

    @property
    def height(self) -> float:
        """The height of the plot itself."""
        return max(scale.at_low for scale in self.y.values())
