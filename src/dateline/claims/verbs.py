"""Sayings by verb: "police said that ...", "..., police said", "was criticised by", "has spoken of"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.claims.attributions import Attribution, vouched
from dateline.claims.marks import MARKS
from dateline.claims.predicates import Predicate, predicates
from dateline.claims.sources import phrase, source_of, trimmed
from dateline.tables import words
from dateline.text.parses import Parse, Token

_CLAUSES = ("ccomp", "xcomp")
_BEFORE_CUE = ("aux", "auxpass", "neg", "advmod")
_TO_BE_NAMED = frozenset({"name", "identify", "quote"})
_ITSELF = frozenset({"himself", "herself", "itself", "themselves"})
_PARTS = frozenset({"responsibility", "involvement", "participation", "part", "role", "hand", "complicity", "guilt", "connection", "link"})
_OBJECT_GOES_ON = frozenset({"for", "of", "at", "as"})


def by_verb(parse: Parse, verb: Token) -> Attribution | None:
    """What a verb attributes to whom, if it does."""
    predicate = predicates("verb").get(verb.lemma.lower()) if verb.pos in ("VERB", "AUX") else None
    if predicate is None or _unsaid(parse, verb):
        return None
    stance = predicate.stance
    source = source_of(parse, verb, things=bool(parse.children(verb.i, "ccomp")) and predicate.stance != "favours")
    if source is None:
        return None
    content, kinds = _content(parse, verb, source, predicate)
    if content is None:
        return None
    said = phrase(parse, source)
    if said[0] <= verb.i <= said[1]:
        said = _apart(parse, said, source, verb)
    if said[0] <= content[0] and content[1] <= said[1]:
        return None
    of_it = vouched(stance) and bool(kinds & predicate.vouches) and not (stance == "denies" and _own_part(parse, verb))
    return Attribution(said, _cue(parse, verb, predicate), content, stance, source.i, of_it)


def _own_part(parse: Parse, verb: Token) -> bool:
    """ "Denied responsibility for the bombing that killed nine": that nine were killed is not denied."""
    return any(t.lemma.lower() in _PARTS for t in parse.children(verb.i, "dobj"))


def _unsaid(parse: Parse, verb: Token) -> bool:
    """Whether nothing is said to have been said: "did police say", "if police say", "could not confirm", "asked them to say"."""
    if any(t.lower in ("if", "whether", "unless") for t in parse.children(verb.i, "mark")) or parse.children(verb.i, "neg"):
        return True
    subject = next(iter(parse.children(verb.i, "nsubj")), None)
    helpers = parse.children(verb.i, "aux")
    if subject is not None and any(t.i < subject.i and t.lemma in ("do", "have", "will", "be") for t in helpers):
        return True
    return verb.tag == "VB" and not any(t.lemma == "do" for t in helpers)


def _apart(parse: Parse, said: tuple[int, int], source: Token, verb: Token) -> tuple[int, int]:
    """The source's words without the clause that the saying stands in: of "officials who have said that ..." the officials."""
    first, last = said
    if source.i > verb.i:
        return trimmed(parse, verb.i + 1, last)
    stop = next((t.i for t in parse.tokens[source.i + 1 : verb.i] if t.tag in ("WDT", "WP") or t.lower in ("who", "which")), verb.i)
    while stop - 1 > source.i and parse.tokens[stop - 1].pos in ("ADV", "AUX", "PART"):
        stop -= 1
    return trimmed(parse, first, stop - 1)


def _content(parse: Parse, verb: Token, source: Token, predicate: Predicate) -> tuple[tuple[int, int] | None, frozenset[str]]:
    """First and last token of what is said, and which kinds of content it is made of."""
    takes = predicate.takes
    clauses = parse.children(verb.i, *_CLAUSES) if takes & {"clause", "naming"} else ()
    if any(t.lemma in _TO_BE_NAMED and parse.children(t.i, "neg") for t in clauses):
        return None, frozenset()  # "who asked not to be named"
    told = tuple(t for t in parse.children(verb.i, "prep") if t.lower in takes and t.i > verb.i)
    things = tuple(t for t in _things(parse, verb, predicate, clauses) if t.lower not in _ITSELF)
    if things:
        beside = parse.children(verb.i, "prep", "oprd")
        told = (*told, *(t for t in beside if t not in told and t.i > things[0].i and (t.dep == "oprd" or t.lower in _OBJECT_GOES_ON)))
    pieces = (*clauses, *things, *told)
    if pieces:
        kinds = {"clause"} if clauses else {"thing"} if things else {told[0].lower}
        return _spread(parse, verb, source, clauses, pieces, told), frozenset(kinds)
    if not takes & {"clause", "words"}:
        return None, frozenset()
    return _beside(parse, verb, source), frozenset({"clause"})


def _things(parse: Parse, verb: Token, predicate: Predicate, clauses: Sequence[Token]) -> tuple[Token, ...]:
    """The objects that are content: what is criticised, claimed or named, by whichever side of the verb."""
    objects = parse.children(verb.i, "dobj")
    if "thing+at" in predicate.takes:
        return objects if any(t.lower == "at" for t in parse.children(verb.i, "prep")) else ()
    if "thing" in predicate.takes:
        return (*objects, *parse.children(verb.i, "nsubjpass")) if parse.children(verb.i, "agent") else objects
    return objects if clauses and "clause" not in predicate.takes else ()


def _spread(
    parse: Parse, verb: Token, source: Token, clauses: Sequence[Token], pieces: Sequence[Token], told: Sequence[Token]
) -> tuple[int, int] | None:
    tokens = [t.i for piece in pieces for t in parse.subtree(piece.i)]
    resumed = next((t.i for clause in clauses for t in parse.children(clause.i, "conj") if _resumes(parse, verb, clause, t)), None)
    if resumed is not None:
        tokens = [i for i in tokens if i < resumed - 2]
    if len(pieces) == len(told):
        tokens = [i for i in tokens if i != told[0].i]  # the preposition belongs to the cue: "called for", "spoke of"
    after = [i for i in tokens if i > verb.i and i > source.i]
    before = [i for i in tokens if i < verb.i]
    tokens = after if after and (source.i < verb.i or len(after) >= len(before)) else before or after
    if not tokens:
        return None
    # Adverbs and objects after the clause ("said ... on Monday") stay outside; what the clause holds is inside.
    return trimmed(parse, min(tokens), max(tokens))


def _beside(parse: Parse, verb: Token, source: Token) -> tuple[int, int] | None:
    """What stands before, around or after a saying that the parser gave no clause: "Two people died, police said"."""
    tokens = parse.tokens
    after = tokens[verb.i + 1 :]
    if len(after) > 1 and (after[0].text == ":" or (after[0].text == "," and after[1].text in MARKS) or after[0].lower == "that"):
        return trimmed(parse, after[0].i if after[0].lower == "that" else after[1].i, after[-1].i)
    first, last = phrase(parse, source)
    first, last = min(verb.i, first), max(verb.i, last)
    set_off = (
        first > 1
        and tokens[first - 1].text in (",", "-", "–", "—")
        and last + 2 < len(tokens)
        and tokens[last + 1].text in (",", "-", "–", "—")
    )
    head = parse.head(verb.i)
    if verb.dep in ("ccomp", "parataxis", "advcl", "dep", "relcl") and head.pos in ("VERB", "AUX") and set_off:
        return trimmed(
            parse, min(t.i for t in parse.subtree(head.i)), max(t.i for t in parse.subtree(head.i))
        )  # "In May, he said, it fell"
    if verb.dep in ("ccomp", "parataxis", "advcl", "dep"):
        opened = any(t.tag == "WRB" for t in parse.children(verb.i, "advmod"))  # "were hurt when officers charged at them"
        spoken_after = verb.i > head.i and source.i > head.i and not opened and not parse.children(verb.i, "mark", "dobj")
        if head.pos in ("VERB", "AUX") and spoken_after:
            own = {t.i for t in parse.subtree(verb.i)}
            rest = [t.i for t in parse.subtree(head.i) if t.i not in own and t.i < first]
            if rest:
                return trimmed(parse, min(rest), max(rest))
    quoted = first > 1 and any(t.text in MARKS for t in tokens[max(0, first - 2) : first])
    if verb.head == verb.i and quoted:
        return trimmed(parse, 0, first - 1)
    return None


def _resumes(parse: Parse, verb: Token, clause: Token, other: Token) -> bool:
    """Whether a verb joined to what is said goes on with the saying: "denied that it had fallen, and put the toll at three"."""
    comma = other.i >= 2 and parse.tokens[other.i - 1].dep == "cc" and parse.tokens[other.i - 2].text == ","
    return comma and other.tag == verb.tag != clause.tag and not parse.children(other.i, "nsubj", "nsubjpass")


def _cue(parse: Parse, verb: Token, predicate: Predicate) -> tuple[int, int]:
    """The verb with "has", "also" and the like before it, and with its preposition or "in a statement" where that follows at once."""
    first = last = verb.i
    while first > 0 and parse.tokens[first - 1].head == verb.i and parse.tokens[first - 1].dep in _BEFORE_CUE:
        first -= 1
    for particle in parse.children(verb.i, "prt"):
        last = max(last, particle.i if particle.i == last + 1 else last)
    for preposition in parse.children(verb.i, "prep", "agent"):
        if preposition.i != last + 1:
            continue
        if preposition.lower in predicate.takes or preposition.dep == "agent":
            last = preposition.i
        elif preposition.lower in ("in", "on", "at", "during"):
            inside = parse.subtree(preposition.i, without=("relcl", "acl"))
            if any(t.lemma.lower() in words("dateline.claims", "occasions.tsv") for t in inside):
                last = max(t.i for t in inside)
    return first, last
