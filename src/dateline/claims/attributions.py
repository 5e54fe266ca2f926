"""Who says what in one sentence: source, cue and content, by grammar (`sayings.tsv`)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from dateline.records import Stance
from dateline.tables import rows, words
from dateline.text.parses import Parse, Token

_CLAUSE_ENDS = frozenset({"relcl", "ccomp", "advcl", "conj", "ROOT", "acl", "pcomp"})
_IMPERSONAL = frozenset({"it", "there", "this", "that", "which"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Token ranges (first, last): who says it, the words that say that they say, and what they say."""

    source: tuple[int, int]
    cue: tuple[int, int]
    content: tuple[int, int]
    stance: Stance
    head: int
    """The source's head noun."""

    @property
    def size(self) -> int:
        """Length of the content in tokens: the narrowest attribution that covers a value is the one it belongs to."""
        return self.content[1] - self.content[0]

    def covers(self, first: int, last: int) -> bool:
        """Whether the content holds tokens `first` to `last`, and they are not the source itself."""
        within = self.content[0] <= first and last <= self.content[1]
        return within and not (self.source[0] <= first and last <= self.source[1]) and not (self.cue[0] <= first <= self.cue[1])


def attributions(parse: Parse) -> tuple[Attribution, ...]:
    """Every attribution of the sentence, in order of its cue."""
    spoken = [found for token in parse.tokens if (found := _by_verb(parse, token)) is not None]
    accorded = [found for token in parse.tokens if (found := _according(parse, token)) is not None]
    return tuple(sorted((*spoken, *(_within(parse, found, spoken) for found in accorded)), key=lambda found: found.cue))


def _by_verb(parse: Parse, verb: Token) -> Attribution | None:
    entry = _sayings().get(verb.lemma.lower()) if verb.pos == "VERB" else None
    if entry is None:
        return None
    stance, kind = entry
    if stance != "denies" and any(t.dep == "neg" for t in parse.children(verb.i)):
        return None  # "could not confirm that ..." confirms nothing
    source = _source(parse, verb)
    if source is None or any(t.lower in ("no", "neither") for t in parse.children(source.i, "det")) or source.lower in ("nobody", "none"):
        return None
    content = _content(parse, verb, source, kind)
    if content is None:
        return None
    return Attribution(phrase(parse, source), _cue(parse, verb), content, stance, source.i)


def _source(parse: Parse, verb: Token) -> Token | None:
    """Who speaks: the verb's subject, or that of the nearest verb above it whose subject can speak."""
    for step in (verb, *parse.ancestors(verb.i)):
        if step.pos not in ("VERB", "AUX"):
            continue  # "rejected terms for a deal that would ..., vowing": the parser may hang the vowing on any noun
        subjects = parse.children(step.i, "nsubj")
        if subjects and subjects[0].lower in ("who", "which", "that") and step.dep == "relcl":
            subjects = (parse.head(step.i),)
        if not subjects and step is verb:
            subjects = tuple(inner for agent in parse.children(step.i, "agent") for inner in parse.children(agent.i, "pobj"))
        speaker = next((s for subject in subjects for s in (subject, *parse.children(subject.i, "conj")) if _can_speak(s)), None)
        if speaker is not None:
            return speaker
        if subjects and step is verb:
            return None
        passive = parse.children(step.i, "nsubjpass") and not (verb.dep == "conj" and verb.tag != step.tag)
        if passive or step.dep not in ("advcl", "conj", "xcomp", "relcl", "pcomp", "acl", "ccomp" if step is not verb else "conj"):
            return None
    return None


def _can_speak(token: Token) -> bool:
    if token.lower in _IMPERSONAL or token.entity in ("DATE", "TIME", "CARDINAL", "QUANTITY", "MONEY"):
        return False
    if token.pos in ("PROPN", "PRON") or token.entity in ("PERSON", "ORG", "NORP", "GPE"):
        return True
    return token.lemma.lower() in words("dateline.claims", "speaker_nouns.tsv") or token.lower in (
        "many",
        "some",
        "several",
        "others",
        "one",
        "two",
        "three",
    )


def _content(parse: Parse, verb: Token, source: Token, kind: str) -> tuple[int, int] | None:
    clauses = parse.children(verb.i, "ccomp", "xcomp") if kind in ("clause", "both") else ()
    things = parse.children(verb.i, "dobj", "prep") if kind in ("thing", "both") else ()
    things = tuple(t for t in things if t.dep == "dobj" or (t.lower in ("for", "of", "at") and any(o.dep == "dobj" for o in things)))
    if clauses or things:
        tokens = [t.i for clause in (*clauses, *things) for t in parse.subtree(clause.i)]
        resumed = next((t.i for clause in clauses for t in parse.children(clause.i, "conj") if _resumes(parse, verb, clause, t)), None)
        if resumed is not None:
            tokens = [i for i in tokens if i < resumed - 2]
        # Adverbs and objects after the clause ("said ... on Monday") stay outside; what the clause holds is inside.
        return min(tokens), max(tokens)
    if verb.dep in ("ccomp", "parataxis", "ROOT", "advcl", "dep"):
        # "Two people died, police said": some parses hang the saying on what is said.
        head = parse.head(verb.i)
        spoken_after = verb.i > head.i and source.i > head.i and not parse.children(verb.i, "mark", "dobj")
        if verb.dep in ("ccomp", "parataxis", "dep", "advcl") and head.pos in ("VERB", "AUX") and spoken_after:
            own = {t.i for t in parse.subtree(verb.i)}
            rest = [t.i for t in parse.subtree(head.i) if t.i not in own and t.i < min(verb.i, source.i)]
            return (min(rest), max(rest)) if rest else None
    return None


def _resumes(parse: Parse, verb: Token, clause: Token, other: Token) -> bool:
    """Whether a verb joined to what is said goes on with the saying: "denied that it had fallen, and put the toll at three"."""
    comma = other.i >= 2 and parse.tokens[other.i - 1].dep == "cc" and parse.tokens[other.i - 2].text == ","
    return comma and other.tag == verb.tag != clause.tag and not parse.children(other.i, "nsubj", "nsubjpass")


def _according(parse: Parse, token: Token) -> Attribution | None:
    if token.lower != "according":
        return None
    following = parse.tokens[token.i + 1 : token.i + 2]
    if not following or following[0].lower != "to":
        return None
    sources = [inner for step in (token, *parse.children(token.i)) for inner in parse.children(step.i, "pobj")]
    if not sources:
        return None
    source = sources[0]
    own = {t.i for t in parse.subtree(token.i)}
    rest = [t.i for t in parse.tokens if t.i not in own and t.pos != "PUNCT"]
    if not rest:
        return None
    first, last = phrase(parse, source)
    return Attribution((first, last), (token.i, token.i + 1), (min(rest), max(rest)), "says", source.i)


def _within(parse: Parse, found: Attribution, spoken: list[Attribution]) -> Attribution:
    """Keep an "according to" to what it vouches for, where it stands inside another's speech."""
    outer = next((other for other in spoken if other.covers(*found.cue)), None)
    if outer is not None:
        first, last = max(found.content[0], outer.content[0]), min(found.content[1], outer.content[1])
        found = replace(found, content=(first, max(first, last)))
    trailing = found.cue[0] > found.content[0]
    beside = outer is not None or any(other.covers(found.cue[0] - 2, found.cue[0] - 2) for other in spoken)
    return _narrowed(parse, found) if trailing and beside else found


def _narrowed(parse: Parse, found: Attribution) -> Attribution:
    """Inside another's speech, a trailing "according to" vouches for the nearest clause before it only."""
    before = next((t for t in reversed(parse.tokens[: found.cue[0]]) if t.pos != "PUNCT"), None)
    if before is None:
        return found
    for step in (before, *parse.ancestors(before.i)):
        if step.dep in _CLAUSE_ENDS and step.pos in ("VERB", "AUX"):
            inside = [t.i for t in parse.subtree(step.i) if t.i < found.cue[0] and t.pos != "PUNCT"]
            return replace(found, content=(min(inside), max(inside)))
    return found


def _cue(parse: Parse, verb: Token) -> tuple[int, int]:
    """The verb with "in a statement" and the like, where that follows at once."""
    last = verb.i
    for preposition in parse.children(verb.i, "prep"):
        if preposition.i == last + 1 and preposition.lower in ("in", "on", "at", "during"):
            inside = parse.subtree(preposition.i, without=("relcl", "acl"))
            if any(t.lemma.lower() in _OCCASIONS for t in inside):
                last = max(t.i for t in inside)
    return verb.i, last


_OCCASIONS = frozenset(
    {
        "statement",
        "interview",
        "conference",
        "briefing",
        "address",
        "speech",
        "release",
        "letter",
        "post",
        "message",
        "report",
        "television",
        "radio",
        "twitter",
        "telegram",
    }
)


def phrase(parse: Parse, head: Token) -> tuple[int, int]:
    """First and last token of a source as printed: with "of ...", "with ..." and its name, but without clauses."""
    keep = [t.i for t in parse.subtree(head.i, without=("relcl", "acl", "appos", "advcl", "punct", "conj", "cc"))]
    first, last = min(keep), max(keep)
    joined = [t for t in parse.children(head.i, "conj") if t.pos in ("NOUN", "PROPN")]
    for other in joined:
        last = max(last, *(t.i for t in parse.subtree(other.i, without=("relcl", "acl", "appos", "advcl", "punct"))))
    named = [t for t in parse.children(head.i, "appos") if t.pos == "PROPN" and t.i > last]
    if named and parse.tokens[last + 1].text == ",":
        last = named[0].i  # "the prosecutor, Lucía Vargas"
    while last > first and parse.tokens[last].pos == "PUNCT":
        last -= 1
    return first, last


@cache
def _sayings() -> dict[str, tuple[Stance, str]]:
    known: dict[str, Stance] = {
        "says": "says",
        "confirms": "confirms",
        "claims": "claims",
        "alleges": "alleges",
        "blames": "blames",
        "suspects": "suspects",
        "denies": "denies",
    }
    return {lemma: (known[stance], kind) for lemma, stance, kind in rows("dateline.text", "sayings.tsv")}
