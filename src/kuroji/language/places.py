"""Places as running English names them."""

from __future__ import annotations

WITH_ARTICLE = {"US", "UK", "EU", "Middle East", "UAE", "United Arab Emirates", "Netherlands", "Philippines"}


def with_article(place: str) -> str:
    """The US, the EU, China: a place with the article English gives it."""
    return f"the {place}" if place in WITH_ARTICLE else place
