"""The settled files of a part of the detail: what is current and what was, written side by side as they are settled."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from kuroji.model.detail import Part, Told
from kuroji.store.detail_files import DETAIL_SETTLED, PartWriter, writing_part
from kuroji.store.manifest import DetailPart

KINDS = ("current", "superseded")


class HistoryWriter:
    """Writes settled rows of a part to its two files; unless finished, neither stays."""

    def __init__(self, part: Part, writers: tuple[PartWriter, PartWriter]) -> None:
        self.part = part
        self._writers = writers

    def write(self, rows: pa.Table) -> None:
        """Add settled rows (schema SETTLED_DETAIL)."""
        if rows["until"].null_count == rows.num_rows:
            self._writers[0].write(rows)
            return
        current = pc.is_null(rows["until"])
        for writer, mask in zip(self._writers, (current, pc.invert(current)), strict=True):
            writer.write(rows.filter(mask))

    def finish(self) -> DetailPart:
        """Give the files that hold anything their names; the part as the manifest names it."""
        names: list[tuple[str, ...]] = []
        for writer in self._writers:
            if writer.rows:
                writer.finish(Told(self.part, (), (), writer.rows))
            names.append((f"{DETAIL_SETTLED}/{writer.path.name}",) if writer.rows else ())
        return DetailPart(self.part, *names)


@contextmanager
def writing_history(folder: Path, part: Part, prefix: str) -> Iterator[HistoryWriter]:
    """A writer of the settled files of a part, whose names begin with `prefix`. Raises StoreError when writing fails."""
    with ExitStack() as opened:
        paths = [folder / DETAIL_SETTLED / f"{prefix}-{part}-{kind}.parquet" for kind in KINDS]
        current, superseded = (opened.enter_context(writing_part(path)) for path in paths)
        yield HistoryWriter(part, (current, superseded))
