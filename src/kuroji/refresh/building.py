"""Building the embedded store from the committed text."""

from __future__ import annotations

import shutil
from importlib.resources import files
from itertools import chain
from pathlib import Path

from kuroji.store.appending import Appended
from kuroji.store.opening import Store, embedded_folder


def build_data(text: Path | None = None, into: Path | None = None) -> Appended:
    """Build the embedded store from the committed text, anew and whole; what stood there before is replaced at the end.

    `text` is Japan's folder; the folders beside it that hold a mapping are other countries'.
    """
    from kuroji.sources import embedded, embedded_foreign

    text = text or Path(str(files("kuroji"))) / "data" / "JP"
    into = into or embedded_folder()
    beside = into.with_name(f".{into.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    done = Store(beside, None, first_sequence=0).append(chain(embedded.read(text), embedded_foreign.read(text.parent)))
    (beside / ".lock").unlink(missing_ok=True)
    shutil.rmtree(into, ignore_errors=True)
    beside.rename(into)
    return done
