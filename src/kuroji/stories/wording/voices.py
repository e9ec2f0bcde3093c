"""The languages a story can be told in, each a voice that says the same points."""

from __future__ import annotations

from collections.abc import Callable

from kuroji.stories.told import Told
from kuroji.stories.wording.en_story import English
from kuroji.stories.wording.ja_story import Japanese

Voice = English | Japanese
VOICES: dict[str, Callable[[Told], Voice]] = {"en": English, "ja": Japanese}
