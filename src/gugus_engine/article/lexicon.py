"""The words by which an article is read, as declared data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, TypeVar

from gugus_engine.article.note_lexicon import NoteLexicon, load_notes, patterns
from gugus_engine.text.lexicon import BadLexicon, as_table, flag, table, texts
from gugus_engine.text.phrases import Phrases, phrase_pattern

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Pattern = Phrases
Section = TypeVar("Section", bound="DataclassInstance")

ACTIVITY_TYPES = (
    "fsk",
    "sosialisasi",
    "webinar",
    "rakor",
    "training",
    "pencanangan",
    "deklarasi",
    "penindakan",
    "pencegahan_keberangkatan",
    "pelimpahan",
    "putusan",
    "lainnya",
)
UNITS = (
    "korban",
    "tersangka",
    "terdakwa",
    "laporan",
    "kasus",
    "berkas",
    "spdp",
    "dicegah",
    "dipulangkan",
    "meninggal",
    "peserta",
    "rupiah",
)
PENALTIES = ("statutory", "demand", "sentence")


@dataclass(frozen=True)
class SubjectWords:
    """What shows that a text is about trafficking: one sure word or two likely ones; `beside` one sure word a weak one.

    `other` crimes and mishaps ask for more; `opinion` and `fiction` tell of a text that is no news. What was
    `asked` and `denied` beside another crime shows nothing.
    """

    sure: Pattern
    likely: Pattern
    beside: Pattern
    other: Pattern
    asked: Pattern
    denied: Pattern
    opinion: Pattern
    fiction: Pattern


@dataclass(frozen=True)
class FurnitureWords:
    """How lines begin that are no part of the story."""

    openings: Pattern
    labels: Pattern


@dataclass(frozen=True)
class SpeechWords:
    """Words that tell who says something."""

    after: Pattern
    before: Pattern
    according: Pattern
    press: Pattern
    pronouns: Pattern
    first_person: Pattern
    bystanders: Pattern


@dataclass(frozen=True)
class EventWords:
    """Words that tell that something takes place."""

    generic: Pattern
    hold: Pattern
    held: Pattern
    took_place: Pattern
    lead: Pattern
    weak: Pattern
    links: Pattern
    breaks: Pattern
    verdict_verbs: Pattern
    again: Pattern
    informing: Pattern
    definite: Pattern
    planned: Pattern
    plans: Pattern
    coming: Pattern
    other: Pattern
    routine: Pattern
    unreal: Pattern
    dated: Pattern
    theme: Pattern
    wanted: Pattern
    culprits: Pattern
    recalled: Pattern
    topics: Pattern


@dataclass(frozen=True)
class VenueWords:
    """Words that open the name of a venue; `small` are venues without a name of their own."""

    openings: Pattern
    words: Pattern
    small: Pattern


@dataclass(frozen=True)
class ParticipantWords:
    """Words by which participants are counted or named."""

    people: Pattern
    organisations: Pattern
    regions: Pattern
    aside: Pattern
    trained: Pattern
    attending: Pattern
    apart: Pattern
    cues: Pattern
    online: Pattern
    onsite: Pattern
    hybrid: Pattern
    invited: Pattern
    given_to: Pattern
    staff: Pattern
    audience_openings: Pattern
    audience: Pattern
    with_lists: Pattern
    absent: Pattern
    accounts: Pattern


@dataclass(frozen=True)
class FigureWords:
    """Words round a quoted figure."""

    between: Pattern
    linking: Pattern
    other_subjects: Pattern
    other_people: Pattern
    parts: Pattern
    same_period: Pattern
    same_time: Pattern
    same_number: Pattern
    elliptic: Pattern
    kinds: Pattern
    labels: Pattern
    carries_period: Pattern


@dataclass(frozen=True)
class RequestWords:
    """Words by which an office asks another for something."""

    ask: Pattern
    asked: Pattern
    appeal: Pattern
    must: Pattern
    needed: Pattern
    joins: Pattern
    offices: Pattern
    roles: Pattern
    public: Pattern


@dataclass(frozen=True)
class DenialWords:
    """What shows that something is no fact, and how far that reaches.

    `near`, `nominal` and, to an act only, `duties` reach the word after them, past `helpers` and, to a number, `quantifiers`;
    `denies` and `imagines` reach to the end of the clause or one of `ends`, `conditions` and `oughts` to a comma;
    `refutes` and `contests` reach back to the start of their sentence, `retracts` to the sentence before.
    `absent` tells of people counted just before that they were not there.
    """

    near: Pattern
    nominal: Pattern
    absent: Pattern
    duties: Pattern
    oughts: Pattern
    helpers: Pattern
    quantifiers: Pattern
    denies: Pattern
    refutes: Pattern
    retracts: Pattern
    labels: Pattern
    imagines: Pattern
    conditions: Pattern
    contests: Pattern
    ends: Pattern


@dataclass(frozen=True)
class ActivityWords:
    """One kind of activity: its nouns, and the verbs with objects that tell of it; `sure` verbs need no object.

    `catches` are the verbs that need one of `persons` instead. What is `barred` right after a verb tells of
    something else; `not_by` are the kinds of agencies that do no such thing.
    """

    type: str
    nouns: Pattern
    verbs: Pattern
    objects: Pattern
    sure: Pattern
    catches: Pattern
    persons: Pattern
    barred: Pattern
    not_by: frozenset[str]
    needs_number: bool
    needs_day: bool


@dataclass(frozen=True)
class UnitWords:
    """One unit of a figure: what follows its number, what stands before it, or verb and object.

    `passive`: what is said of the counted people after them, "38 warga … dipulangkan".
    """

    unit: str
    after: Pattern
    before: Pattern
    verbs: Pattern
    objects: Pattern
    passive: Pattern


@dataclass(frozen=True)
class PersonWords:
    """Words of persons' names and those beside which a name stands, all in small letters.

    `before` one word of a name, `before_two` two, `beside` a listed name in small letters; after
    `houses` stands the name of a building, a street or a body. `before_one` stands one word that is a name
    unless it is `common`, and so does "dari" after one of `told`. After one of `speaks` it is one whatever its form.
    """

    names: frozenset[str]
    before: frozenset[str]
    before_one: frozenset[str]
    speaks: frozenset[str]
    told: frozenset[str]
    common: frozenset[str]
    before_two: frozenset[str]
    beside: frozenset[str]
    houses: frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """All word lists of the article reader; `activities` and `units` in order of precedence."""

    languages: Mapping[str, frozenset[str]]
    subject: SubjectWords
    abbreviations: frozenset[str]
    furniture: FurnitureWords
    speech: SpeechWords
    events: EventWords
    venue: VenueWords
    participants: ParticipantWords
    figure_words: FigureWords
    requests: RequestWords
    denial: DenialWords
    activities: tuple[ActivityWords, ...]
    units: tuple[UnitWords, ...]
    penalties: Mapping[str, Pattern]
    notes: NoteLexicon
    persons: PersonWords


def load_lexicon(data: Mapping[str, object]) -> Lexicon:
    """Build from the parsed article_lexicon.yaml, article_notes.yaml and article_names.yaml in one; raises BadLexicon with the key that is wrong."""
    language = table(data, "language")
    return Lexicon(
        languages={
            name: frozenset(texts(language, name, "language."))
            for name in ("indonesian", "english", "malay", "plain")
        },
        subject=_section(SubjectWords, data, "subject"),
        abbreviations=frozenset(texts(data, "abbreviations")),
        furniture=_section(FurnitureWords, data, "furniture"),
        speech=_section(SpeechWords, data, "speech"),
        events=_section(EventWords, data, "events"),
        venue=_section(VenueWords, data, "venue"),
        participants=_section(ParticipantWords, data, "participants"),
        figure_words=_section(FigureWords, data, "figure_words"),
        requests=_section(RequestWords, data, "requests"),
        denial=_section(DenialWords, data, "denial"),
        activities=_activities(data.get("activities")),
        units=tuple(_unit(unit, value) for unit, value in table(data, "figures").items()),
        penalties=patterns(data, "penalties"),
        notes=load_notes(data),
        persons=_persons(table(data, "persons")),
    )


def _section(kind: type[Section], data: Mapping[str, object], key: str) -> Section:
    """A section whose every field is a list of phrases."""
    section = table(data, key)
    names = [field.name for field in fields(kind)]
    unknown = set(section) - set(names)
    if unknown:
        raise BadLexicon(f"{key}.{min(unknown)}", "one of " + ", ".join(names))
    return kind(**{name: phrase_pattern(texts(section, name, f"{key}.")) for name in names})


def _persons(section: Mapping[str, object]) -> PersonWords:
    return PersonWords(
        **{each.name: frozenset(texts(section, each.name, "persons.")) for each in fields(PersonWords)}
    )


def _activities(value: object) -> tuple[ActivityWords, ...]:
    if not isinstance(value, list) or not value:
        raise BadLexicon("activities", "a list of kinds of activity")
    return tuple(
        _activity(as_table(item, f"activities.{index}"), f"activities.{index}.")
        for index, item in enumerate(value)
    )


_ACT_WORDS = ("nouns", "verbs", "objects", "sure", "catches", "persons", "barred")


def _activity(data: Mapping[str, object], path: str) -> ActivityWords:
    name = data.get("type")
    if not isinstance(name, str) or name not in ACTIVITY_TYPES:
        raise BadLexicon(f"{path}type", "one of " + ", ".join(ACTIVITY_TYPES))
    words = {key: texts(data, key, path, required=False) for key in (*_ACT_WORDS, "not_by")}
    if not words["nouns"] and not words["verbs"]:
        raise BadLexicon(f"{path}nouns", "nouns or verbs")
    patterns = {key: phrase_pattern(words[key]) for key in _ACT_WORDS if key != "verbs"}
    return ActivityWords(
        type=name,
        **patterns,
        verbs=phrase_pattern([*words["verbs"], *words["sure"], *words["catches"]]),
        not_by=frozenset(words["not_by"]),
        needs_number=flag(data, "needs_number", path),
        needs_day=flag(data, "needs_day", path),
    )


def _unit(unit: str, value: object) -> UnitWords:
    if unit not in UNITS:
        raise BadLexicon(f"figures.{unit}", "one of " + ", ".join(UNITS))
    data = as_table(value, f"figures.{unit}")
    path = f"figures.{unit}."
    known = ("after", "before", "verbs", "objects", "passive")
    if unknown := set(data) - set(known):
        raise BadLexicon(f"{path}{min(unknown)}", "one of " + ", ".join(known))
    lists = (texts(data, key, path, required=False) for key in known)
    return UnitWords(unit, *(phrase_pattern(words) for words in lists))
