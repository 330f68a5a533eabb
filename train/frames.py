"""Sentences of reported speech made from ordinary ones, with their full analysis.

Treebanks hold few verbs of speech with a clause, and hardly an inverted subject after a quotation. A frame wraps a plain
declarative sentence in a cue with an invented speaker: "X a déclaré que S", "« S », a déclaré X", "selon X, S" ... The
analysis follows the treebanks: the clause after "que" is `ccomp` (`acl` of a noun), an inserted cue is `parataxis` of the clause.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from train.conllu import Node, Sentence
from train.speakers import Phrase, Speaker, Word, rows, speaker

VOWELS = "aeiouyàâéèêëîïôöûüœ"
TIGHT_BEFORE = frozenset({",", ".", ")", "»"})
MARKS = frozenset('«»"“”')
SHORTEST, LONGEST = 5, 32
"""Tokens of a sentence that is wrapped."""

CUES = """
déclarer déclare déclarent déclaré déclarait; affirmer affirme affirment affirmé affirmait; ajouter ajoute ajoutent ajouté ajoutait
expliquer explique expliquent expliqué expliquait; indiquer indique indiquent indiqué indiquait; assurer assure assurent assuré assurait
estimer estime estiment estimé estimait; annoncer annonce annoncent annoncé annonçait; préciser précise précisent précisé précisait
souligner souligne soulignent souligné soulignait; rappeler rappelle rappellent rappelé rappelait; dire dit disent dit disait
juger juge jugent jugé jugeait; soutenir soutient soutiennent soutenu soutenait; confirmer confirme confirment confirmé confirmait
reconnaître reconnaît reconnaissent reconnu reconnaissait; répondre répond répondent répondu répondait
considérer considère considèrent considéré considérait; regretter regrette regrettent regretté regrettait
promettre promet promettent promis promettait; prévenir prévient préviennent prévenu prévenait; noter note notent noté notait
penser pense pensent pensé pensait; croire croit croient cru croyait; craindre craint craignent craint craignait
espérer espère espèrent espéré espérait; répéter répète répètent répété répétait; conclure conclut concluent conclu concluait
constater constate constatent constaté constatait; raconter raconte racontent raconté racontait
insister insiste insistent insisté insistait
poursuivre poursuit poursuivent poursuivi poursuivait; témoigner témoigne témoignent témoigné témoignait
avertir avertit avertissent averti avertissait; révéler révèle révèlent révélé révélait; savoir sait savent su savait
admettre admet admettent admis admettait; dénoncer dénonce dénoncent dénoncé dénonçait
confier confie confient confié confiait; déplorer déplore déplorent déploré déplorait; lancer lance lancent lancé lançait
rapporter rapporte rapportent rapporté rapportait; écrire écrit écrivent écrit écrivait; plaider plaide plaident plaidé plaidait
signaler signale signalent signalé signalait; observer observe observent observé observait; marteler martèle martèlent martelé martelait
"""
"""Infinitive, present singular and plural, participle, imperfect singular (the plural is made from it)."""
ONLY_INSERTED = frozenset({"poursuivre", "témoigner", "dénoncer", "lancer"})
ONLY_CLAUSE = frozenset({"savoir", "craindre", "croire"})
TABLE = rows(CUES)

WHEN = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hier")
WHERE = (
    "dans/ADP/case/1 un/DET/det/1/un communiqué/NOUN/obl/-1",
    "dans/ADP/case/1 un/DET/det/1/un entretien/NOUN/obl/-1",
    "devant/ADP/case/1 la/DET/det/1/le presse/NOUN/obl/-1",
    "à/ADP/case/1 la/DET/det/1/le radio/NOUN/obl/-1",
    "lors/ADP/case/3 d'/ADP/fixed/0/de une/DET/det/3/un réunion/NOUN/obl/-1 publique/ADJ/amod/3/public",
    "sur/ADP/case/1 son/DET/det/1 compte/NOUN/obl/-1",
)
TO_WHOM = (
    "aux/ADP/case/1/à journalistes/NOUN/obl/-1/journaliste",
    "à/ADP/case/2 l'/DET/det/2/le agence/NOUN/obl/-1 Ostrane-Info/PROPN/nmod/2",
    "devant/ADP/case/1 les/DET/det/2/le députés/NOUN/obl/-1/député",
)


@dataclass(slots=True)
class Build:
    """A sentence in the making: words with absolute heads."""

    words: list[Word]

    def put(self, *words: Word) -> int:
        """Append words whose heads are absolute already; the place of the first."""
        at = len(self.words)
        self.words += words
        return at

    def phrase(self, phrase: Phrase, head: int, dep: str) -> int:
        """Append a phrase under a head (absolute); the place of its own head."""
        at = len(self.words)
        top = at + next(n for n, word in enumerate(phrase) if word.head < 0)
        for word in phrase:
            own = word.head < 0
            self.words.append(replace(word, head=head if own else at + word.head, dep=dep if own else word.dep))
        return top


def framed(sentence: Sentence, draw: random.Random) -> Sentence | None:
    """The sentence in a frame drawn at random, or None where it cannot stand in one."""
    clause = clause_of(sentence)
    if clause is None:
        return None
    frame = draw.choices([each for each, _ in FRAMES], [weight for _, weight in FRAMES])[0]
    built = frame(clause, draw)
    return laid_out(sentence.name + "+", built.words) if built else None


def clause_of(sentence: Sentence) -> list[Word] | None:
    """The words of a plain declarative sentence without its full stop: one finite clause with a subject, no quotation."""
    nodes = sentence.nodes
    if not SHORTEST <= len(nodes) <= LONGEST or nodes[-1].form != "." or nodes[-1].pos != "PUNCT":
        return None
    if any(node.form in MARKS or node.form in ("?", "!", ";", ":", "(", ")", "-") for node in nodes):
        return None
    root = next(at for at, node in enumerate(nodes) if node.head == at)
    under = [at for at, node in enumerate(nodes) if node.head == root and at != root]
    finite = any("VerbForm=Fin" in nodes[at].morph for at in (root, *(a for a in under if nodes[a].dep in ("aux", "aux:pass", "cop"))))
    subject = [at for at in under if nodes[at].dep in ("nsubj", "nsubj:pass", "expl:subj")]
    if not finite or not subject or min(subject) > root or any("Mood=Imp" in node.morph for node in nodes):
        return None
    if any(node.head == len(nodes) - 1 for node in nodes[:-1]) or nodes[-2].form == ".":
        return None
    words = [Word(n.form, n.lemma, n.pos, n.morph, -1 if at == root else n.head, n.dep) for at, n in enumerate(nodes[:-1])]
    first = words[0]
    if first.dep in ("cc", "discourse"):
        return None
    if first.pos not in ("PROPN", "X") and not first.form.endswith(".") and first.form[1:] == first.form[1:].lower():
        words[0] = replace(first, form=first.form.lower())
    return words


def capital(words: list[Word]) -> list[Word]:
    """The words with a capital at the beginning."""
    return [replace(words[0], form=words[0].form[:1].upper() + words[0].form[1:]), *words[1:]]


def comma(head: int) -> Word:
    """A comma under a head."""
    return Word(",", ",", "PUNCT", "", head, "punct")


def stop(head: int) -> Word:
    """The full stop."""
    return Word(".", ".", "PUNCT", "", head, "punct")


def verb_group(who: Speaker, draw: random.Random, *, inserted: bool) -> tuple[list[Word], int]:
    """Auxiliary and verb (heads relative to the group, the verb's is -1), and the place of the verb in it."""
    refused = ONLY_CLAUSE if inserted else ONLY_INSERTED
    lemma, singular, plural, participle, imperfect = draw.choice([each for each in TABLE if each[0] not in refused])
    number = "Plur" if who.plural else "Sing"
    finite = f"Mood=Ind|Number={number}|Person={who.person}|Tense={{}}|VerbForm=Fin"
    kind = draw.random()
    if kind < 0.55:
        past = kind >= 0.45
        form = ("avaient" if who.plural else "avait") if past else ("ont" if who.plural else "a")
        auxiliary = Word(form, "avoir", "AUX", finite.format("Imp" if past else "Pres"), 1, "aux")
        verb = Word(participle, lemma, "VERB", "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part", -1, "root")
        return [auxiliary, verb], 1
    if kind < 0.9:
        return [Word(plural if who.plural else singular, lemma, "VERB", finite.format("Pres"), -1, "root")], 0
    form = imperfect[:-1] + "ent" if who.plural else imperfect
    return [Word(form, lemma, "VERB", finite.format("Imp"), -1, "root")], 0


def small(text: str) -> Phrase:
    """A short phrase written as form/POS/dep/head(/lemma) for each word."""
    out = []
    for part in text.split():
        form, pos, dep, head, *lemma = part.split("/")
        own = dep == "obl"
        out.append(Word(form, lemma[0] if lemma else form, pos, MORPH.get(form, NOUN_MORPH.get(form, "")), -1 if own else int(head), dep))
    place = next(n for n, word in enumerate(out) if word.head < 0)
    return tuple(replace(word, head=place) if word.dep in ("case", "det") else word for word in out)


MORPH = {
    "un": "Definite=Ind|Gender=Masc|Number=Sing|PronType=Art",
    "une": "Definite=Ind|Gender=Fem|Number=Sing|PronType=Art",
    "la": "Definite=Def|Gender=Fem|Number=Sing|PronType=Art",
    "l'": "Definite=Def|Number=Sing|PronType=Art",
    "les": "Definite=Def|Number=Plur|PronType=Art",
    "aux": "Definite=Def|Number=Plur|PronType=Art",
    "son": "Gender=Masc|Number=Sing|Poss=Yes|PronType=Prs",
    "publique": "Gender=Fem|Number=Sing",
}
NOUN_MORPH = {
    "communiqué": "Gender=Masc|Number=Sing",
    "entretien": "Gender=Masc|Number=Sing",
    "presse": "Gender=Fem|Number=Sing",
    "radio": "Gender=Fem|Number=Sing",
    "réunion": "Gender=Fem|Number=Sing",
    "compte": "Gender=Masc|Number=Sing",
    "journalistes": "Number=Plur",
    "agence": "Gender=Fem|Number=Sing",
    "députés": "Gender=Masc|Number=Plur",
}


def day(head: int, draw: random.Random) -> Word:
    """A day of the week, or "hier"."""
    word = draw.choice(WHEN)
    if word == "hier":
        return Word(word, word, "ADV", "", head, "advmod")
    return Word(word, word, "NOUN", "Gender=Masc|Number=Sing", head, "obl")


def that(clause: list[Word], build: Build, head: int, dep: str) -> int:
    """Append "que" and the clause under a head; the place of the clause's head."""
    first = clause[0].form
    form = "qu'" if first[:1].lower() in VOWELS and first[:1].islower() else "que"
    top = len(build.words) + 1 + next(n for n, word in enumerate(clause) if word.head < 0)
    build.put(Word(form, "que", "SCONJ", "", top, "mark"))
    return build.phrase(tuple(clause), head, dep)


def said_that(clause: list[Word], draw: random.Random) -> Build:
    """X a déclaré (jeudi) (aux journalistes) que S."""
    who = speaker(draw)
    group, verb = verb_group(who, draw, inserted=False)
    build = Build([])
    lead = small(draw.choice(WHERE)) if draw.random() < 0.12 else ()
    offset = len(lead) + (1 if lead else 0)
    at = offset + len(who.words) + verb
    if lead:
        build.phrase(lead, at, "obl")
        build.put(comma(at))
    build.phrase(who.words, at, "nsubj")
    build.put(*(replace(word, head=at) for word in group))
    if draw.random() < 0.25:
        build.put(day(at, draw))
    if draw.random() < 0.2:
        build.phrase(small(draw.choice((*TO_WHOM, *WHERE))), at, "obl")
    that(clause, build, at, "ccomp")
    build.put(stop(at))
    return build


def said_colon(clause: list[Word], draw: random.Random) -> Build:
    """X a déclaré : « S »."""
    who = speaker(draw)
    group, verb = verb_group(who, draw, inserted=True)
    build = Build([])
    at = len(who.words) + verb
    build.phrase(who.words, at, "nsubj")
    build.put(*(replace(word, head=at) for word in group))
    opening, closing = marks(draw)
    top = len(build.words) + 2 + next(n for n, word in enumerate(clause) if word.head < 0)
    build.put(Word(":", ":", "PUNCT", "", top, "punct"), Word(opening, opening, "PUNCT", "", top, "punct"))
    build.phrase(tuple(capital(clause)), at, "ccomp")
    inside = draw.random() < 0.5
    tail = [stop(at), Word(closing, closing, "PUNCT", "", top, "punct")]
    build.put(*(tail if inside else tail[::-1]))
    return build


def marks(draw: random.Random) -> tuple[str, str]:
    """A pair of quotation marks."""
    return draw.choice((("«", "»"), ("«", "»"), ('"', '"')))


def inserted_cue(build: Build, head: int, draw: random.Random, *, pronoun: bool | None = None) -> int:
    """Append "a déclaré X" or "a-t-il dit" (and perhaps when or where) as an inserted clause; the place of its verb."""
    who = speaker(draw, pronoun=draw.random() < 0.35 if pronoun is None else pronoun)
    group, verb = verb_group(who, draw, inserted=True)
    start = len(build.words)
    if who.pronoun:
        clitic = replace(who.words[0], form="-" + who.words[0].form)
        at = start + (0 if verb == 0 else 2)
        words = [replace(word, head=at) for word in group]
        words.insert(1, replace(clitic, head=at, dep="nsubj"))
        if words[0].form[-1] not in "td":
            words[1] = replace(words[1], form="-t" + words[1].form)
        words[at - start] = replace(words[at - start], head=head, dep="parataxis")
        build.put(*words)
    else:
        at = start + verb
        build.put(*(replace(word, head=at) for word in group))
        build.words[at] = replace(build.words[at], head=head, dep="parataxis")
        if draw.random() < 0.15:
            build.put(day(at, draw))
        if draw.random() < 0.12:
            build.phrase(small(draw.choice((*TO_WHOM, *WHERE))), at, "obl")
        build.phrase(who.words, at, "nsubj")
    if draw.random() < 0.2:
        build.put(day(at, draw))
    if draw.random() < 0.15:
        build.phrase(small(draw.choice((*TO_WHOM, *WHERE))), at, "obl")
    return at


def quoted_then_said(clause: list[Word], draw: random.Random) -> Build:
    """« S », a déclaré X; also without the quotation marks."""
    build = Build([])
    quoted = draw.random() < 0.65
    opening, closing = marks(draw)
    top = int(quoted) + next(n for n, word in enumerate(clause) if word.head < 0)
    if quoted:
        build.put(Word(opening, opening, "PUNCT", "", top, "punct"))
    build.phrase(tuple(capital(clause)), top, "root")
    if quoted:
        build.put(Word(closing, closing, "PUNCT", "", top, "punct"))
    at = build.put(comma(top))
    verb = inserted_cue(build, top, draw)
    build.words[at] = comma(verb)
    build.put(stop(top))
    return build


def said_inside(clause: list[Word], draw: random.Random) -> Build | None:
    """« Subject, a déclaré X, rest of S »: the cue after the subject (or a first adjunct)."""
    root = next(n for n, word in enumerate(clause) if word.head < 0)
    cut = next((n for n in range(2, root + 1) if closed(clause, n)), None)
    if cut is None or clause[cut].pos == "PUNCT" or clause[cut - 1].pos == "PUNCT":
        return None
    quoted = draw.random() < 0.6
    opening, closing = marks(draw)
    cue = Build([])
    verb = inserted_cue(cue, 0, draw)
    shift, extra = int(quoted), len(cue.words) + 2
    top = shift + root + extra

    def moved(place: int) -> int:
        return place + shift + (extra if place >= cut else 0)

    words = [replace(word, head=moved(word.head)) for word in capital(clause)]
    words[root] = replace(words[root], head=top, dep="root")
    base = shift + cut + 1
    between = [replace(word, head=top if n == verb else base + word.head) for n, word in enumerate(cue.words)]
    out = [*words[:cut], comma(base + verb), *between, comma(base + verb), *words[cut:]]
    if quoted:
        out = [Word(opening, opening, "PUNCT", "", top, "punct"), *out, Word(closing, closing, "PUNCT", "", top, "punct")]
    return Build([*out, stop(top)])


def closed(clause: Sequence[Word], cut: int) -> bool:
    """Whether the words before a place hang on the root alone, through one constituent."""
    root = next(n for n, word in enumerate(clause) if word.head < 0)
    tops = [n for n in range(cut) if clause[n].head >= cut]
    return (
        len(tops) == 1
        and clause[tops[0]].head == root
        and all(word.head < 0 or word.head >= cut or n < cut for n, word in enumerate(clause))
    )


def according(clause: list[Word], draw: random.Random) -> Build:
    """Selon X, S; S, selon X; « S », selon X."""
    who = speaker(draw, pronoun=False, full=True)
    kind = draw.choice(("selon", "selon", "selon", "d'après", "pour", "de source"))
    lead: Phrase
    if kind == "d'après":
        length = 2
        lead = (Word("d'", "de", "ADP", "", -2, "case"), Word("après", "après", "ADP", "", 0, "fixed"))
    else:
        word = "selon" if kind == "de source" else kind
        length = 1
        lead = (Word(word, word, "ADP", "", -2, "case"),)
    top_of = next(n for n, word in enumerate(who.words) if word.head < 0) + length
    group = tuple(replace(word, head=top_of if word.head == -2 else word.head) for word in lead)
    group += tuple(replace(word, head=word.head + length if word.head >= 0 else -1) for word in who.words)
    build = Build([])
    root = next(n for n, word in enumerate(clause) if word.head < 0)
    if draw.random() < 0.55:
        top = len(group) + 1 + root
        build.phrase(tuple(capital(list(group))), top, "obl")
        build.put(comma(top))
        build.phrase(tuple(clause), top, "root")
    else:
        quoted = draw.random() < 0.3
        opening, closing = marks(draw)
        top = root + int(quoted)
        if quoted:
            build.put(Word(opening, opening, "PUNCT", "", top, "punct"))
        build.phrase(tuple(capital(clause)), top, "root")
        if quoted:
            build.put(Word(closing, closing, "PUNCT", "", top, "punct"))
        if quoted or draw.random() < 0.8:
            build.put(comma(top))
        build.phrase(group, top, "obl")
    build.put(stop(top))
    return build


def as_said(clause: list[Word], draw: random.Random) -> Build:
    """Comme l'a rappelé X, S."""
    who = speaker(draw, pronoun=False)
    chosen = [
        each for each in TABLE if each[0] in ("rappeler", "souligner", "indiquer", "expliquer", "dire", "préciser", "annoncer", "confirmer")
    ]
    lemma, singular, plural, participle, _ = draw.choice(chosen)
    number = "Plur" if who.plural else "Sing"
    finite = f"Mood=Ind|Number={number}|Person=3|Tense=Pres|VerbForm=Fin"
    clitic = "Number=Sing|Person=3|PronType=Prs"
    build = Build([])
    if draw.random() < 0.6:
        verb = 3
        words = [
            Word("comme", "comme", "SCONJ", "", verb, "mark"),
            Word("l'", "le", "PRON", clitic, verb, "obj"),
            Word("ont" if who.plural else "a", "avoir", "AUX", finite, verb, "aux"),
            Word(participle, lemma, "VERB", "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part", -1, "advcl"),
        ]
    else:
        verb = 2
        form = plural if who.plural else singular
        le = "l'" if form[0] in VOWELS else "le"
        words = [
            Word("comme", "comme", "SCONJ", "", verb, "mark"),
            Word(le, "le", "PRON", clitic, verb, "obj"),
            Word(form, lemma, "VERB", finite, -1, "advcl"),
        ]
    lead = Build(list(words))
    lead.phrase(who.words, verb, "nsubj")
    top = len(lead.words) + 1 + next(n for n, word in enumerate(clause) if word.head < 0)
    build.phrase(tuple(capital(lead.words)), top, "advcl")
    build.put(comma(top))
    build.phrase(tuple(clause), top, "root")
    build.put(stop(top))
    return build


NOUNS = (
    ("a", "fait", "part", "de", "sa", "conviction"),
    ("a", "exprimé", "", "", "l'", "espoir"),
    ("a", "défendu", "", "", "l'", "idée"),
    ("a", "évoqué", "", "", "l'", "hypothèse"),
    ("a", "rejeté", "", "", "l'", "accusation"),
)
NOUN_GENDER = {"conviction": "Fem", "espoir": "Masc", "idée": "Fem", "hypothèse": "Fem", "accusation": "Fem"}
PARTICIPLES = {"fait": "faire", "exprimé": "exprimer", "défendu": "défendre", "évoqué": "évoquer", "rejeté": "rejeter"}


def noun_that(clause: list[Word], draw: random.Random) -> Build:
    """X a fait part de sa conviction que S."""
    who = speaker(draw)
    _, participle, part, of, determiner, noun = draw.choice(NOUNS)
    at = len(who.words) + 1
    build = Build([])
    build.phrase(who.words, at, "nsubj")
    number = "Plur" if who.plural else "Sing"
    morph = f"Mood=Ind|Number={number}|Person={who.person}|Tense=Pres|VerbForm=Fin"
    build.put(
        Word("ont" if who.plural else "a", "avoir", "AUX", morph, at, "aux"),
        Word(participle, PARTICIPLES[participle], "VERB", "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part", at, "root"),
    )
    if part:
        build.put(Word(part, part, "NOUN", "Gender=Fem|Number=Sing", at, "obj"))
    top = len(build.words) + (2 if of else 1)
    if of:
        build.put(Word(of, of, "ADP", "", top, "case"))
    kind = "Gender=Fem|Number=Sing|Poss=Yes|PronType=Prs" if determiner == "sa" else "Definite=Def|Number=Sing|PronType=Art"
    build.put(Word(determiner, "son" if determiner == "sa" else "le", "DET", kind, top, "det"))
    build.put(Word(noun, noun, "NOUN", f"Gender={NOUN_GENDER[noun]}|Number=Sing", at, "obl" if of else "obj"))
    that(clause, build, top, "acl")
    build.put(stop(at))
    return build


def announced_by(_clause: list[Word], draw: random.Random) -> Build:
    """S, a-t-on appris auprès de X; La décision a été annoncée par X (the clause is left aside)."""
    who = speaker(draw, pronoun=False)
    noun, gender = draw.choice(
        (
            ("décision", "Fem"),
            ("mesure", "Fem"),
            ("accord", "Masc"),
            ("rapport", "Masc"),
            ("proposition", "Fem"),
            ("texte", "Masc"),
            ("grève", "Fem"),
        )
    )
    lemma, participle = draw.choice(
        (
            ("annoncer", "annoncé"),
            ("critiquer", "critiqué"),
            ("dénoncer", "dénoncé"),
            ("saluer", "salué"),
            ("rejeter", "rejeté"),
            ("signer", "signé"),
        )
    )
    fem = gender == "Fem"
    article = "l'" if noun[0] in VOWELS else ("la" if fem else "le")
    kind = "Definite=Def|Number=Sing|PronType=Art" if article == "l'" else f"Definite=Def|Gender={gender}|Number=Sing|PronType=Art"
    build = Build([])
    at = 4
    finite = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
    build.put(
        Word(article.capitalize(), "le", "DET", kind, 1, "det"),
        Word(noun, noun, "NOUN", f"Gender={gender}|Number=Sing", at, "nsubj:pass"),
        Word("a", "avoir", "AUX", finite, at, "aux"),
        Word("été", "être", "AUX", "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part", at, "aux:pass"),
        Word(
            participle + ("e" if fem else ""), lemma, "VERB", f"Gender={gender}|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass", at, "root"
        ),
    )
    if draw.random() < 0.4:
        build.put(day(at, draw))
    offset = len(build.words) + 1
    top = offset + next(n for n, word in enumerate(who.words) if word.head < 0)
    build.put(Word("par", "par", "ADP", "", top, "case"))
    build.phrase(who.words, at, "obl:agent")
    build.put(stop(at))
    return build


FRAMES: tuple[tuple[Callable[[list[Word], random.Random], Build | None], float], ...] = (
    (said_that, 5),
    (quoted_then_said, 5),
    (said_inside, 1.5),
    (said_colon, 1.5),
    (according, 2),
    (as_said, 0.6),
    (noun_that, 0.6),
    (announced_by, 0.5),
)


def laid_out(name: str, words: list[Word]) -> Sentence:
    """The words as a sentence with its text: spaces as French sets them."""
    words = capital(without_doubles(words))
    text = ""
    nodes: list[Node] = []
    tight = True
    straight = False
    for at, word in enumerate(words):
        closing = word.form == '"' and straight
        joined = tight or word.form in TIGHT_BEFORE - {"»"} or word.form[0] == "-" or closing
        text += "" if joined else " "
        straight ^= word.form == '"'
        nodes.append(Node(len(text), len(text) + len(word.form), word.form, word.lemma, word.pos, word.morph, word.head, word.dep))
        text += word.form
        tight = word.form.endswith("'") or (word.form == '"' and not closing) or word.form == "("
        if word.dep == "root":
            nodes[-1] = replace(nodes[-1], head=at)
    return Sentence(name, text, tuple(nodes))


def without_doubles(words: list[Word]) -> list[Word]:
    """The words without a comma right before another mark that closes ("le maire d'Ostrane,,", ",.")."""
    gone = {n for n in range(len(words) - 1) if words[n].form == "," and words[n + 1].form in (",", ".", ":")}
    moved = {n: n - sum(g < n for g in gone) for n in range(len(words))}
    return [replace(word, head=moved[word.head]) for n, word in enumerate(words) if n not in gone]


def restyled(sentence: Sentence, draw: random.Random, chance: float = 0.3) -> Sentence:
    """The sentence, now and then with the other quotation marks or without its full stop."""
    nodes = sentence.nodes
    if draw.random() < chance and any(node.form == '"' for node in nodes):
        seen = 0
        out = []
        for node in nodes:
            if node.form == '"':
                mark = "«»"[seen % 2]
                seen += 1
                out.append(replace(node, form=mark, lemma=mark))
            else:
                out.append(node)
        nodes = tuple(out)
    if draw.random() < 0.04 and len(nodes) > 3 and nodes[-1].form == ".":
        nodes = nodes[:-1] if all(node.head != len(nodes) - 1 for node in nodes) else nodes
    return replace(sentence, nodes=nodes)
