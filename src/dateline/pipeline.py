"""The order of the stages: the only place that knows it. Read this file second.

A stage is a pure function over records. `takes` names what it is given: records of a kind, a tool (the parser,
the gazetteer, the register, the editor), or what people decided (verdicts). `by` says what must be seen together: one `sentence`, one `report`, or the whole
`corpus`; that one word is all that a runner needs to spread the work.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from dateline import actors, chronicle, claims, events, mentions, passages, places, sentences, stories, times, verdicts

By = Literal["sentence", "report", "corpus"]


@dataclass(frozen=True, slots=True)
class Stage:
    """A verb of the pipeline: `run(**{name: what is there of it for name in takes})` gives records of kind `gives`."""

    name: str
    run: Callable[..., Any]
    takes: tuple[str, ...]
    gives: str
    by: By


STAGES: tuple[Stage, ...] = (
    Stage("sentences", sentences.split, ("report",), "sentences", "report"),
    Stage("times", times.resolve, ("report", "sentences", "parses"), "times", "report"),
    Stage("places", places.locate, ("report", "sentences", "parses", "gazetteer"), "places", "report"),
    Stage("actors", actors.link, ("report", "sentences", "parses", "register", "places"), "actors", "report"),
    Stage("mentions", mentions.extract, ("report", "sentences", "parses", "times", "places", "editor"), "mentions", "report"),
    Stage("claims", claims.attribute, ("report", "sentences", "parses", "mentions", "times", "places", "actors"), "claims", "report"),
    Stage("passages", passages.trace, ("reports", "sentences"), "passages", "corpus"),
    Stage("descents", passages.descents, ("reports", "sentences", "passages"), "descents", "corpus"),
    Stage("origins", passages.origins, ("sentences", "passages", "descents"), "origins", "corpus"),
    Stage("alterations", events.alterations, ("reports", "sentences", "passages"), "alterations", "corpus"),
    Stage("links", events.compare, ("reports", "sentences", "mentions", "times", "places", "actors", "passages"), "links", "corpus"),
    Stage("rulings", verdicts.rule, ("verdicts", "reports", "sentences", "mentions"), "rulings", "corpus"),
    Stage(
        "events",
        events.merge,
        ("reports", "sentences", "mentions", "claims", "times", "places", "actors", "origins", "alterations", "links", "rulings"),
        "events",
        "corpus",
    ),
    Stage("stories", stories.group, ("reports", "sentences", "mentions", "events", "passages"), "stories", "corpus"),
    Stage("chronicle", chronicle.tell, ("reports", "sentences", "mentions", "claims", "events", "rulings"), "entries", "corpus"),
)


def advance(by: By, have: Mapping[str, Any], *, until: str | None = None, after: str | None = None) -> dict[str, Any]:
    """Run the stages that need `by` seen together, in order, on what there is; returns what they gave, by kind.

    `until` names the last stage to run, `after` the stage to start behind: a runner that parses sentences in bulk
    splits first, parses, and then goes on.
    """
    have = dict(have)
    given: dict[str, Any] = {}
    names = [stage.name for stage in STAGES]
    first = names.index(after) + 1 if after else 0
    last = names.index(until) + 1 if until else len(STAGES)
    for stage in STAGES[first:last]:
        if stage.by == by:
            have[stage.gives] = given[stage.gives] = stage.run(*(have[name] for name in stage.takes))
    return given


def give(kind: str, have: Mapping[str, Any]) -> Any:
    """Run the one stage that gives records of `kind`, on what there is."""
    stage = next(stage for stage in STAGES if stage.gives == kind)
    return stage.run(*(have[name] for name in stage.takes))
