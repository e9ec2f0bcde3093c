"""The check page: what its form is sent to, and what keeps it from being misused."""
