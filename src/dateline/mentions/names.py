"""Family names: "Ostrow" is a person in a report that has named Mara Ostrow, whatever it looks like by itself."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from dateline.text.parses import Entity, Parse, Token


def with_family_names(parses: Mapping[str, Parse]) -> dict[str, Parse]:
    """The grammar of a report's sentences, with every bare family name of someone it names in full marked as a person."""
    families = frozenset(
        parse.tokens[last].text
        for parse in parses.values()
        for entity in parse.entities
        if entity.label == "PERSON" and (last := _family(parse, entity)) > entity.first and parse.tokens[last].pos == "PROPN"
    )
    return {key: _marked(parse, families) for key, parse in parses.items()}


def _family(parse: Parse, name: Entity) -> int:
    """The token of the family name: "Varga" of "Tod Varga Jr."."""
    return name.last - 1 if parse.tokens[name.last].lower.rstrip(".") in ("jr", "sr", "ii", "iii", "iv") else name.last


def _marked(parse: Parse, families: frozenset[str]) -> Parse:
    if families.isdisjoint([token.text for token in parse.tokens]):
        return parse
    tokens = tuple(replace(token, entity="PERSON", pos="PROPN") if _bare(parse, token, families) else token for token in parse.tokens)
    return parse if tokens == parse.tokens else Parse(tokens, parse.entities)


def _bare(parse: Parse, token: Token, families: frozenset[str]) -> bool:
    """Whether a family name stands alone: "Arlen Street" and "the Ostrow family" name no one person."""
    if token.text not in families or token.entity == "PERSON" or token.pos not in ("PROPN", "NOUN"):
        return False
    beside = (*parse.children(token.i, "compound", "det", "nmod"), *([parse.head(token.i)] if token.dep in ("compound", "nmod") else []))
    return not any(other.i != token.i for other in beside)
