"""Structured logs: one JSON object a line on the standard error, for requests and for everything else."""

from __future__ import annotations

import logging
import sys
from datetime import UTC, datetime

import msgspec

REQUESTS = logging.getLogger("kuroji.web.requests")
# A path is logged as it came, cut where only a program would have written more.
MOST_LOGGED = 300


class JsonLines(logging.Formatter):
    """A record as one line of JSON; what is given as `extra={"told": {...}}` becomes its fields."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        line: dict[str, object] = {"time": when, "level": record.levelname.lower(), "logger": record.name}
        line["message"] = record.getMessage()
        line |= getattr(record, "told", {})
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return msgspec.json.encode(line).decode()


def log_to(level: int, stream: object = None) -> None:
    """Send all logs from `level` up, as JSON lines, to the standard error or to `stream`."""
    handler = logging.StreamHandler(stream or sys.stderr)  # type: ignore[arg-type]
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=level, handlers=[handler], force=True)


def told_request(method: str, path: str, status: int, size: int, seconds: float) -> None:
    """One answered request; its address is kept, who asked is not."""
    if REQUESTS.isEnabledFor(logging.INFO):
        told = {
            "method": method, "path": path[:MOST_LOGGED], "status": status, "bytes": size,
            "ms": round(seconds * 1000, 2),
        }  # fmt: skip
        REQUESTS.info("request", extra={"told": told})
