"""Other people's text made harmless to look at: nothing in it may steer a terminal or reorder what stands beside it."""

from __future__ import annotations

import re

# C0 but tab and line feed, DEL, C1, and the signs that turn the direction of writing (Unicode TR 9, TR 36).
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


def visible(text: str) -> str:
    """The text with control and bidirectional signs shown as ␛ or ⟨U+202E⟩ instead of obeyed."""
    return _UNSAFE.sub(lambda found: _shown(found[0]), text)


def escaped_json(text: str) -> str:
    """A JSON text with the same signs as escapes: it says the same, and a terminal shows it as it is."""
    return _UNSAFE.sub(lambda found: found[0] if found[0] in "\r\n" else f"\\u{ord(found[0]):04x}", text)


def _shown(sign: str) -> str:
    code = ord(sign)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"
