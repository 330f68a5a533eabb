"""Forms of French verbs: which verb a word may be, and in which tense."""

from __future__ import annotations

from functools import cache

from recoupe.events.kinds import types
from recoupe.lang import table
from recoupe.lang.conjugation import Form, conjugate


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Every form of every verb known here, in lower case with its accents.

    Forms that are mostly nouns are left out, unless they are the participle of a verb that tells an event or whether it happened;
    so are the present and past singular of rarer verbs ("copie", "rama"), which are nouns and names.
    """
    own = {verb for row in types().values() for verb in row.get("verbs", ())}
    own |= {verb.strip() for row in table("fr/event_words")["verbs"].values() for verb in row.split(",")}
    saying = {verb.strip() for verb in table("fr/event_words")["saying"].split(",")}
    common = saying | set(table("fr/verbs")["verbs"].split())
    rare = set(table("fr/acts")["verbs"].split()) - own - common
    nouns = set(table("fr/conjugation")["homographs"])
    never = {word.strip() for word in table("fr/event_words")["no_verbs"].split(",")}
    out: dict[str, list[Form]] = {}
    for verb in sorted(own | common | rare):
        for word, tense in conjugate(verb):
            noun = word in nouns and not (verb in own and tense == "participle")
            short = verb in rare and tense in ("present", "past") and not word.endswith("ent")
            if word in never or noun or short:
                continue
            known = out.setdefault(word, [])
            if Form(verb, tense) not in known:
                known.append(Form(verb, tense))
    return {word: tuple(found) for word, found in out.items()}
