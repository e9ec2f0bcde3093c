"""Statements and votes in a database: SQLite by default, PostgreSQL by address."""
