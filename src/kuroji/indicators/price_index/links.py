"""Links: pairs of periods compared over the items traded in both, and what share of value those items are.

The rule for missing items is the matched model: an item that was not traded in one of the
two periods is left out of that comparison, on both sides. It is reported, never hidden:
`matched` says which items were used and `share_base`, `share_current` how much of the
value of either period they are.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from kuroji.indicators.price_index.traded import Flags, Floats, Traded, Whole
from kuroji.model.errors import Undefined


class Links(msgspec.Struct, frozen=True, eq=False):
    """Comparisons of a current period with a base period, one a row.

    `base`, `current` (links,): rows of the data compared. `p0`, `p1` (links, items): prices,
    1 where not matched; `q0`, `q1` (links, items): quantities, 0 where not matched;
    `matched` (links, items); `share_base`, `share_current` (links,): the matched items'
    share of the value traded in the base and in the current period, 0 to 1.
    """

    base: Whole
    current: Whole
    p0: Floats
    p1: Floats
    q0: Floats
    q1: Floats
    matched: Flags
    share_base: Floats
    share_current: Floats

    @property
    def values(self) -> tuple[Floats, Floats]:
        """Values of the matched items in the base and the current period, each (links, items)."""
        return self.p0 * self.q0, self.p1 * self.q1

    @property
    def relatives(self) -> Floats:
        """Price relatives, (links, items); 1 where not matched."""
        return np.asarray(self.p1 / self.p0, dtype=np.float64)


def links(data: Traded, base: Sequence[int] | Whole, current: Sequence[int] | Whole) -> Links:
    """Link each period of `current` with that of `base`, both (links,). Raises Undefined where no item is in both."""
    b, c = np.asarray(base, dtype=np.intp), np.asarray(current, dtype=np.intp)
    matched = data.traded[b] & data.traded[c]
    if (none := ~matched.any(axis=1)).any():
        first = int(np.argmax(none))
        raise Undefined(
            f"no item was traded in both period {b[first]} and period {c[first]}",
            where=f"{int(none.sum())} of {len(b)} comparisons",
            remedy="Compare periods that share items, or use a method that links over others (WTPD, Geary-Khamis).",
        )
    q0, q1 = np.where(matched, data.quantities[b], 0.0), np.where(matched, data.quantities[c], 0.0)
    p0, p1 = np.where(matched, data.prices[b], 1.0), np.where(matched, data.prices[c], 1.0)
    totals = data.values.sum(axis=1)
    return Links(
        b, c, p0, p1, q0, q1, matched, (p0 * q0).sum(axis=1) / totals[b], (p1 * q1).sum(axis=1) / totals[c]
    )  # fmt: skip
