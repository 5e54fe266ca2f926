"""Records as tables for the terminal: the columns of each kind, and the words behind each span."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from dateline.chronicle import figure, place_name
from dateline.cli.sheet import Sheet
from dateline.cli.wording import counted, day
from dateline.exports.page.phrases import manner
from dateline.records import Span

_HEADLINE = 200
"""Characters within which a headline says that a report is a new version."""
Words = Callable[[Span | None], str]
Cells = Callable[[Any, Words], tuple[object, ...]]


def table(kind: str, records: Sequence[Any], texts: Mapping[str, str]) -> None:
    """Print records of one kind, a line each."""

    def words(span: Span | None) -> str:
        return " ".join(texts[span.report][span.start : span.end].split()) if span else ""

    heads, cells = COLUMNS[kind]
    sheet = Sheet(wide=200)
    drawn = Table(*heads, box=None, header_style="bold", pad_edge=False, expand=False)
    for record in records:
        drawn.add_row(*(Text("" if cell is None else str(cell)) for cell in cells(record, words)))
    sheet.print(drawn)
    sheet.print(Text(counted(len(records), kind), style="dim"))


def _short(key: str) -> str:
    return key[:9]


COLUMNS: dict[str, tuple[tuple[str, ...], Cells]] = {
    "reports": (
        ("id", "date", "name", "source", "title or first words"),
        lambda r, _: (_short(r.id), day(r.date) if r.date else "no date", r.name, r.source, r.title or " ".join(r.text.split())[:80]),
    ),
    "sentences": (
        ("id", "report", "kind", "credit", "words"),
        lambda s, w: (
            _short(s.id),
            _short(s.span.report),
            s.kind,
            " / ".join(filter(None, (w(s.credit.person), w(s.credit.agency)))) if s.credit else "",
            w(s.span),
        ),
    ),
    "times": (
        ("id", "report", "words", "from", "to", "precision", "rule"),
        lambda t, w: (_short(t.id), _short(t.span.report), w(t.span), t.start, t.end, t.precision, t.rule),
    ),
    "places": (
        ("id", "report", "words", "place", "within", "precision", "gazetteer", "why"),
        lambda p, w: (
            _short(p.id),
            _short(p.span.report),
            w(p.span),
            p.name + (" (metonym)" if p.metonym else ""),
            ", ".join(p.within),
            p.precision,
            p.gazetteer,
            "; ".join(p.why),
        ),
    ),
    "actors": (
        ("id", "report", "words", "name", "type", "register", "sector", "country", "why"),
        lambda a, w: (_short(a.id), _short(a.span.report), w(a.span), a.name, a.type, a.register, a.sector, a.country, "; ".join(a.why)),
    ),
    "mentions": (
        ("id", "report", "kind", "status", "modality", "trigger", "actors", "targets", "counts"),
        lambda m, w: (
            _short(m.id),
            _short(m.trigger.report),
            m.kind,
            m.status,
            m.modality,
            w(m.trigger),
            "; ".join(map(w, m.actors)),
            "; ".join(map(w, m.targets)),
            "; ".join(w(c.span) for c in m.counts),
        ),
    ),
    "claims": (
        ("id", "report", "field", "value", "words", "said by", "cue", "stance"),
        lambda c, w: (
            _short(c.id),
            _short(c.span.report),
            c.field,
            "" if c.field in ("statement", "quote", "attitude") else c.value,
            w(c.span),
            c.speaker or w(c.source),
            w(c.cue),
            c.stance,
        ),
    ),
    "passages": (
        ("id", "relation", "older", "newer", "changes"),
        lambda p, w: (
            _short(p.id),
            p.relation + (", moved" if p.moved else ""),
            w(p.older),
            w(p.newer),
            "; ".join(f"{c.kind}: {w(c.older) or '–'} → {w(c.newer) or '–'}" for c in p.changes),
        ),
    ),
    "descents": (
        ("report", "relation", "parents", "direction", "version of"),
        lambda d, w: (
            _short(d.report),
            manner(d, w(Span(d.report, 0, _HEADLINE))) or "derives from none",
            ", ".join(map(_short, d.parents)),
            d.direction if d.parents else "",
            _short(d.version_of or ""),
        ),
    ),
    "stories": (("id", "reports", "sentences", "why"), lambda s, _: (_short(s.id), len(s.reports), len(s.sentences), "; ".join(s.why))),
    "links": (
        ("id", "older", "newer", "same", "score", "reasons"),
        lambda k, _: (_short(k.id), _short(k.older), _short(k.newer), k.relation or k.same, k.score, "; ".join(k.reasons)),
    ),
    "events": (
        ("id", "day", "kind", "status", "where", "killed", "injured", "actors", "targets", "reports", "origins"),
        lambda e, _: (
            _short(e.id),
            day(e.when),
            e.kind,
            e.status if e.modality == "asserted" else f"{e.status}, {e.modality}",
            place_name(e.where) if e.where else "",
            figure(e.killed),
            figure(e.injured),
            ", ".join(a.name for a in e.actors),
            ", ".join(a.name for a in e.targets),
            len(e.reports),
            len(e.origins),
        ),
    ),
    "entries": (
        ("id", "day", "what", "where", "killed", "injured"),
        lambda e, _: (_short(e.id), day(e.day), e.what, e.where, e.killed, e.injured),
    ),
    "problems": (("id", "stage", "where", "what", "remedy"), lambda p, _: (_short(p.id), p.stage, p.where, p.what, p.remedy)),
}
