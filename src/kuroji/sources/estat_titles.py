"""The title of an e-Stat table, which is on the page and not in the file: the stage of each month.

Titles mix stages by month: `品別国別表 (輸入 1-6月：確報、7月：輸入9桁速報)`, in English
`Commodity by Country (Import Jan-Jun:Detailed,Jul:9 Digit Provisional)`; the interface puts
several years into one: `(輸入 1-12月：確々報)2021年 ,  (輸入 1-3月：確報 , 4月：輸入9桁速報)2022年`.
Source: listings of https://www.e-stat.go.jp/stat-search/files?toukei=00350300 (English and Japanese).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from kuroji.model.errors import InputError
from kuroji.model.stage import Stage

MONTHS_EN = {name: place for place, name in enumerate(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1)}  # fmt: skip
_GROUP = re.compile(r"\(([^()]*)\)\s*(?:(\d{4})年?)?")
_JA = re.compile(r"(\d{1,2})(?:月?\s*[-~〜]\s*(\d{1,2}))?月?(?:分)?\s*:\s*([^\d,、:]*(?:9桁)?[^\d,、:]*)")
_EN = re.compile(r"([A-Za-z]{3})[a-z]*\.?(?:\s*[-~]\s*([A-Za-z]{3})[a-z]*\.?)?\s*:\s*([^,:]+)")
# The first word that occurs decides, so longer ones come first.
_WORDS = (("確々報", Stage.REVISED), ("確定", Stage.FIXED), ("確報", Stage.DETAILED), ("速報", Stage.DETAILED_EXPORTS),
          ("revised", Stage.REVISED), ("fixed", Stage.FIXED), ("detailed", Stage.DETAILED),
          ("provisional", Stage.DETAILED_EXPORTS))  # fmt: skip


def stages_in(title: str, flow: str, year: int, name: str) -> Mapping[int, Stage]:
    """The stage of each month (1 to 12) that a title names for a year; empty when it names none.

    Exports are detailed at their first 9-digit publication, so `Detailed` exports and
    `9 Digit Provisional` imports are the same stage. Raises InputError for a stage word that
    is not known, and for a title of the other flow.
    """
    plain = unicodedata.normalize("NFKC", title)
    _check_flow(plain, flow, name)
    stages: dict[int, Stage] = {}
    for inside, of_year in _GROUP.findall(plain):
        if of_year and int(of_year) != year:
            continue
        for first, last, word in (*_EN.findall(inside), *_JA.findall(inside)):
            stage = _stage(word, flow, name)
            for month in range(_month(first, name), _month(last or first, name) + 1):
                stages[month] = stage
    return stages


def _check_flow(title: str, flow: str, name: str) -> None:
    for word, other in (("輸出", "import"), ("輸入 ", "export"), ("export ", "import"), ("import ", "export")):
        if f"({word}" in title.lower() and flow == other:
            raise InputError(
                f"the title speaks of {'exports' if flow == 'import' else 'imports'}, the file of {flow}s: {title[:80]}",
                where=name,
                remedy="Correct its line in the list of titles.",
            )


def _stage(word: str, flow: str, name: str) -> Stage:
    found = next((stage for text, stage in _WORDS if text in word.lower()), None)
    if found is None:
        raise InputError(
            f"the title's stage {word.strip()!r} is not known",
            where=name,
            remedy="Known are 確報, 確々報, 確定, 9桁速報; Detailed, Revised, Fixed, 9 Digit Provisional.",
        )
    return Stage.DETAILED_EXPORTS if flow == "export" and found is Stage.DETAILED else found


def _month(text: str, name: str) -> int:
    number = int(text) if text.isdecimal() else MONTHS_EN.get(text.lower(), 0)
    if not 1 <= number <= 12:
        raise InputError(f"{text!r} in the title is no month", where=name, remedy="Correct its line in the list.")
    return number
