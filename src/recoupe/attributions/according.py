"""Attribution by a preposition: "selon X", "d'après X", "pour X, ..."."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from recoupe.attributions.cues import BE, HAVE, Hit, is_adverb, listed
from recoupe.attributions.drafts import Draft
from recoupe.attributions.frames import Frames
from recoupe.attributions.holders import speaks, views
from recoupe.attributions.leads import STOPS, occasion
from recoupe.attributions.sources import ASIDE, Source
from recoupe.attributions.words import vocabulary
from recoupe.model import Act, Kind, Range

OF = frozenset(("du", "de", "d'", "des"))
"""Words that say which body a source belongs to ("Pour X, du cabinet Y, ...")."""
OFFICE = 14
"""How many words may tell what somebody's office is about."""


def according(frames: Frames) -> list[Draft]:
    """The attributions by preposition of one period."""
    out = []
    words, known = frames.words, _prepositions()
    keys = [word.key for word in words]
    for n, key in [(n, key) for n, key in enumerate(keys) if key in known]:
        following = keys[n + 1] if n + 1 < len(keys) else ""
        phrases = (*known[key].get(following, ()), *known[key].get("", ()))
        for phrase in phrases:
            if (*keys[n : n + len(phrase)],) == phrase and (draft := _according(frames, n, n + len(phrase), phrase)):
                out.append(draft)
                break
    told = "comme" in keys or "ainsi" in keys
    return [*out, *(draft for hit in frames.hits if (draft := _as_said(frames, hit)))] if told else out


def _as_said(frames: Frames, hit: Hit) -> Draft | None:
    """The draft of a cue that only says whose words these are: "comme le dit X", "ainsi que l'a rappelé X", "comme X l'a dit"."""
    words = frames.words
    if hit.shape != "finite" or hit.first < 2 or words[hit.first - 1].key not in ("le", "l'") or not hit.cue.takes("que"):
        return None
    if hit.cue.act is not Act.ASSESS:
        return None
    n = hit.first - 2
    if n > 1 and hit.tense == "present" and words[n].key in ("il", "elle", "ils", "elles") and words[n - 1].key == "comme":
        who = Source(((words[n].start, words[n].end),), (), words[n].key, "pronoun")
        held = (_clause_up_to(frames, n - 1),)
        return _made(who, words[n - 1].start, words[hit.last].end, held, ("comme",)) if words[n - 2].key == "," else None
    if words[n].key == "que" and n and words[n - 1].key == "ainsi":
        return _according(frames, n - 1, hit.last + 1, ("comme",))
    return _according(frames, n, hit.last + 1, ("comme",)) if words[n].key == "comme" else None


@cache
def _prepositions() -> dict[str, dict[str, list[tuple[str, ...]]]]:
    """The phrases by their first and their second word ("" for those of one word), the longest first."""
    out: dict[str, dict[str, list[tuple[str, ...]]]] = {}
    for phrase in listed("prepositions"):
        words = tuple(phrase.split())
        ends = OF if words[-1] == "de" and len(words) > 1 else words[-1:]
        for last in sorted(ends):
            whole = (*words[:-1], last)
            out.setdefault(whole[0], {}).setdefault((*whole, "")[1], []).append(whole)
    return {first: {second: sorted(found, key=len, reverse=True) for second, found in more.items()} for first, more in out.items()}


def _according(frames: Frames, n: int, at: int, phrase: tuple[str, ...]) -> Draft | None:
    """The draft of "selon X" at words n to at."""
    words = frames.words
    if phrase == ("pour",) and (viewed := _for_whom(frames, n)):
        return viewed
    source = _who(frames, at)
    if source is None or (phrase == ("pour",) and not _points_of_view(frames, n, source)):
        return None
    if source.named and n > 1 and words[n - 1].key == "," and words[n - 2].key in ("qui", "que", "qu'"):
        source = replace(source, ranges=((source.ranges[0][0], source.named[-1].end),))
    end = _end(frames, source, phrase[0])
    if end < len(words) and words[end].key == "qui" and words[n - 1].letters and n:
        return _made(source, words[n].start, words[at - 1].end, (_clause_up_to(frames, n),), phrase)
    if end < len(words) and words[end].key == "qui" and n and words[n - 1].key == "," and phrase != ("pour",):
        end = _past_description(frames, end)
    if end + 1 < len(words) and words[end].key == "," and words[end + 1].key in vocabulary("relatives"):
        closing = _relative_end(frames, end + 1)
        if closing is None and phrase == ("pour",):
            return None
        end = closing or end
    quote = words[n].quote
    if quote >= 0 and n and words[n - 1].key == "," and source.named:
        return _inside_marks(frames, n, end, phrase, source)
    end = _past_aside(frames, end)
    content = _scope(frames, n, end, formula=phrase[-1] in ("formule", "mots", "termes", "expression") or _formula(frames, at))
    if not content:
        return None
    return _made(source, words[n].start, words[at - 1].end, content, phrase)


def _for_whom(frames: Frames, n: int) -> Draft | None:
    """The draft of a view in a relative clause: "le ministre, pour qui la loi est morte"."""
    words = frames.words
    if n < 3 or n + 2 >= len(words) or words[n + 1].key not in ("qui", "lequel", "laquelle") or words[n - 1].key != ",":
        return None
    named = frames.scene.at(words[n - 2].start)
    start, end = (named.start, named.end) if named else (words[n - 3].start, words[n - 2].end)
    if (named.place if named else not views(frames.scene.text[start:end])) or words[n].quote >= 0:
        return None
    source = Source(((start, end),), (named,) if named else (), "", "relative" if named else "unnamed")
    inserted = not any(frames.finder.finite[frames.ends.clause_start(n) : n])
    return _made(source, words[n].start, words[n + 1].end, (frames.ends.range(n + 2, None, clause=True, bounded=inserted),), ("pour",))


def _past_description(frames: Frames, end: int) -> int:
    """The index after a relative clause that only describes a source (", selon la radio qui cite un courrier")."""
    ends = (n for n in range(end, len(frames.words)) if frames.words[n].key in (*STOPS, ",", ";") or frames.words[n].quote >= 0)
    return next(ends, len(frames.words))


def _end(frames: Frames, source: Source, preposition: str) -> int:
    """The index after a source, brackets and what its office is about included ("Pour le rapporteur de la loi sur les ports, ...")."""
    words = frames.words
    end = _past_brackets(frames, frames.period.index_at(source.ranges[-1][1]))
    if preposition != "pour" or end >= len(words) or words[end].key not in OF or not _holds(frames, source.ranges[0]):
        return end
    for n in range(end, min(end + OFFICE, len(words))):
        if words[n].key == ",":
            return n
        if words[n].key in STOPS or frames.finder.finite[n] or words[n].quote >= 0:
            break
    return end


def _past_brackets(frames: Frames, end: int) -> int:
    """The index after the brackets that follow a source ("Pour X (PS), ...")."""
    words = frames.words
    if end < len(words) and words[end].key == "(":
        return next((n + 1 for n in range(end, len(words)) if words[n].key == ")"), end)
    return end + 1 if end < len(words) and words[end].key == ")" else end


def _past_aside(frames: Frames, end: int) -> int:
    """The comma after a phrase that says where a source spoke ("Pour X, dans La Gazette, ..."), or the same word."""
    words = frames.words
    if (
        end + 2 >= len(words)
        or words[end].key != ","
        or words[end + 1].key not in ASIDE | OF | {"interrogé", "interrogée", "cité", "citée"}
    ):
        return end
    spoken = occasion("spoken").match(frames.scene.text, words[end + 1].start)
    if not spoken and words[end + 1].key in ASIDE and not words[end + 2].capital:
        return end
    for n in range(end + 2, len(words) - 1):
        if words[n].key in STOPS or frames.finder.finite[n] or words[n].quote >= 0:
            break
        if words[n].key == ",":
            return n
    return end


def _made(source: Source, start: int, end: int, content: tuple[Range, ...], phrase: tuple[str, ...]) -> Draft:
    return Draft("according", Act.ASSESS, source, ((start, end),), content, verb=phrase[0])


def _clause_up_to(frames: Frames, n: int) -> Range:
    """The clause that ends before a word."""
    first = frames.ends.last_clause(frames.ends.clause_start(n), n - 1)
    return frames.ends.trimmed(frames.words[first].start, _outer_end(frames, n - 1))


def _inside_marks(frames: Frames, n: int, end: int, phrase: tuple[str, ...], source: Source) -> Draft | None:
    """A source that the reporter put between the marks: `« Le gouvernement, selon M. Darvin, se trompe. »`."""
    outer = frames.quoted[frames.words[n].quote].outer
    before = frames.ends.trimmed(outer[0], frames.words[n].start)
    after = frames.ends.trimmed(source.ranges[-1][1], outer[1])
    content = tuple((a, b) for a, b in (before, after) if any(c.isalnum() for c in frames.scene.text[a:b]))
    cue = (frames.words[n].start, frames.words[n + len(phrase) - 1].end)
    return Draft("after", Act.ASSESS, source, (cue,), content, verb=phrase[0]) if content and end else None


def _relative_end(frames: Frames, start: int) -> int | None:
    """The comma that closes a relative clause after the source ("Pour le port, qui attendait ..., le canal reste ...")."""
    verb = next((k for k in range(start, len(frames.words)) if frames.finder.finite[k]), None)
    if verb is None:
        return None
    commas = [n for n in range(verb + 1, len(frames.words) - 1) if frames.words[n].key == "," and frames.words[n].quote < 0]
    return next((n for n in commas if any(frames.finder.finite[n:])), commas[0] if commas else None)


def _formula(frames: Frames, at: int) -> bool:
    """Whether the words before are meant: "selon la formule du ministre"."""
    return any(w.key in ("formule", "mots", "termes", "expression") for w in frames.words[at : at + 2])


def _who(frames: Frames, at: int) -> Source | None:
    """The words after the preposition that name a source; None when they name none ("selon laquelle", "selon le calendrier")."""
    words = frames.words
    if at >= len(words):
        return None
    key = words[at].key
    if key in ("lui", "elle", "eux", "elles", "moi"):
        return Source(((words[at].start, words[at].end),), (), {"lui": "il", "eux": "ils"}.get(key, key), "pronoun")
    if key in ("ce", "cette", "ces") and at + 1 < len(words) and words[at + 1].key.startswith("derni"):
        return Source(((words[at].start, words[at + 1].end),), (), f"{key} {words[at + 1].key}", "pronoun")
    if key in ("que", "qu'", "laquelle", "lequel", "lesquelles", "lesquels"):
        return None
    skip = at
    if key in ("la", "les", "l'") and _formula(frames, at):
        skip = at + 2
        if skip < len(words) and words[skip].key in ("de", "d'", "du", "des"):
            skip += 1 if words[skip].key in ("de", "d'") else 0
    found = frames.sources.after(skip) if skip < len(words) else Source()
    if found.named:
        return found if found.named[0].actors or found.named[0].kind is not Kind.STATE or not found.named[0].place else None
    if words[skip].key in ("du", "des") and (named := frames.scene.at(words[skip].end + 1)) is not None and not named.place:
        return Source(((named.start, named.end),), (named,))
    return found if found.ranges and speaks(frames.scene.text[slice(*found.ranges[0])]) else None


def _points_of_view(frames: Frames, n: int, source: Source) -> bool:
    """Whether "pour X" opens the sentence and sets X's view ("Pour Moscou, ...") rather than a purpose."""
    words = frames.words
    end = _end(frames, source, "pour")
    first = (
        n == 0
        or (n > 0 and words[n - 1].key in STOPS | {"que", "qu'"})
        or _rubric(frames, n)
        or (n in (1, 2) and words[0].key in ("mais", "et", "or") and words[n - 1].key in (words[0].key, ","))
    )
    comma = end < len(words) and words[end].key == ","
    holder = source.how == "unnamed" and _holds(frames, source.ranges[0])
    stands = source.pronoun in ("il", "elle", "ils", "elles") or " derni" in source.pronoun
    pronoun = stands and (n == 0 or words[n - 1].key not in ("que", "qu'"))
    return first and comma and (bool(source.named) or pronoun or holder)


def _rubric(frames: Frames, n: int) -> bool:
    """Whether only a rubric and a dash stand before a word of a headline ("Port - Pour X, le canal doit fermer")."""
    words = frames.words
    return n in range(2, 6) and words[n - 1].key in ("-", "–", "—", ":", "|") and words[n].capital and not any(frames.finder.finite[:n])


def _holds(frames: Frames, words: Range) -> bool:
    """Whether a noun phrase that nobody recognised is headed by somebody who can have a view ("ce service", "l'Afuv")."""
    return views(frames.scene.text[slice(*words)])


def _scope(frames: Frames, n: int, end: int, *, formula: bool) -> tuple[Range, ...]:
    """What is said according to the source named at words n to end."""
    words, ends = frames.words, frames.ends
    before = n - 1
    while before >= 0 and words[before].key in (",", "(", "–", "-"):
        before -= 1
    after = end
    while after < len(words) and words[after].key in (",", ")", "–", "-"):
        after += 1
    opens = (
        before < 0
        or (words[n].key == "pour" and _rubric(frames, n))
        or all(is_adverb(w) for w in words[ends.clause_start(n) : n])
        or words[before].key in (*STOPS, ";", ":")
        or (words[before].key in ("mais", "et", "or", "car") and words[n - 1].key != ",")
    )
    if opens or (n > 1 and words[before].key in ("mais", "et", "que", "qu'", "et") and words[n - 1].key == ","):
        if after < len(words) and words[after].quote >= 0 and words[n].quote < 0:
            outer = frames.quoted[words[after].quote].outer
            if any(w.key in STOPS for w in words[after : frames.period.index_at(outer[1]) - 1]):
                return (outer,)  # whole sentences between marks: "Selon X, « ... . ... »."
        return (ends.range(after, None, clause=True),) if after < len(words) and words[after].letters else ()
    closes = after >= len(words) or words[after].key in (*STOPS, ";") or _renamed(frames, end)
    set_off = end < len(words) and words[end].key in ("-", "–", "—", ")") and words[n - 1].quote >= 0
    formula, closes = formula or set_off, closes or set_off
    if words[before].quote >= 0 and (formula or closes) and words[n].quote < 0:
        outer = frames.quoted[words[before].quote].outer
        opening = frames.period.index_at(outer[0])
        lead = ends.clause_start(opening + 1) if opening else 0
        if formula or lead >= opening:
            return (outer,)
    if words[before].key in ("qui", "que", "qu'", "dont"):
        return (ends.range(after, None, clause=False),) if after < len(words) else ()
    first = ends.clause_start(n)
    first = ends.last_clause(first, before)
    if closes or end >= len(words) or _tail(frames, end):
        return (ends.trimmed(words[first].start, _outer_end(frames, before)),)
    return _around(frames, first, before, after, commas=words[n - 1].key == ",")


def _renamed(frames: Frames, end: int) -> bool:
    """Whether nothing but a name in apposition follows the source (", selon l'un d'eux, le pêcheur Noël Saz.")."""
    words = frames.words
    if end + 1 >= len(words) or words[end].key != ",":
        return False
    named = frames.scene.at(words[end + 1].start)
    after = frames.period.index_at(named.end) if named is not None and not named.place else 0
    return after > end and (after >= len(words) or words[after].key in STOPS)


def _tail(frames: Frames, end: int) -> bool:
    """Whether only an afterthought follows the source (", ajoutant que", ", alors que")."""
    words = frames.words
    if end >= len(words) or words[end].key != "," or end + 1 >= len(words):
        return False
    following = words[end + 1]
    gerund = any(f.tense == "gerund" for f in frames.finder.readings[end + 1])
    return gerund or following.key in vocabulary("after_nominal") | {"qui", "et", "dont"}


def _outer_end(frames: Frames, at: int) -> int:
    quote = frames.words[at].quote
    return frames.quoted[quote].outer[1] if quote >= 0 else frames.words[at].end


def _around(frames: Frames, first: int, before: int, after: int, *, commas: bool) -> tuple[Range, ...]:
    """The words on both sides of a source in the middle of what it says."""
    words, ends = frames.words, frames.ends
    start = first
    for k in range(before, first, -1):
        if words[k].quote >= 0:
            continue
        if words[k].key in ("qui", "dont", "où", "que", "qu'", ";", ":", "car") or (
            words[k].key == "," and not commas and not frames.finder.finite[k + 1]
        ):
            start = k + 1
            break
    left = ends.trimmed(words[start].start, _outer_end(frames, before))
    if not commas and words[after - 1].key == "," and words[before].key not in BE | HAVE | {"été", "eu"}:
        return (left,)
    return left, ends.range(after, None, clause=True)
