"""Opening a store: the user's own figures laid over the embedded ones, read as one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property, partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from kuroji.classifications import calendar
from kuroji.classifications.reporters import DEFAULT, reporter
from kuroji.model.errors import NotHeld, StoreError
from kuroji.model.instant import AsOf
from kuroji.model.observation import KEY_COLUMNS, TOTAL, WORLD, Measure, Statistic
from kuroji.model.panel import Panel
from kuroji.model.period import Frequency, Period, parse
from kuroji.model.release import Release
from kuroji.model.stage import Stage
from kuroji.model.vintage import MOST_RELEASES
from kuroji.store import detail_reading, detail_series, reading
from kuroji.store import manifest as manifests
from kuroji.store.appending import Appended, append
from kuroji.store.detail_appending import DetailAppended, append_detail
from kuroji.store.detail_reading import DetailSelection
from kuroji.store.detail_staging import Job, Open, Tell, stage
from kuroji.store.engines import DuckDB, Engine
from kuroji.store.manifest import NOTHING, Layer, Manifest
from kuroji.store.ordering import in_order
from kuroji.store.reading import Selection
from kuroji.store.rebuilding import rebuild
from kuroji.store.release_files import said
from kuroji.store.schema import ORDERED, VIEW
from kuroji.store.settling import settle

if TYPE_CHECKING:
    import ibis.expr.types as ir

# The user's releases are numbered after the embedded ones, so that the later of two equals is the user's.
FIRST_USER_SEQUENCE = MOST_RELEASES // 2
EVERYTHING = Selection()
LEVELS_WITH_THE_WORLD = Selection(
    partner=(WORLD,), commodity=(TOTAL,), measure=(Measure.VALUE,), statistic=(Statistic.LEVEL,)
)
WHOLE_DETAIL = DetailSelection()
BEFORE_ALL_MONTHS = -1


def embedded_folder() -> Path:
    """Where the embedded figures lie once `make data` has built them; inside the package, never written to."""
    return Path(str(files("kuroji"))) / "data" / "store"


def open_store(folder: Path | None = None, *, embedded: bool = True) -> Store:
    """The store in `folder` (none: nothing of the user's) laid over the embedded figures.

    Raises StoreError when the embedded figures are missing, or a store is damaged or newer
    than this program.
    """
    return Store(folder, _embedded() if embedded else None)


def rebuild_store(folder: Path, *, embedded: bool = True) -> Manifest:
    """Make the manifest and the derived files of the store in `folder` again from its release files.

    Raises StoreError as `rebuild` does.
    """
    lower = _embedded() if embedded else None
    return rebuild(folder, lower=Layer(lower, manifests.load(lower)) if lower else NOTHING)


def _embedded() -> Path:
    folder = embedded_folder()
    if not (folder / manifests.NAME).exists():
        raise StoreError(
            "the embedded figures have not been built",
            where=str(folder),
            remedy="Run `make data` in the project's folder.",
        )
    return folder


class Store:
    """Observations with their vintages, read as of any instant; see docs/explanation/vintages.md.

    The figures in `folder` are laid over those in `lower`, which is never written to.
    Releases appended here are numbered from `first_sequence`; `make data` starts at 0.
    `engine` answers what is read (engines.py); nothing said means DuckDB.
    """

    def __init__(
        self,
        folder: Path | None,
        lower: Path | None,
        *,
        first_sequence: int = FIRST_USER_SEQUENCE,
        engine: Engine | None = None,
    ) -> None:
        self.folder = folder
        self.engine = engine or DuckDB()
        self.first_sequence = first_sequence
        self.lower = lower
        self.base = manifests.load(lower) if lower else Manifest()
        self.own = manifests.load(folder) if folder else Manifest()
        if self.own.entries and self.own.base != self.base.digest():
            self._settle_over_new_base()

    def _settle_over_new_base(self) -> None:
        """The embedded figures changed (an upgrade): settle the user's figures over them again."""
        try:
            self.append(())
        except StoreError:
            # The user's folder cannot be written now: settle for this reading alone.
            own = said(self._own)
            self._resettled = settle(pa.concat_tables([said(self._base, touching=own), own]))

    @property
    def _base(self) -> Layer:
        return Layer(self.lower, self.base)

    @property
    def _own(self) -> Layer:
        return Layer(self.folder, self.own)

    _resettled: pa.Table | None = None

    # What is held

    @property
    def releases(self) -> Mapping[str, Release]:
        """Every release held, by id."""
        told = [e.release for e in (*self.base.entries, *self.own.entries)]
        detailed = (release for entry in self.own.detail.entries for release in entry.releases)
        return {release.id: release for release in (*told, *detailed)}

    @property
    def newest_known_at(self) -> datetime:
        """The newest instant at which anything held became known: what `latest` resolves to."""
        known = [m.newest_known_at for m in (self.base, self.own) if m.newest_known_at]
        if not known:
            raise NotHeld("the store holds no figures", remedy="Read a release into it: `kuroji ingest FILE`.")
        return max(known)

    def newest(self, code: str = DEFAULT) -> datetime:
        """The newest instant at which a release of a reporter became known: what `latest` means for it.

        Raises NotHeld when nothing of the reporter is held.
        """
        newest = self._newest_of.get(code)
        if newest is None:
            held = ", ".join(self._newest_of) or "none"
            raise NotHeld(
                f"nothing is held of {reporter(code).name_en} ({code}), a reporter without data",
                remedy=f"Reporters with data: {held}. `kuroji ingest FILE --source ...` reads figures of others.",
            )
        return newest

    @property
    def _newest_of(self) -> dict[str, datetime]:
        """When the newest release of each reporter became known."""
        found: dict[str, datetime] = {}
        for release in self.releases.values():
            found[release.reporter] = max(release.published_at, found.get(release.reporter, release.published_at))
        return found

    @cached_property
    def stated_dates(self) -> Mapping[tuple[str, int], datetime]:
        """The dates at which provisional monthly figures came out, by reporter and month ordinal, from the releases."""
        dates: dict[tuple[str, int], datetime] = {}
        for release in self.releases.values():
            if release.stage == Stage.PROVISIONAL and release.published_basis == "stated":
                for text in release.periods:
                    period = parse(text, reporter(release.reporter).fiscal)
                    if period.frequency is Frequency.MONTH:
                        key = (release.reporter, period.end)
                        # A text replaced in place came out when its first form did.
                        dates[key] = min(release.published_at, dates.get(key, release.published_at))
        return dates

    def last_due_month(self, instant: datetime, code: str = DEFAULT) -> int:
        """The newest month (ordinal) whose provisional figure was due at `instant`."""
        stated = {month: known for (owner, month), known in self.stated_dates.items() if owner == code}
        return calendar.last_due_month(code, instant, stated)

    # Reading

    def resolve(self, as_of: AsOf, period: Period, code: str = DEFAULT) -> datetime:
        """The instant that `latest`, `first` or a date means for a period of a reporter.

        Raises NotHeld when `first` is asked for a period of which no total is held.
        """
        if as_of.instant is not None:
            return as_of.instant
        if as_of.word == "latest":
            return self.newest(code)
        first = self._first_known(period, code)
        if first is not None:
            return first
        if period.is_sum_of_months:
            return self.resolve(as_of, period.months()[-1], code)
        raise NotHeld(f"nothing is held of {period}", remedy="`kuroji series --list` shows what is held.")

    def _first_known(self, period: Period, code: str) -> datetime | None:
        """When any total of a period with the world was first known; None when none is held."""
        if code not in self._first_totals:
            self._first_totals[code] = self._retried(lambda: self._opening_totals(code))
        known = self._first_totals[code].get((str(period.frequency), period.end))
        return datetime.fromtimestamp(known / 1_000_000, UTC) if known is not None else None

    @cached_property
    def _first_totals(self) -> dict[str, dict[tuple[str, int], int]]:
        """For each reporter asked for, what `_opening_totals` found in the figures held now."""
        return {}

    def _opening_totals(self, code: str) -> dict[tuple[str, int], int]:
        """When any total of a reporter with the world was first known, by frequency and end month, in microseconds."""
        if not (self.own.entries or self.base.entries):
            return {}
        wanted = msgspec.structs.replace(LEVELS_WITH_THE_WORLD, reporter=(code,))
        layers = [
            [reading.selected(t, wanted) for t in self._settled(layer, False)] for layer in (self._own, self._base)
        ]
        names = ("frequency", "end_month", "known_at")
        rows = self._arrow(reading.union(t.filter(t.opens).select(*names) for t in reading.laid_over(*layers)))
        columns = (rows["known_at"].cast(pa.int64()), rows["frequency"], rows["end_month"])
        newest_first = sorted(zip(*(column.to_pylist() for column in columns), strict=True), reverse=True)
        return {(frequency, end): known for known, frequency, end in newest_first}

    def panel(
        self, as_of: datetime | None = None, selection: Selection = EVERYTHING, *, backfill: bool = True
    ) -> Panel:
        """The selected cells as known at `as_of` (None: the latest), sorted by series, frequency and month.

        Without `backfill` a cell that nothing was known of then is left out; forecasts and
        tests of foresight read like that.
        """
        instant = as_of or self.newest_known_at
        owner = selection.reporter[0] if len(selection.reporter) == 1 else DEFAULT
        # Beside the newest figures of one reporter, what another says later changes nothing.
        last = self._newest_of.get(owner) if selection.reporter == (owner,) else None

        def read() -> pa.Table:
            newest = instant >= (last or self.newest_known_at)
            layers = [
                [reading.selected(table, selection) for table in self._settled(layer, newest)]
                for layer in (self._own, self._base)
            ]
            due = self.last_due_month(instant, owner) if backfill else BEFORE_ALL_MONTHS
            views = [reading.visible(table, None if newest else instant, due) for table in reading.laid_over(*layers)]
            views += self._detail_observations(selection, None if newest else instant, backfill)
            return in_order(self._arrow(reading.union(views))) if views else VIEW.empty_table()

        return Panel(self._retried(read), instant)

    def detail(
        self, as_of: datetime | None = None, selection: DetailSelection = WHOLE_DETAIL, *, backfill: bool = True
    ) -> ir.Table | None:
        """The rows of the detail known at `as_of` (None: the latest), one a cell, as an expression to build on.

        Its columns are those of model.detail.DETAIL with `vintage`, `opens`, `until` and
        `backfilled`; None when nothing of what is selected is held.
        """
        newest = as_of is None or as_of >= self.newest_known_at
        parts = detail_reading.parts_of(self.own.detail.parts, selection)
        names = detail_reading.files_of(parts, newest=newest)
        if not names:
            return None
        instant = None if newest else as_of
        due = self.last_due_month(instant) if instant and backfill else BEFORE_ALL_MONTHS
        rows = self._opened(str(self._own.path(name)) for name in names)
        return detail_reading.visible(detail_reading.chosen(rows, selection), instant, due)

    def arrow(self, expression: ir.Table) -> pa.Table:
        """The answer to an expression built on `detail`. Raises StoreError when a file is missing or damaged."""
        return self._retried(lambda: self._arrow(expression))

    def _detail_observations(self, selection: Selection, as_of: datetime | None, backfill: bool) -> list[ir.Table]:
        """What a selection wants of the detail, as rows of a view; nothing unless it names it."""
        found: list[ir.Table] = []
        held = self.own.detail
        read = partial(self.detail, as_of, backfill=backfill)
        for wanted in detail_reading.asked(selection):
            for code in sorted({one.part.reporter for one in held.parts}):
                if wanted.reporter and code not in wanted.reporter:
                    continue
                of = msgspec.structs.replace(wanted, reporter=(code,))
                found += detail_series.observations(read, held, self.engine, of, selection.measure, as_of)
        return found

    def said(self, selection: Selection = EVERYTHING) -> pa.Table:
        """Everything that was ever said of the selected cells, confirmations included, in the total order."""

        def read() -> pa.Table:
            tables = [
                self._opened(str(layer.path(entry.file)) for entry in layer.manifest.entries)
                for layer in (self._base, self._own)
                if layer.manifest.entries
            ]
            if not tables:
                return ORDERED.empty_table()
            rows = reading.selected(reading.union(tables), selection)
            return self._arrow(rows.order_by([*KEY_COLUMNS, "frequency", "end_month", "period", "order"]))

        return self._retried(read)

    def _settled(self, layer: Layer, newest: bool) -> tuple[ir.Table, ...]:
        """The settled tables of one layer; the superseded rows only when an older instant is asked for."""
        held = layer.manifest
        if not held.entries:
            return ()
        if layer.folder == self.folder and self._resettled is not None:
            rows = self._resettled
            return (self.engine.lent("resettled", rows.filter(pc.is_null(rows["until"])) if newest else rows),)
        names = [name for name in ((held.current,) if newest else (held.current, held.superseded)) if name]
        tables = []
        if names:
            tables.append(self._opened(str(layer.path(name)) for name in names))
        if held.alone:
            tables.append(reading.as_settled(self._opened(str(layer.path(name)) for name in held.alone)))
        return tuple(tables)

    def _opened(self, files: Iterable[str]) -> ir.Table:
        """The table in some files: opened once, because the engine's look at their shape costs as much as a small query."""
        names = tuple(files)
        if names not in self._tables:
            self._tables[names] = self.engine.opened(names)
        return self._tables[names]

    @cached_property
    def _tables(self) -> dict[tuple[str, ...], ir.Table]:
        return {}

    def _retried(self, read: Callable[[], pa.Table]) -> pa.Table:
        """What `read` returns; tried again with the newest manifest when a writer has swept the files of ours away.

        Raises StoreError when a file is missing or damaged.
        """
        try:
            return read()
        except self.engine.failures:
            self.reload()
        try:
            return read()
        except self.engine.failures as error:
            raise StoreError(
                f"a file of the store is missing or damaged: {error}",
                where=str(self.folder or self.lower),
                remedy="`kuroji store rebuild` makes the derived files again from the releases.",
            ) from error

    def reload(self) -> None:
        """Take up what other processes have appended since this store was opened."""
        if self.folder is not None:
            self.own = manifests.load(self.folder)
        for kept in ("stated_dates", "_first_totals"):
            self.__dict__.pop(kept, None)

    def _arrow(self, expression: ir.Table) -> pa.Table:
        table = self.engine.answer(expression)
        columns = [
            column.dictionary_encode() if pa.types.is_string(column.type) else column for column in table.columns
        ]
        return pa.table(columns, names=table.column_names)

    # Writing

    def append(self, incoming: Iterable[tuple[Release, pa.Table]]) -> Appended:
        """Append releases with their observations, all or none; the same release twice is a no-op.

        Raises StoreError when this store has no folder of its own to write to, is locked,
        or cannot be written; InputError when the observations contradict themselves.
        """
        if self.folder is None:
            raise StoreError("the embedded figures are read-only", remedy="Name a store with --store DIR.")
        done = append(self.folder, incoming, lower=self._base, first_sequence=self.first_sequence)
        self._resettled = None
        self.reload()
        return done

    def append_detail(
        self, jobs: Sequence[Job], open_job: Open, *, accept_changes: bool = False, tell: Tell = lambda *_: None
    ) -> DetailAppended:
        """Read tables of the detail (see detail_staging.py) and append them, all or none.

        What is held already, by bytes and title, is not read again. Raises StoreError as `append` does, what reading
        raises, and InputError where most of a chapter would change, unless `accept_changes`.
        """
        if self.folder is None:
            raise StoreError("the embedded figures are read-only", remedy="Name a store with --store DIR.")
        held = self.own.detail.releases
        fresh = [job for job in jobs if not held.keys() >= set(job.names)]
        done = append_detail(self.folder, stage(self.folder, fresh, open_job, tell=tell), accept_changes=accept_changes)
        self.reload()
        known = tuple(held[one] for job in jobs if job not in fresh for one in job.names)
        return msgspec.structs.replace(done, already_held=(*known, *done.already_held))
