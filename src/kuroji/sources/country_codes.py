"""Country codes of other statistics as partner codes of the codelist.

ISO 3166 in its three forms (JP, JPN, 392) is resolved by the aliases of Unicode CLDR, which
the Babel package carries; the codes in which UN Comtrade departs from the UN's M49 numbers,
Schedule C of the US Census Bureau and the areas of Eurostat are listed here.

Sources: https://comtradeapi.un.org/files/v1/app/reference/partnerAreas.json (Comtrade),
https://www.census.gov/foreign-trade/schedules/c/country.txt (Schedule C),
https://ec.europa.eu/eurostat/web/international-trade-in-goods (Comext's geonomenclature).
"""

from __future__ import annotations

from functools import cache

from kuroji.classifications.partners import find_partner, partner
from kuroji.model.errors import KurojiError
from kuroji.model.observation import WORLD

# Comtrade's own numbers where they are not those of M49: France with Monaco, Switzerland with Liechtenstein, the
# United States with Puerto Rico, ...; Taiwan has no number at the UN and stands under "Other Asia, nes".
COMTRADE = {
    "0": WORLD, "W00": WORLD, "251": "FR", "757": "CH", "842": "US", "579": "NO", "699": "IN", "380": "IT", "381": "IT",
    "490": "TW", "S19": "TW", "97": "eu", "EUR": "eu",
}  # fmt: skip
# Schedule C: the country codes of the US Census Bureau. `-` is the total of all countries.
SCHEDULE_C = {
    "-": WORLD, "0003": "eu", "1220": "CA", "2010": "MX", "3010": "CO", "3330": "PE", "3370": "CL", "3510": "BR",
    "3570": "AR", "4000": "IS", "4010": "SE", "4039": "NO", "4050": "FI", "4099": "DK", "4120": "GB", "4190": "IE",
    "4210": "NL", "4231": "BE", "4279": "FR", "4280": "DE", "4330": "AT", "4351": "CZ", "4370": "HU", "4419": "CH",
    "4550": "PL", "4621": "RU", "4700": "ES", "4710": "PT", "4759": "IT", "4840": "GR", "4890": "TR", "5081": "IL",
    "5130": "KW", "5170": "SA", "5180": "QA", "5200": "AE", "5330": "IN", "5490": "TH", "5520": "VN", "5570": "MY",
    "5590": "SG", "5600": "ID", "5650": "PH", "5700": "CN", "5800": "KR", "5820": "HK", "5830": "TW", "5880": "JP",
    "6021": "AU", "6141": "NZ", "7290": "EG", "7530": "NG", "7910": "ZA",
}  # fmt: skip
COMEXT = {"WORLD": WORLD, "EU27_2020": "eu", "EXT_EU27_2020": "", "INT_EU27_2020": "", "UK": "GB", "EL": "GR", "XI": ""}
_LISTS = {"comtrade": COMTRADE, "census": SCHEDULE_C, "eurostat": COMEXT}


@cache
def partner_of(text: str, source: str = "") -> str | None:
    """The partner code that a code or name of a source stands for; None for one that is in no list.

    `source` names the list that goes first: comtrade, census or eurostat.
    """
    listed = _LISTS.get(source, {}).get(text.strip())
    if listed is not None:
        return listed or None
    for said in (_iso(text.strip()), text):
        try:
            return partner(said).code if said and said != text else find_partner(text).code
        except KurojiError:
            continue
    return None


def _iso(text: str) -> str:
    """The alpha-2 code of a number or three letters of ISO 3166; empty for anything else."""
    if not (text.isascii() and len(text) <= 3 and (text.isdecimal() or text.isalpha())):
        return ""
    from babel.core import get_global

    aliases: list[str] = get_global("territory_aliases").get(text.zfill(3) if text.isdecimal() else text.upper(), [])
    return aliases[0] if len(aliases) == 1 else ""
