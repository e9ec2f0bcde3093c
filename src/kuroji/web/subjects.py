"""Subjects in addresses: flow, partner and commodity as the pages about causes and series write them.

`exports`, `imports`; a partner by its code (`US`, `asia`); a commodity by classification and
code (`pc-70503`). A flow without them is all of it.
"""

from __future__ import annotations

from collections.abc import Mapping

from kuroji.indicators.subjects import coded_subject
from kuroji.indicators.view import BALANCE, Subject
from kuroji.model.errors import UsageError
from kuroji.model.observation import TOTAL, WORLD, Flow
from kuroji.web.missing import NoSuchPage
from kuroji.web.page import Values

FLOWS = {"exports": Flow.EXPORT, "imports": Flow.IMPORT}


def subject_of(values: Mapping[str, str]) -> Subject:
    """The subject that an address names; the balance where it names no flow. Raises NoSuchPage for unknown words."""
    word = values.get("flow")
    if word is None:
        return BALANCE
    if word not in FLOWS:
        raise NoSuchPage(f"there is no flow {word!r}; there are exports and imports")
    code = values.get("commodity", TOTAL)
    classification, dash, number = code.partition("-")
    try:
        asked = f"{classification.upper()}:{number}" if dash else code
        return coded_subject(FLOWS[word], values.get("partner", WORLD), asked, "value")
    except UsageError as error:
        raise NoSuchPage(error.what) from error


def values_of(subject: Subject) -> Values:
    """The values by which an address names a subject: the inverse of subject_of."""
    if subject.flow == Flow.BALANCE:
        return {}
    values = {"flow": f"{subject.flow}s"}
    if subject != subject.total() or subject.partner != WORLD:
        values["partner"] = subject.partner
    if subject != subject.total():
        values["commodity"] = f"{subject.classification.lower()}-{subject.commodity}"
    return values
