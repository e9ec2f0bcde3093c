"""How much is read: bounds that no honest article comes near, so that hostile input costs little."""

from __future__ import annotations

# Of one file, page or standard input. The longest news pages have about 3 MB, most of it scripts.
MOST_BYTES = 8 * 2**20
# Of one article's text: some 50,000 English words. The rest is cut off, and the article says so.
MOST_CHARACTERS = 300_000
# Of one web page.
MOST_ELEMENTS = 60_000
# Larger pages are not searched for their main text, which takes more than linear time; all their paragraphs count.
MOST_SEARCHED = 5_000
DEEPEST = 200
LONGEST_ATTRIBUTE = 2_000
# Beyond this a tag loses its attributes before the page is parsed: checking that they differ takes quadratic time.
LONGEST_TAG = 4_000
# Of one input with several records.
MOST_ARTICLES = 5_000
