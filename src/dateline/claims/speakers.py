"""From the words of a source to a speaker: pronouns by the actor stage's antecedents, quotations by their neighbours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.claims.attributions import Attribution
from dateline.records import Actor, Report, Sentence, Span
from dateline.text.parses import Parse

_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})

Said = tuple[Span, Span | None, str | None]


class Speakers:
    """Knows who speaks in one report."""

    def __init__(
        self,
        report: Report,
        sentences: Sequence[Sentence],
        parses: Mapping[str, Parse],
        spoken: Mapping[str, tuple[Attribution, ...]],
        actors: Sequence[Actor],
    ) -> None:
        self._report = report
        self._sentences = sentences
        self._parses = parses
        self._spoken = spoken
        self._actors = actors

    def span(self, sentence: Sentence, tokens: tuple[int, int]) -> Span:
        """Characters of tokens first to last of a sentence."""
        parse = self._parses[sentence.id]
        return Span(self._report.id, sentence.span.start + parse.tokens[tokens[0]].start, sentence.span.start + parse.tokens[tokens[1]].end)

    def name(self, sentence: Sentence, attribution: Attribution) -> str | None:
        """Who the source is: the resolved name for a name or pronoun, the printed words for a description.

        None for a pronoun whose antecedent is not sure: nobody is guessed.
        """
        span = self.span(sentence, attribution.source)
        head = self._parses[sentence.id].tokens[attribution.head]
        words = self._report.text[span.start : span.end]
        whole = Span(self._report.id, sentence.span.start + head.start, sentence.span.start + head.end)
        actor = next((actor for actor in self._actors if actor.span.overlaps(whole)), None)
        if head.lower in _PRONOUNS:
            if head.lower == "they" and (outer := self._outer(sentence, attribution)) is not None:
                return self.name(sentence, outer)
            return actor.name if actor is not None and actor.antecedent is not None else None
        if actor is not None and head.pos == "PROPN":
            return actor.name
        named = next(
            (actor for actor in self._actors if span.covers(actor.span) and actor.span.start > whole.end and actor.antecedent is None), None
        )
        if named is not None and words[: named.span.start - span.start].rstrip().endswith(","):
            return named.name  # "the prosecutor, Lucía Vargas"
        return words

    def _outer(self, sentence: Sentence, attribution: Attribution) -> Attribution | None:
        """ "officials have said they suspect": they are the officials whose speech holds the words."""
        holding = [a for a in self._spoken[sentence.id] if a.size > attribution.size and a.covers(*attribution.source)]
        return min(holding, key=lambda a: (a.size, a.cue), default=None)

    def of_quote(self, quote: Span) -> Said | None:
        """Source, cue and name of the one who says a quotation (no name for an unresolved "he"); None where the text does not tell."""
        index = next((i for i, s in enumerate(self._sentences) if s.span.overlaps(quote)), None)
        if index is None:
            return None
        holding = [s for s in self._sentences if s.span.overlaps(quote)]
        for sentence in holding:
            said = self._in_sentence(sentence, quote)
            if said is not None:
                return said
        before = self._sentences[index - 1] if index else None
        whole = self._sentences[index].span.start == quote.start
        if before is not None and whole and before.paragraph == self._sentences[index].paragraph:
            return self._last_speaker(before)
        return None

    def _in_sentence(self, sentence: Sentence, quote: Span) -> Said | None:
        parse = self._parses.get(sentence.id)
        if parse is None:
            return None
        spoken = self._spoken[sentence.id]
        tokens = [t for t in parse.at(quote.start - sentence.span.start, quote.end - sentence.span.start) if t.pos != "PUNCT"]
        if not tokens:
            return None
        outside = [a for a in spoken if not tokens[0].i <= a.cue[0] <= tokens[-1].i]
        covering = [a for a in outside if a.covers(tokens[0].i, tokens[-1].i)]
        best = min(covering, key=lambda a: (a.size, a.cue), default=None) or (outside[0] if len(outside) == 1 else None)
        return None if best is None else self._said(sentence, best)

    def _last_speaker(self, sentence: Sentence) -> Said | None:
        spoken = self._spoken.get(sentence.id, ())
        return self._said(sentence, spoken[-1]) if spoken else None

    def _said(self, sentence: Sentence, attribution: Attribution) -> Said | None:
        name = self.name(sentence, attribution)
        source = self.span(sentence, attribution.source)
        return source, self.span(sentence, attribution.cue), name
