"""HTML: the article's text by trafilatura, its captions kept at their place, its date only where the page states it.

Read in this order: the headline (h1 in the text, else the page's title), paragraphs parted by blank lines, a
`<figcaption>` as a paragraph of its own, marked as a caption. trafilatura takes figures out, so each figure is first
replaced by a paragraph that bears a mark; a caption above the article's first paragraph is put there again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dateline.records import Part, Problem, Report
from dateline.reports.dates import in_name
from dateline.reports.fields import Names
from dateline.reports.files import AS_UTF8, MAX_TEXT, File, content, decoded
from dateline.reports.page_date import published
from dateline.reports.problems import Unreadable
from dateline.reports.received import Received, make

_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_MARK = re.compile("\ue000(\\d+)\ue001\\s*")
_UNUSED = dict.fromkeys((*set(range(32)) - set(b"\t\n\f\r"), 0xE000, 0xE001, 0xFFFE, 0xFFFF))
"""Characters that no word has: controls, and our own marks (symbol fonts of web pages use such)."""
_BLOCKS = frozenset({"head", "p", "item", "quote", "row", "list", "table", "div", "code", "lb"})
_ASIDE = frozenset({"aside", "nav", "footer"})
_NEVER = "1970-01-02"
_REMEDY = "put the date into the file's name (2024-02-07)"


def read(file: File, _names: Names) -> Iterator[Report | Problem]:
    """The one report of a page, named after the file."""
    from lxml import html  # noqa: PLC0415 - with trafilatura 1.1 s to import, paid only where there is a page

    markup = _text(content(file, MAX_TEXT)).translate(_UNUSED)
    try:
        page = html.document_fromstring(markup.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
        received = _received(file, page)
    except Unreadable:
        raise
    except Exception as fault:  # other people's parsers, any page there is: one page must not stop a run
        raise Unreadable(f"it is no page that can be read: {fault}", "save the article's text as .txt") from fault
    yield from make(received)


def _text(held: bytes) -> str:
    """The page's text: UTF-8, or what the page itself declares."""
    try:
        return decoded(held)
    except Unreadable:
        declared = _DECLARED.search(held, 0, 4096)
        if not declared:
            raise
    name = declared[1].decode("ascii")
    try:
        return held.decode(name)
    except (LookupError, UnicodeError) as fault:
        raise Unreadable(f"it is neither UTF-8 nor the {name} that it declares", AS_UTF8) from fault


def _received(file: File, page: Any) -> Received:
    import trafilatura  # noqa: PLC0415 - 1.1 s to import
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415 - as above

    # The date settings only keep trafilatura from looking at today's date: its own date, a guess where the page
    # states none, is not used.
    about = extract_metadata(page, date_config={"extensive_search": False, "original_date": True, "max_date": _NEVER})
    captions = _mark_captions(page)
    article: Any = trafilatura.bare_extraction(page, fast=True, include_comments=False)
    blocks = _blocks(article.body) if article is not None and article.body is not None else []
    if not blocks:
        raise Unreadable("no article was found in it", "save the article's text as .txt")
    title = blocks[0][1] if blocks[0][0] == "h1" else about.title
    kept = {int(mark[1]) for _, words in blocks for mark in _MARK.finditer(words)}
    first = next((words for tag, words in blocks if tag == "p" and not _MARK.match(words)), "")
    lead = [("p", f"\ue000{number}\ue001{captions[number]}") for number in _above(page, first) if number not in kept]
    body, parts = _composed([*blocks[:1], *lead, *blocks[1:]] if blocks[0][0] == "h1" else [*lead, *blocks])
    date = published(page, about.url)
    if not date.days:
        named = in_name(file.stem)
        date = named if named.days else date
    return Received(file.where, body, date, None, file.stem, title, about.sitename, about.url, parts, _REMEDY)


def _mark_captions(page: Any) -> list[str]:
    """Puts a marked paragraph in the place of every figure that has a caption; gives the captions' words."""
    captions: list[str] = []
    for caption in list(page.iter("figcaption")):
        words = " ".join(caption.text_content().split())
        figure = next(caption.iterancestors("figure"), caption)
        if words and figure.getparent() is not None and not any(outer.tag in _ASIDE for outer in figure.iterancestors()):
            paragraph = figure.makeelement("p")
            paragraph.text = f"\ue000{len(captions)}\ue001{words}"
            paragraph.tail = figure.tail
            figure.getparent().replace(figure, paragraph)
            captions.append(words)
    return captions


def _above(page: Any, first: str) -> list[int]:
    """The numbers of the captions that stand above the paragraph `first`, in the page's one article."""
    articles = [article for article in page.iter("article") if article.find(".//h1") is not None] or list(page.iter("article"))
    found: list[int] = []
    for paragraph in articles[0].iter("p") if len(articles) == 1 else ():
        words = " ".join(paragraph.text_content().split())
        if mark := _MARK.match(words):
            found.append(int(mark[1]))
        elif words == first:
            return found
    return []


def _blocks(body: Any) -> list[tuple[str, str]]:
    """The paragraphs of trafilatura's tree, each with its tag; "h1" for a heading of the first rank."""
    blocks: list[tuple[str, str]] = []
    words: list[str] = []

    def end(tag: str) -> None:
        joined = " ".join("".join(words).split())
        if joined:
            blocks.append((tag, joined))
        words.clear()

    def walk(element: Any, outer: str) -> None:
        tag = "h1" if element.tag == "head" and element.get("rend") == "h1" else str(element.tag)
        if element.tag in _BLOCKS:
            end(outer)
        words.append(element.text or "")
        if element.tag == "cell":
            words.append(" ")
        for child in element:
            walk(child, tag if element.tag in _BLOCKS else outer)
        if element.tag in _BLOCKS:
            end(tag)
        words.append(element.tail or "")

    walk(body, "p")
    end("p")
    return blocks


def _composed(blocks: list[tuple[str, str]]) -> tuple[str, tuple[Part, ...]]:
    """Paragraphs with blank lines between them, and where the captions stand."""
    parts: list[Part] = []
    position = 0
    written: list[str] = []
    for _, marked in blocks:
        words = _MARK.sub("", marked)
        if _MARK.match(marked):
            parts.append(Part("caption", position, position + len(words)))
        written.append(words)
        position += len(words) + 2
    return "\n\n".join(written), tuple(parts)
