"""Every form an article comes in gives the same article, told from its content.

Sources: the record form of the issue that asked for the checker; schema.org NewsArticle; the
CommonMark specification 0.31 for what is markup. The articles are our own.
"""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuroji.claims.article import Article
from kuroji.claims.loading.articles import Settings, from_bytes, from_record
from kuroji.claims.loading.sniffing import Form, form
from kuroji.model.errors import HostileInput, InputError

TITLE = "Japan posts ¥378.7 billion trade deficit in May"
FIRST = "Exports rose 17.0% from a year earlier to 9,511.6 billion yen, the Ministry of Finance said."
SECOND = "Imports grew 12.5% & shipments of chips < those of cars; the yen was weak for much of the month of May."
BODY = f"{FIRST}\n\n{SECOND}"
DAY = "2026-06-17T09:12:00+09:00"
LINKED = {
    "@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, "articleBody": BODY,
    "datePublished": DAY, "inLanguage": "en",
}  # fmt: skip
ESCAPED = SECOND.replace("&", "&amp;").replace("<", "&lt;")
PAGE = f"""<!doctype html><html lang="en"><head><title>{TITLE} | The Paper</title>
<meta property="article:published_time" content="{DAY}"><script>var x = "Exports fell 99%";</script>
<link rel="canonical" href="https://paper.example/may"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/m">Markets</a></li></ul></nav>
<article><h1>{TITLE}</h1><p>{FIRST}</p><div class="ad"></div><p>{ESCAPED}</p></article>
<footer><p>Copyright. Cookies. All rights reserved.</p></footer></body></html>"""


def one(content: str | bytes, **said: str) -> Article:
    found = from_bytes(content.encode() if isinstance(content, str) else content, Settings(**said))
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    "content",
    [
        f"{TITLE}\n\n{BODY}",
        f"\r\n{TITLE}\r\n\r\n{BODY}\r\n".replace("\n\n", "\r\n\r\n"),
        f"# {TITLE}\n\n**Exports** rose 17.0% from a [year](https://a.example) earlier\nto 9,511.6 billion yen, the *Ministry of Finance* said.\n\n{ESCAPED}\n",
        f"---\ntitle: {TITLE}\ndate: 2026-06-17\n---\n\n{FIRST}\n\n{ESCAPED}",
        json.dumps({"title": TITLE, "body": BODY, "published_at": DAY, "lang": "en"}),
        json.dumps({"title": TITLE, "body_md": f"# {TITLE}\n\n{FIRST}\n\n{ESCAPED}", "published_at": DAY, "slug": "x"}),
        json.dumps(LINKED),
        json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, LINKED]}),
        PAGE,
    ],
    ids=["plain", "windows line ends", "markdown", "front matter", "record", "markdown record", "json-ld", "graph", "html"],
)  # fmt: skip
def test_title_and_text_are_the_same_from_every_form(content: str) -> None:
    read = one(content, published="2026-06-17")
    assert (read.title, read.body, read.language) == (TITLE, BODY, "en")


@pytest.mark.parametrize(
    "content", [json.dumps({"title": TITLE, "body": BODY, "published_at": DAY}), json.dumps(LINKED), PAGE]
)
def test_the_date_of_the_input_is_taken(content: str) -> None:
    read = one(content)
    assert read.published_at is not None
    assert (read.published_at.isoformat(), read.dated_by) == ("2026-06-17T00:12:00+00:00", "record")


def test_a_page_gives_its_own_address() -> None:
    assert one(PAGE).address == "https://paper.example/may"


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1).filter(str.strip))
def test_the_body_of_a_record_is_kept_code_point_for_code_point(body: str) -> None:
    """Positions count in it: nothing is normalised, trimmed or unescaped."""
    assert from_record({"title": TITLE, "body": body}).body == body
    assert one(json.dumps({"title": TITLE, "body": body})).text == f"{TITLE}\n\n{body}"


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(InputError):
        found = from_bytes(text.encode("utf-8", "replace"))
        assert all(article.text.strip() for article in found)


def test_a_page_of_figures_that_lead_to_footnotes_keeps_its_paragraphs() -> None:
    """Our own stories are such pages: nearly every figure is a link."""
    said = [
        f"輸出は<a href='#fact-{n}'>9兆5116億円</a>、輸入は<a href='#fact-{n}'>9兆8902億円</a>だった。"
        for n in range(4)
    ]
    paragraphs = "".join(f"<section><h2>見出し{n}</h2><p>{text}</p></section>" for n, text in enumerate(said))
    read = one(f"<!doctype html><html lang='ja'><body><article><h1>貿易　収支</h1>{paragraphs}</article></body></html>")
    assert read.body.count("輸出は9兆5116億円、輸入は9兆8902億円だった。") == 4


def test_json_lines_and_lists_are_several_articles() -> None:
    records = [{"title": f"{TITLE} {number}", "body": BODY} for number in range(3)]
    lines = "\n".join(json.dumps(record) for record in records)
    for content in (lines, json.dumps(records), f"{lines}\n\n"):
        assert [a.title[-1] for a in from_bytes(content.encode())] == ["0", "1", "2"]


def test_japanese_lines_of_one_paragraph_join_without_a_blank() -> None:
    read = one(
        "# 貿易赤字\n\n財務省が発表した\n5月の貿易統計は\n赤字だった。\n\n- **輸出**は増えた\n\n| 輸出 | 輸入 |\n|---|---|\n| 9兆 | 10兆 |\n"
    )
    assert (
        read.body
        == "財務省が発表した 5月の貿易統計は赤字だった。\n\n輸出は増えた\n\n輸出 | 輸入\n\n9兆 | 10兆".replace(
            "した 5", "した 5"
        )
    )
    assert read.language == "ja"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"title": "x"}', Form.JSON), ("[{}]", Form.JSON), ("{not json} at all", Form.PLAIN),
        ("[1] Exports rose", Form.PLAIN), ("<p>Exports</p>", Form.HTML), ("<!-- a --><html>", Form.HTML),
        ("< 5% of exports", Form.PLAIN), ("#1 in exports", Form.PLAIN), ("# Exports", Form.MARKDOWN),
        ("see [this](https://a.example)", Form.MARKDOWN), ("exports * 2 ** 3", Form.PLAIN),
    ],
)  # fmt: skip
def test_the_form_is_told_from_the_content(text: str, found: Form) -> None:
    assert form(text) is found


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Exports rise\n\nExports rose in May.", "Exports rise"),
        ("Exports rise\nExports rose in May.", "Exports rise"),
        ("Exports rise\n============\n\nExports rose in May.", "Exports rise"),
        ("Did exports rise?\n\nThey did.", "Did exports rise?"),
        ("Exports rose in May.\n\nImports fell.", ""),
        ("輸出が増えた。\n\n輸入は減った。", ""),
        ("Exports rise", ""),
        ("x" * 201 + "\n\nExports rose.", ""),
    ],
)
def test_the_first_line_is_a_title_when_it_looks_like_one(text: str, title: str) -> None:
    read = one(text)
    assert read.title == title
    assert "===" not in read.body


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('{"title": 5, "body": "x"}', "title"),
        ('{"title": "x"}', "body"),
        ('{"title": "x", "body": ["a"]}', "body"),
        ('{"title": "x", "body": null}', "body"),
        ('{"title": "", "body": " "}', "nothing to read"),
        ('{"title": "x", "body": "y", "published_at": 17}', "published_at"),
        ('{"title": "x", "body": "y", "published_at": "soon"}', "published_at"),
        ('{"title": "x", "body": ', "broken JSON"),
        ('{"title": "x", "body": "y"}\n{"title": ', "line 2"),
        ('[{"title": "x", "body": "y"}, 7]', "a number"),
        ("[]", "no article"),
        ('{"title": "x", "body": "\\ud800"}', "broken JSON"),
        ('{"@type": "NewsArticle", "headline": "x"}', "articleBody"),
        ('{"@type": "Organization", "name": "x"}', "without an article"),
        ("<html><body></body></html>", "no article"),
        ("<?xml version='1.0'?><rss></rss>", "XML"),
        ("  \n ", "empty"),
        ("", "empty"),
    ],
)
def test_what_is_wrong_is_said(content: str, says: str) -> None:
    with pytest.raises(InputError) as caught:
        from_bytes(content.encode())
    assert says in str(caught.value)
    assert caught.value.remedy
    assert caught.value.exit_code == 2


def test_json_nested_without_end_is_refused() -> None:
    with pytest.raises(HostileInput):
        from_bytes(b'{"a":' + b"[" * 500_000)
