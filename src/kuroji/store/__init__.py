"""The store: append-only observations with their vintages; the only room that knows the query engine."""
