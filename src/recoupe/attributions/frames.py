"""Frames: how what is said is joined to its cue. Each cue of a period becomes a draft, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from recoupe.attributions.after import After
from recoupe.attributions.complements import Complements
from recoupe.attributions.cues import BE, CLITIC, HAVE, Cue, Hit, is_adverb
from recoupe.attributions.drafts import Draft
from recoupe.attributions.holders import speaks, writes
from recoupe.attributions.passives import Passives
from recoupe.attributions.sources import Source
from recoupe.model import Act, Range

FUTURE = frozenset(("aura", "auront", "sera", "seront"))
BELIEFS = frozenset(
    ("croire", "penser", "vouloir", "espérer", "souhaiter", "craindre", "estimer", "considérer", "juger", "imaginer", "aimer")
)
"""What whoever it may be thinks ("ceux qui croient que") is nobody's statement."""
WISHES = BELIEFS | {"désirer", "entendre"}
"""Wishes that are told only with whose they are."""
TOLD = frozenset(("affirmer", "annoncer", "avertir", "avouer", "déclarer", "dire", "expliquer", "indiquer", "informer", "mentionner"))
TOLD |= {"préciser", "prévenir", "raconter", "répondre", "révéler", "signaler", "souligner"}
"""What is not told when they are denied ("ne lui a pas dit que le port était fermé")."""
IMPERSONAL = frozenset(("être certain", "être sûr"))
"""What nobody says who is called "il" ("il n'est pas certain que")."""
RECEIVED = frozenset(("apprendre", "se vouloir"))
"""What is no speech without a finite verb ("Apprenant que le port ferme, ...")."""
AIMED = frozenset((first, that) for first in ("pour", "afin", "avant", "sans", "jusqu'à") for that in ("que", "qu'"))
"""What only shall be said ("pour que le roi demande ...")."""
PLURAL = frozenset(("ont", "avaient", "sont", "étaient", "auraient", "seraient"))


class Frames(After, Complements, Passives):
    """Reads the cues of one period."""

    def drafts(self, known: Sequence[Draft]) -> list[Draft]:
        """A draft for every cue of the period that reports something, in order; `known` are those found otherwise."""
        out: list[Draft] = []
        following = {hit: draft for hit in self.hits if hit.shape == "finite" and (draft := self.after(hit))}
        self.ends.closing = {hit.first for hit in following}
        for hit in self.hits:
            if any(a <= self.words[hit.verb].start < b for d in known for a, b in d.cue):
                continue
            before = sorted([*out, *(d for d in known if d.at < self.words[hit.first].start)], key=lambda d: d.at)
            if (draft := following.get(hit) or self._draft(hit, before)) and not self._own_mind(draft, before):
                out.append(draft)
        return out

    def _own_mind(self, draft: Draft, before: Sequence[Draft]) -> bool:
        """Whether a speaker only says of himself that he says or wishes it ("a souligné qu'elle souhaitait ...")."""
        if draft.source.pronoun not in ("il", "elle", "ils", "elles") or draft.hit is None or draft.hit.tense == "compound":
            return False
        outer = next((d for d in before if d.frame == "que" and d.content[0][0] == draft.source.ranges[0][0]), None)
        return outer is not None and outer.source.pronoun in ("", draft.source.pronoun)

    def _draft(self, hit: Hit, before: Sequence[Draft]) -> Draft | None:
        if hit.shape == "passive":
            return self.passive(hit)
        if hit.shape == "agent":
            return self.apposed(hit)
        if hit.shape == "suffered":
            return self._suffered(hit)
        if self._unsaid(hit):
            return None
        options = [hit, *(self._variant(hit, cue) for cue in hit.variants)]
        for option in options:
            if found := self.complement(option):
                frame, content, extra, whom = found
                source = self._elided(option) or self._source(option, before)
                if (not source.ranges and source.how != "elided" and option.shape != "finite") or self._idle(option, frame, source):
                    return None
                if option.shape == "infinitive" and any(content == d.content and content for d in before):
                    return None  # "a écrit aux maires pour indiquer que": said once
                cue = (self._cue(option, extra),)
                without = self.words[option.first].key == "sans"
                if self._declines(option):
                    return Draft(frame, Act.REFUSE, source, cue, content, whom, option, verb=option.cue.name)
                return Draft(frame, option.cue.act, source, cue, content, whom, option, option.negated or without, option.cue.name)
        return None

    def _suffered(self, hit: Hit) -> Draft | None:
        """What somebody else said to the subject: who that is stands behind "par", or is not told ("s'est vu offrir un poste par X")."""
        options = (hit, *(self._variant(hit, cue) for cue in hit.variants))
        found = next((found for option in options if (found := self.complement(option))), None)
        if found is None or not found[1]:
            return None
        found = self._without_main(hit, found) or found
        start, end = found[1][0]
        for n in range(self.period.index_at(start) + 1, self.period.index_at(end) - 1):
            if self.words[n].key == "par" and (source := self.sources.after(n + 1)).named:
                return Draft(found[0], hit.cue.act, source, (self._cue(hit),), (self.ends.trimmed(start, self.words[n].start),), None, hit)
        return Draft(found[0], hit.cue.act, Source(how="none"), (self._cue(hit),), found[1], None, hit, verb=hit.cue.name)

    def _unsaid(self, hit: Hit) -> bool:
        """Whether nothing has been said: yet to come ("annoncera"), merely supposed ("si X estime"), or one's own "je pense"."""
        first = self.words[hit.first].key
        if hit.subject is None and (hit.tense == "future" or first in FUTURE):
            return True
        if hit.cue.name.startswith("être") and first in ("serait", "seraient", "soit", "soient"):
            return True
        unnamed = any(w.key == "anonymat" for w in self.words[hit.last + 1 : hit.last + 5])
        if unnamed or (hit.cue.name in RECEIVED and hit.shape != "finite"):
            return True
        if first == "sans" and hit.cue.name == "parler":
            return True
        if hit.cue.name == "cacher" and not any(w.key in ("ne", "n'", "sans") for w in self.words[max(0, hit.first - 2) : hit.first + 1]):
            return True
        lead = [w.key for w in self.words[max(0, hit.first - 5) : hit.first]]
        if hit.tense == "present" and any(pair in AIMED for pair in pairwise(lead)) and "," not in lead:
            return True
        if "si" in lead and self.words[max(0, hit.first - len(lead) + lead.index("si") - 1)].key == "même":
            lead = []
        supposed = "si" in lead or any(a == "s'" and b in ("il", "ils") for a, b in pairwise(lead))
        if hit.tense in ("present", "imperfect", "conditional") and supposed and "," not in lead:
            return True
        own = self.words[hit.verb].quote >= 0 and hit.tense != "compound" and hit.shape == "finite"
        return own and any(key in ("je", "j'", "nous", "on") for key in lead[-3:])

    def _idle(self, hit: Hit, frame: str, source: Source) -> bool:
        """Whether the cue is there but nobody's words: denied acts, wishes of whoever it may be, objects of a relative clause."""
        if hit.negated and not self._declines(hit) and self._untold(hit, frame):
            return True
        plain = frame not in ("que", "quote", "mixed", "colon", "si") or (hit.cue.weak and frame in ("quote", "mixed"))
        telling = frame == "inf" and hit.cue.takes("que") and not hit.cue.weak and hit.cue.act is Act.ASSESS and hit.cue.name not in BELIEFS
        bare = source.how == "unnamed" and plain and not telling
        opening = self._text(source.ranges)
        definite = opening[:1].isupper() or opening.startswith(("le ", "la ", "les ", "l'", "l’"))
        tells = hit.tense == "compound" and frame in ("np", "phrase") and hit.cue.people and definite
        if bare and not tells and not speaks(self._text(source.ranges)):
            return True
        if not source.ranges and source.how != "elided" and hit.shape == "finite" and self.words[hit.verb].quote >= 0:
            return True
        nobody = hit.cue.name in IMPERSONAL or (hit.cue.name == "convenir" and hit.tense != "compound")
        if source.pronoun == "il" and nobody:
            return True
        if self._misread(hit, frame, source, opening):
            return True
        if self._nobody(source, hit) or (not source.ranges and source.how != "elided" and hit.cue.name in WISHES and plain):
            return True
        if source.pronoun == "on" and frame in ("np", "phrase", "as", "inf", "whom", "alone"):
            return True
        if source.how == "relative" and not source.ranges and (hit.cue.name in BELIEFS or frame not in ("que", "quote", "colon")):
            return True
        first = self.words[hit.first].key
        if hit.cue.act is Act.ASSESS and first == "pour" and not self._came_to(hit, frame, source):
            return True
        if hit.cue.act is Act.ASSESS and first == "sans" and frame not in ("np", "phrase"):
            return True
        if source.how == "relative" and hit.cue.name == "se vouloir":
            return True
        vague = hit.cue.name in BELIEFS or not any(named.actors for named in source.named)
        if source.how == "relative" and frame in ("inf", "np", "phrase") and hit.tense != "compound" and vague:
            return True
        back = self.words[max(0, hit.first - 3) : hit.first]
        relative = any(w.key in ("que", "qu'") for w in back) and source.pronoun != "" and frame in ("np", "phrase", "as")
        agrees = self.words[hit.verb].key.endswith(("és", "ées", "ée", "us", "ue", "ues", "is", "ise", "ises"))
        return relative and hit.tense == "compound" and agrees

    def _untold(self, hit: Hit, frame: str) -> bool:
        """Whether a denied cue reports nothing: a denied act, or what somebody did not say."""
        if frame == "que" and hit.cue.name in TOLD and hit.subject is None:
            return all(w.quote < 0 or w.quote == self.words[hit.verb].quote for w in self.words[hit.last :])
        firm = hit.cue.act.value in ("refuse", "deny", "accept", "support") and hit.tense != "conditional"
        return frame in ("np", "phrase", "alone", "inf", "whom") and not firm

    def _misread(self, hit: Hit, frame: str, source: Source, opening: str) -> bool:
        """Whether a verb of many meanings does not report here: what a custom wants, a reader reads, a witness sees, a thing shows."""
        match hit.cue.name:
            case "dire non":
                return any(w.key == "plus" for w in self.words[hit.last + 1 : hit.last + 2])
            case "vouloir":
                return source.how == "unnamed" and not speaks(opening)
            case "voir":
                return frame not in ("quote", "mixed", "np") or hit.tense == "past"
            case "lire":
                return source.pronoun != "on" and "-on" not in (w.key for w in self.words[hit.first : hit.last + 2])
        return hit.cue.takes("texts") and not writes(opening)

    def _came_to(self, hit: Hit, frame: str, source: Source) -> bool:
        """Whether somebody did something in order to say it: "a publié un communiqué pour indiquer que"."""
        main = next((n for n in range(hit.first - 1, -1, -1) if self.finder.finite[n]), None)
        who = source.named or source.pronoun or speaks(self._text(source.ranges))
        if (
            main is None
            or not who
            or frame not in ("que", "quote", "colon", "mixed")
            or self.words[main].quote != self.words[hit.verb].quote
        ):
            return False
        done = any(form.tense == "participle" for n in range(main + 1, min(main + 5, hit.first)) for form in self.finder.readings[n])
        simple = any(form.tense == "past" for form in self.finder.readings[main])
        return simple or (done and self.words[main].key in HAVE | BE)

    def _declines(self, hit: Hit) -> bool:
        """Whether it is told that somebody would not say something ("n'a pas souhaité commenter")."""
        wishes = {"vouloir", "souhaiter", "désirer", "pouvoir"}
        would = any(f.verb in wishes for w in range(hit.first, hit.verb) for f in self.finder.readings[w])
        return hit.negated and hit.tense == "semi" and would

    def _nobody(self, source: Source, hit: Hit) -> bool:
        """Whether "personne" is the subject, or a "je" nobody is known for denies that he asks."""
        first = self._text(source.ranges).casefold()
        if not source.ranges:
            lead = [w.key for w in self.words[max(0, hit.first - 3) : hit.first]]
            return any(word in lead for word in ("personne", "rien", "nul"))
        return first in ("personne", "rien", "nul")

    def _text(self, ranges: Sequence[Range]) -> str:
        return " ".join(self.scene.text[a:b] for a, b in ranges)

    def _variant(self, hit: Hit, cue: Cue) -> Hit:
        return Hit(cue, hit.first, hit.last, hit.verb, hit.shape, hit.tense, hit.subject, hit.negated)

    def _cue(self, hit: Hit, extra: int = 0) -> Range:
        start = self.words[hit.first].start
        end = self.words[hit.subject if hit.subject is not None and hit.subject > hit.last else hit.last].end
        return start, max(end, extra)

    def _source(self, hit: Hit, before: Sequence[Draft]) -> Source:
        """The subject; a gerund or infinitive has that of the cue before it, or of the main verb."""
        if hit.shape == "finite" and (hit.subject is not None or not self._joined(hit)):
            found = self.sources.subject(hit)
            return self._whole(found, before) if found.how == "relative" else found
        if hit.shape == "finite":
            for draft in reversed(before):
                level = (
                    draft.hit is not None and draft.hit.shape == "finite" and self.words[draft.hit.verb].quote == self.words[hit.verb].quote
                )
                if level and draft.hit is not None and draft.source.ranges and self._alike(draft.hit, hit) and draft.frame != "after":
                    return Source(draft.source.ranges, draft.source.named, draft.source.pronoun, "shared")
            return self.sources.subject(hit)
        for draft in reversed(before):
            if draft.hit is None or draft.hit.shape == "finite" or draft.source.ranges:
                same_level = draft.hit is None or self.words[draft.hit.verb].quote == self.words[hit.verb].quote
                if same_level and draft.source.ranges and not self._nested(draft, before):
                    return Source(draft.source.ranges, draft.source.named, draft.source.pronoun, "shared")
        if hit.shape == "gerund" and (apposed := self._apposed(hit)):
            return apposed
        for n in range(hit.first - 1, -1, -1):
            if self.finder.finite[n] and self.words[n].quote == self.words[hit.verb].quote:
                found = self.sources.before(n)
                return Source(found.ranges, found.named, found.pronoun, found.how if found.how == "unnamed" else "shared")
        opens = hit.shape == "gerund" and not any(w.key == "," for w in self.words[hit.last + 1 : hit.last + 3])
        commas = (n for n in range(hit.last + 1, len(self.words)) if self.words[n].key == "," and self.words[n].quote < 0)
        for n in range(next(commas, hit.last) + 1, len(self.words)):
            if self.finder.finite[n] and (opens or hit.first <= self.ends.clause_start(hit.first) + 1):
                found = self.sources.before(n)
                return Source(found.ranges, found.named, found.pronoun, found.how if found.how == "unnamed" else "shared")
        return Source()

    def _apposed(self, hit: Hit) -> Source | None:
        """Who is named right before a gerund that no verb precedes ("Les propos de X, expliquant que ..., ont surpris")."""
        if hit.first < 2 or self.words[hit.first - 1].key != "," or any(self.finder.finite[: hit.first]):
            return None
        named = self.scene.at(self.words[hit.first - 2].start)
        return Source(((named.start, named.end),), (named,), "", "shared") if named is not None and not named.place else None

    def _whole(self, found: Source, before: Sequence[Draft]) -> Source:
        """The antecedent of "qui", as the source of the cue right before it when it ends one ("a dit X, qui a ajouté")."""
        for draft in reversed(before):
            if found.ranges and draft.source.ranges and draft.source.ranges[-1][1] == found.ranges[-1][1]:
                return Source(draft.source.ranges, draft.source.named, draft.source.pronoun, "relative")
        return found

    def _elided(self, hit: Hit) -> Source | None:
        """A sentence without a subject goes on with the speaker of the one before: "Et demandé que ...", "Qui précise que ..."."""
        first = self.ends.clause_start(hit.first)
        lead = self.words[first : hit.first]
        opens = bool(lead) and lead[0].key in ("et", "mais", "qui", "puis") and hit.subject is None and hit.shape in ("finite", "shared")
        if opens and all(w.key in CLITIC | {"et", "mais", "qui", "puis"} or is_adverb(w) for w in lead):
            return Source(how="elided")
        return None

    def _joined(self, hit: Hit) -> bool:
        """Whether a conjunction stands right before the cue, so that its subject was said before."""
        n = hit.first - 1
        while n >= 0 and (self.words[n].key in CLITIC or is_adverb(self.words[n])):
            n -= 1
        return n >= 0 and self.words[n].key in ("et", "mais", "puis", "ou", ",")

    def _alike(self, one: Hit, other: Hit) -> bool:
        """Whether two cues agree in number, as far as their auxiliaries show."""
        a, b = self.words[one.first].key, self.words[other.first].key
        return (a in PLURAL) == (b in PLURAL) if one.tense == other.tense == "compound" else True

    def _nested(self, draft: Draft, before: Sequence[Draft]) -> bool:
        """Whether a draft lies inside what another one says."""
        return any(a <= draft.at < b for other in before if other is not draft for a, b in other.content)

    # -- the cue follows what is said ------------------------------------------------------------------------------
