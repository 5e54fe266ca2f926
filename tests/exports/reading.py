"""Reads a page as a browser would: a tree of elements, each with the text in it. A tag that is not closed is an error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "input", "br", "hr"}


@dataclass
class Node:
    name: str
    attributes: dict[str, str | None]
    above: Node | None
    children: list[Node | str] = field(default_factory=list)

    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def all(self) -> Iterator[Node]:
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child.all()

    def has(self, wanted: str) -> bool:
        return wanted in (self.attributes.get("class") or "").split()

    def find(self, wanted: str) -> list[Node]:
        """Descendants of that class."""
        return [node for node in self.all() if node.has(wanted)]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.here = Node("#page", {}, None)

    def handle_starttag(self, tag, attrs):
        assert len({name for name, _ in attrs}) == len(attrs), f"an attribute stands twice in <{tag}>"
        node = Node(tag, dict(attrs), self.here)
        self.here.children.append(node)
        if tag not in VOID:
            self.here = node

    def handle_endtag(self, tag):
        assert self.here.name == tag, f"</{tag}> closes <{self.here.name}>"
        assert self.here.above is not None
        self.here = self.here.above

    def handle_data(self, data):
        self.here.children.append(data)

    def handle_comment(self, data):
        raise AssertionError(f"a comment in the page: {data}")


def read(page: str) -> Node:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert reader.here is reader.root, f"<{reader.here.name}> is never closed"
    return reader.root


def quotations(page: Node) -> Iterator[tuple[str, str]]:
    """Every quotation: where it claims to stand ("report start end"), and its characters, put together where it had to be cut."""
    parts: dict[tuple[int, str], list[str]] = {}
    for node in page.all():
        at = node.attributes.get("data-at")
        if at is None:
            continue
        holder = node.above
        while holder is not None and holder.name != "q" and not holder.has("text"):
            holder = holder.above
        parts.setdefault((id(holder) if holder else -id(node), at), []).append(node.text())
    for (_, at), pieces in parts.items():
        yield at, "".join(pieces)
