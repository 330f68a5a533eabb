"""An invented story with every kind of record, made with the constructors: the Valdorie and Ostrane talk about the straits."""

from __future__ import annotations

from hashlib import sha256

from recoupe.model import (
    Absent,
    Account,
    Act,
    Actor,
    ActorMention,
    Agreement,
    AgreementState,
    Article,
    Attribution,
    Basis,
    Blank,
    BriefItem,
    Complete,
    Completeness,
    Derivation,
    DerivationKind,
    Difference,
    Dossier,
    Event,
    Form,
    Issue,
    Kind,
    Lineage,
    Manner,
    Modality,
    Origin,
    OriginKind,
    Point,
    PointKind,
    Position,
    Problem,
    Published,
    Publisher,
    Reading,
    Relation,
    Repair,
    Role,
    Severity,
    Span,
    Status,
    StatusNote,
    StoryInfo,
    Telling,
    Voice,
    When,
    Zone,
    ZoneKind,
    edited,
)

TEXTS = {
    "a1": (
        "La Valdorie et l’Ostrane reprennent langue à Port-Sauveur\n\n"
        "Port-Sauveur (Agence du Levant) – Les délégations valdorienne et ostranaise se sont réunies mercredi 4 mai 2022 "
        "pendant trois heures au siège du Conseil des Détroits.\n\n"
        "« Nous ne céderons pas un mètre du chenal », a déclaré la ministre valdorienne Irène Kalvo, tout en se disant "
        "prête à « publier un calendrier » si l’Ostrane retire ses vedettes.\n\n"
        "Le médiateur Olaf Brandes a exigé que les deux parties ouvrent le détroit aux céréales.\n\n"
        "Soutenez notre journal : <script>alert('don')</script> faites un don !"
    ),
    "a2": (
        "Détroits : quatre heures de pourparlers sans percée\n\n"
        "Réunies mercredi à Port-Sauveur, les deux délégations ont parlé pendant quatre heures.\n\n"
        "Irène Kalvo a affirmé que son pays ne céderait rien sur le chenal. "
        "L’Ostrane, elle, a refusé de retirer ses vedettes, selon son porte-parole Milo Serran.\n\n"
        "Une nouvelle séance est prévue la semaine prochaine."
    ),
    "a3": (
        "Les délégations valdorienne et ostranaise se sont réunies mercredi 4 mai 2022 pendant trois heures.\n\n"
        "« Nous ne céderons pas un mètre du chenal », a déclaré la ministre valdorienne.\n\nagencedulevant.example"
    ),
    "a4": (
        "Avant le Conseil des Détroits, Valdis prépare ses arguments\n\n"
        "La ministre Irène Kalvo a averti lundi que le chenal n’était pas négociable."
    ),
    "a5": "Straits talks open in Port-Sauveur\n\nThe two delegations met on Wednesday for about three hours.",
}
OUTLETS = {"a1": "Agence du Levant", "a2": "Le Phare", "a4": "Le Quai", "a5": "The Strait Times"}
DAYS = {"a1": ("2022-05-04", "2022-05-04"), "a2": ("2022-05-04", "2022-05-05"), "a3": (None, None), "a4": ("2022-05-02", "2022-05-02")}
STATES = {"a3": Completeness.EXCERPT}


def text(article: str) -> str:
    """The clean text of one article (the pages need no edits)."""
    return TEXTS[article]


def on(article: str, words: str) -> Span:
    """The span of these words in an article."""
    return reading(article).text.span(TEXTS[article].index(words), TEXTS[article].index(words) + len(words))


def reading(article: str) -> Reading:
    """One article with its paragraphs and zones."""
    page = edited(article, TEXTS[article], [])
    paragraphs = []
    at = 0
    for paragraph in TEXTS[article].split("\n\n"):
        paragraphs.append((at, at + len(paragraph)))
        at += len(paragraph) + 2
    headed = article != "a3"
    zones = [Zone(ZoneKind.HEADLINE if n == 0 and headed else ZoneKind.BODY, page.span(a, b)) for n, (a, b) in enumerate(paragraphs)]
    if article == "a1":
        zones[-1] = Zone(ZoneKind.BOILERPLATE, zones[-1].span)
    if article == "a3":
        zones[-1] = Zone(ZoneKind.CREDIT, zones[-1].span)
    first, last = DAYS.get(article, (None, None))
    head = paragraphs[0]
    record = Article(
        id=article,
        file=f"{article}.txt",
        page_sha256=sha256(TEXTS[article].encode()).hexdigest(),
        text_sha256=sha256(TEXTS[article].encode()).hexdigest(),
        language="en" if article == "a5" else "fr",
        publisher=Publisher(OUTLETS[article], (page.span(*head),)) if article in OUTLETS else None,
        headline=page.span(*head) if headed else None,
        published=Published(first, first, last, Basis.STATED if first else Basis.UNKNOWN),
        completeness=Complete(STATES.get(article, Completeness.WHOLE), (page.span(*paragraphs[-1]),)),
        zones=tuple(zones),
        repairs=(Repair("lost-space", page.span(*paragraphs[1])),) if article == "a2" else (),
    )
    return Reading(record, page, tuple(paragraphs), tuple(paragraphs))


def readings() -> tuple[Reading, ...]:
    """All articles."""
    return tuple(reading(article) for article in TEXTS)


def _actors() -> tuple[Actor, ...]:
    def actor(key: str, name: str, kind: Kind, party: str | None, where: Span, *, code: str = "", roles: tuple[Role, ...] = ()) -> Actor:
        return Actor(key, name, kind, party, (ActorMention(where, Form.NAME),), roles, code=code)

    minister = Role("ministre", on("a1", "la ministre valdorienne"))
    return (
        actor("x1", "Valdorie", Kind.STATE, "VD", on("a1", "La Valdorie"), code="VD"),
        actor("x2", "Ostrane", Kind.STATE, "OS", on("a1", "l’Ostrane"), code="OS"),
        actor("x3", "Irène Kalvo", Kind.PERSON, "VD", on("a1", "Irène Kalvo"), roles=(minister,)),
        actor("x4", "Milo Serran", Kind.PERSON, "OS", on("a2", "Milo Serran")),
        actor("x5", "Olaf Brandes", Kind.PERSON, None, on("a1", "Olaf Brandes")),
    )


def _attributions() -> tuple[Attribution, ...]:
    direct = on("a1", "Nous ne céderons pas un mètre du chenal")
    again = on("a3", "Nous ne céderons pas un mètre du chenal")
    ready = on("a1", "prête à « publier un calendrier » si l’Ostrane retire ses vedettes")
    return (
        Attribution("s1", "a1", Manner.DIRECT, Act.REFUSE, ("x3",), "VD", (on("a1", "la ministre valdorienne Irène Kalvo"),),
                    (on("a1", "a déclaré"),), (direct,), (direct,), occasion="o1"),
        Attribution("s2", "a1", Manner.MIXED, Act.OFFER, ("x3",), "VD", (), (on("a1", "se disant"),), (ready,),
                    (on("a1", "publier un calendrier"),)),
        Attribution("s3", "a1", Manner.INDIRECT, Act.DEMAND, ("x5",), None, (on("a1", "Le médiateur Olaf Brandes"),),
                    (on("a1", "a exigé"),), (on("a1", "que les deux parties ouvrent le détroit aux céréales"),), addressees=("x1", "x2")),
        Attribution("s4", "a2", Manner.INDIRECT, Act.REFUSE, ("x3",), "VD", (on("a2", "Irène Kalvo"),), (on("a2", "a affirmé"),),
                    (on("a2", "que son pays ne céderait rien sur le chenal"),), occasion="o1"),
        Attribution("s5", "a2", Manner.INDIRECT, Act.REFUSE, ("x4",), "OS", (on("a2", "son porte-parole Milo Serran"),),
                    (on("a2", "selon"),), (on("a2", "L’Ostrane, elle, a refusé de retirer ses vedettes"),)),
        Attribution("s6", "a3", Manner.DIRECT, Act.REFUSE, ("x3",), "VD", (on("a3", "la ministre valdorienne"),),
                    (on("a3", "a déclaré"),), (again,), (again,)),
    )  # fmt: skip


def _points() -> tuple[Point, ...]:
    lasted = tuple(
        Telling(a, (on(a, words),), value=value)
        for a, words, value in (
            ("a1", "pendant trois heures", "3 h"),
            ("a2", "pendant quatre heures", "4 h"),
            ("a3", "pendant trois heures", "3 h"),
        )
    )
    said = (
        Telling("a1", (on("a1", "Nous ne céderons pas un mètre du chenal"),), "s1"),
        Telling("a2", (on("a2", "que son pays ne céderait rien sur le chenal"),), "s4"),
        Telling("a3", (on("a3", "Nous ne céderons pas un mètre du chenal"),), "s6"),
    )
    late = {"a4": Blank.EARLIER, "a5": Blank.UNREAD}
    met = (Telling("a1", (on("a1", "se sont réunies mercredi 4 mai 2022"),)), Telling("a2", (on("a2", "Réunies mercredi à Port-Sauveur"),)))
    next_one = (Telling("a2", (on("a2", "Une nouvelle séance est prévue la semaine prochaine"),)),)
    silent = {"a1": Blank.SILENT, "a3": Blank.EXCERPT, **late}
    return (
        Point("c1", PointKind.FACT, "Durée des pourparlers", lasted, Relation.CONTRADICT, (Difference.NUMBER,), late, 2, 0,
              ("Les nombres s’excluent : trois heures, quatre heures.",)),
        Point("c2", PointKind.STATEMENT, "Irène Kalvo : pas un mètre du chenal", said, Relation.DIFFER, (Difference.WORDING,), late, 2, 1),
        Point("c3", PointKind.EVENT, "La réunion de Port-Sauveur", met, Relation.AGREE, (), {"a3": Blank.EXCERPT, **late}, 2, 0),
        Point("c4", PointKind.FACT, "Une nouvelle séance", next_one, Relation.SINGLE, (), silent, 1, 0),
    )  # fmt: skip


def _lineage() -> Lineage:
    shared = "Les délégations valdorienne et ostranaise se sont réunies mercredi 4 mai 2022 pendant trois heures"
    pair = (on("a1", shared), on("a3", shared))
    copy = Derivation("a1", "a3", DerivationKind.EXCERPT, 0.93, ((on("a1", "Irène Kalvo"), on("a3", "la ministre valdorienne")),), (pair,))
    absent = Derivation(Absent("agencedulevant.example"), "a3", DerivationKind.EXCERPT, None, (), ((on("a3", "agencedulevant.example"),),))
    alone = ("aucune dépendance trouvée",)
    accounts = (
        Account("r1", ("a1", "a3"), ("a3 est un extrait de a1",)),
        Account("r2", ("a2",), alone),
        Account("r3", ("a4",), alone),
        Account("r4", ("a5",), alone),
    )
    return Lineage((copy, absent), accounts, (Origin("o1", OriginKind.PRESS_CONFERENCE, "Irène Kalvo, Port-Sauveur", ("s1", "s4")),))


def _positions() -> tuple[Position, ...]:
    held = (on("a1", "Nous ne céderons pas un mètre du chenal"), on("a2", "que son pays ne céderait rien sur le chenal"))
    return (
        Position("p1", "x3", "i1", Act.REFUSE, None, Modality.ASSERTED, "s1", held),
        Position("p2", "x3", "i2", Act.OFFER, "x2", Modality.CONDITIONAL, "s2", (on("a1", "publier un calendrier"),),
                 on("a1", "si l’Ostrane retire ses vedettes")),
        Position("p3", "x2", "i2", Act.REFUSE, None, Modality.ASSERTED, "s5", (on("a2", "a refusé de retirer ses vedettes"),), None, "x4"),
        Position("p4", "x5", "i1", Act.DEMAND, None, Modality.ASSERTED, "s3", (on("a1", "ouvrent le détroit aux céréales"),)),
        Position("p5", "x4", "i2", Act.ASSESS, None, Modality.ASSERTED, "s5", (on("a2", "selon son porte-parole Milo Serran"),)),
    )  # fmt: skip


def _events() -> tuple[Event, ...]:
    told = (on("a1", "se sont réunies mercredi 4 mai 2022"), on("a2", "Réunies mercredi à Port-Sauveur"))
    coming = on("a2", "Une nouvelle séance est prévue la semaine prochaine")
    asked = on("a1", "que les deux parties ouvrent le détroit aux céréales")
    notes = (StatusNote(Status.HELD, "a1", told[0]), StatusNote(Status.PLANNED, "a4", on("a4", "Avant le Conseil des Détroits")))
    return (
        Event("e1", "meeting", "CONSULT", "réunion des deux délégations", When("2022-05-04", "2022-05-04", "2022-05-04"), "Port-Sauveur",
              ("x1", "x2"), Status.HELD, notes, told),
        Event("e2", "meeting", None, "nouvelle séance", When("2022-05-09/2022-05-15", "2022-05-09", "2022-05-15"), None, (),
              Status.PLANNED, (), (coming,)),
        Event("e3", "opening", None, "ouverture du détroit", When(), None, ("x1", "x2"), Status.CALLED_FOR, (), (asked,)),
    )  # fmt: skip


def dossier(language: str = "fr") -> Dossier:
    """The whole picture."""
    brief = (
        BriefItem("Ce qui s’est passé", "Les deux délégations se sont réunies le 4 mai 2022 à Port-Sauveur.",
                  (on("a1", "se sont réunies mercredi 4 mai 2022"), on("a2", "Réunies mercredi à Port-Sauveur"))),
        BriefItem("Où les récits diffèrent", "La durée diffère : trois heures ou quatre.",
                  (on("a1", "pendant trois heures"), on("a2", "pendant quatre heures"), on("a3", "pendant trois heures"))),
    )  # fmt: skip
    return Dossier(
        recoupe="0.1.0",
        language=language,
        story=StoryInfo("", "Pourparlers de Port-Sauveur, 4 mai 2022", "2022-05-02", "2022-05-05"),
        articles=tuple(r.article for r in readings()),
        actors=_actors(),
        attributions=_attributions(),
        events=_events(),
        issues=(
            Issue("i1", "le chenal", ("chenal",), (on("a1", "chenal"),)),
            Issue("i2", "le retrait des vedettes", ("vedettes",), (on("a1", "vedettes"),)),
        ),
        positions=_positions(),
        agreement=(Agreement("i1", AgreementState.DEADLOCK, ("p1", "p4")), Agreement("i2", AgreementState.CONDITIONAL, ("p2", "p3"))),
        lineage=_lineage(),
        points=_points(),
        voices=(Voice("a1", "VD", 2, 60), Voice("a2", "VD", 1, 0), Voice("a2", "OS", 1, 0), Voice("a3", "VD", 1, 39)),
        brief=brief,
        problems=(
            Problem("unsupported-language", "Page en langue « en » : lue et datée seulement.", "Lisez cette page vous-même.", "a5"),
            Problem("dangling", "Parole sans auteur.", "", "a2", on("a2", "sans percée"), Severity.SKIP),
        ),
    )
