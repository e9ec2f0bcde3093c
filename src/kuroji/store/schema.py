"""The shapes in which observations are kept.

Two tables. `releases/` holds what each release said, one immutable Parquet file a release:
the truth. `settled/` is derived from it: one row for each stretch of time in which a cell
read the same, so that as-of reading is a filter and the latest view a plain scan. Large
releases that speak of series of which no other does are their own settled files.

A settled row adds to an observation: `order` (the total order over known_at, stage and
release), `vintage` (1 for the first figure of the cell, 2 for the first revision, ...),
`until` (the instant from which a newer row holds; null while current) and `opens` (whether
it is the first row of its cell). See docs/explanation/vintages.md.
"""

from __future__ import annotations

import pyarrow as pa

from kuroji.model.observation import OBSERVATIONS

# Raised when a stored shape changes. A store written by a newer version is refused. One written by an older version
# can be brought up by rebuilding it from its release files, whose columns are therefore only ever added to.
# 2: releases may stand alone. A store of version 1 is one in which none does; it is read as it is.
# 3: the detail beside the observations (detail_files.py). A store of version 2 is one without.
SCHEMA_VERSION = 3

ORDERED = OBSERVATIONS.append(pa.field("order", pa.int64(), nullable=False))
SETTLED = (
    ORDERED.append(pa.field("vintage", pa.int32(), nullable=False))
    .append(pa.field("until", pa.timestamp("us", "UTC")))
    .append(pa.field("opens", pa.bool_(), nullable=False))
)
# What reading hands out: a settled row without its place and end, and whether it stands in for what was not known yet.
VIEW = pa.schema([*(field for field in SETTLED if field.name not in ("order", "until"))]).append(
    pa.field("backfilled", pa.bool_(), nullable=False)
)
