"""The total order of observations: who is newer when two say something of the same cell.

See docs/explanation/vintages.md. `order` packs the instant (seconds), the stage and the
store's own sequence number of the release into one 63-bit number, so that as-of reading
never ties: later known wins, then the higher stage, then the release appended later.
"""

from __future__ import annotations

from datetime import datetime

STAGE_BITS = 4
SEQUENCE_BITS = 25
MOST_RELEASES = 1 << SEQUENCE_BITS


def order_number(known_at: datetime, stage: int, sequence: int) -> int:
    """The place of an observation in the total order over known_at, stage and release."""
    if not 0 <= sequence < MOST_RELEASES:
        raise ValueError(f"release sequence {sequence} does not fit {SEQUENCE_BITS} bits")
    return (int(known_at.timestamp()) << (STAGE_BITS + SEQUENCE_BITS)) | (stage << SEQUENCE_BITS) | sequence
