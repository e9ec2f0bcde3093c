"""Serving: the application behind an HTTP server, the first pages made ready, and an orderly stop."""

from __future__ import annotations

import logging
import threading

from kuroji.model.errors import UsageError
from kuroji.settings import Settings
from kuroji.store.opening import open_store
from kuroji.web.app import create_app
from kuroji.web.health import Metrics, counted
from kuroji.web.reactions.starting import serving_settings, start_forum
from kuroji.web.ready import keep_ready
from kuroji.web.site import Site

LOG = logging.getLogger("kuroji.web")
# Seconds that answers under way are given when the server is told to stop.
GRACE = 10
# Whose word on a reader's address counts (X-Forwarded-For): a proxy on this machine.
PROXIES = ["127.0.0.1", "::1"]


def serve(settings: Settings, host: str, port: int) -> None:
    """Serve the site until the process is told to stop (SIGTERM, SIGINT); answers under way are finished.

    Raises StoreError when the figures cannot be opened, UsageError when the port is taken or a setting malformed.
    Statements and votes that cannot be reached are told in the log, and on the pages.
    """
    import uvicorn

    site = Site(open_store(settings.store), serving_settings(settings), live=True)
    counts = Metrics()
    app = create_app(site, counts)
    config = uvicorn.Config(
        counted(app, counts),
        host=host, port=port, log_config=None, access_log=False, server_header=False,
        timeout_graceful_shutdown=GRACE, timeout_keep_alive=15, limit_concurrency=512,
        proxy_headers=True, forwarded_allow_ips=PROXIES,
    )  # fmt: skip
    try:
        sockets = [config.bind_socket()]
        # Who reads the line below may come at once: the system holds connections until the application is up.
        sockets[0].listen(config.backlog)
    except SystemExit:
        raise UsageError(f"port {port} of {host} cannot be used", remedy="Name another one with --port.") from None
    start_forum(site)
    stop = threading.Event()
    threading.Thread(target=keep_ready, args=(site, stop), name="making pages ready", daemon=True).start()
    LOG.info("serving", extra={"told": {"host": host, "port": sockets[0].getsockname()[1], "base_url": site.base_url}})
    try:
        uvicorn.Server(config).run(sockets=sockets)
    finally:
        stop.set()
        site.forum.close()
