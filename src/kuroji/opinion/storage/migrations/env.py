"""Where Alembic runs a migration: on the connection, and in the transaction, that `open_database` hands over."""

from __future__ import annotations

from alembic import context

from kuroji.opinion.storage.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
context.run_migrations()
