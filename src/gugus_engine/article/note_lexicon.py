"""The words by which an article's notes are read, as declared data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, TypeVar

from gugus_engine.text.lexicon import BadLexicon, table, texts
from gugus_engine.text.phrases import Phrases, phrase_pattern

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Pattern = Phrases
Section = TypeVar("Section", bound="DataclassInstance")
CLAIMS = ("no_cases", "trend_up", "trend_down", "rank", "explanation")


@dataclass(frozen=True)
class StatusWords:
    """What tells how far a legal stage is: on a condition, still to come, as a rule, or denied.

    `rule` beside a law tells what the law says. `none` anywhere before it in the clause tells that no case got there, `habit` how cases often go.

    `elsewhere` tells who holds somebody where no case is meant: an employer, another state; `other_crimes` who is held for another crime."""

    conditional: Pattern
    pending: Pattern
    coming: Pattern
    general: Pattern
    denied: Pattern
    rule: Pattern
    none: Pattern
    habit: Pattern
    elsewhere: Pattern
    other_crimes: Pattern


@dataclass(frozen=True)
class AdviceWords:
    """Who is advised, by which verbs, and what is advice by itself."""

    verbs: Pattern
    public: Pattern
    said_after: Pattern
    imperatives: Pattern
    weak_imperatives: Pattern
    matters: Pattern
    hopes: Pattern
    hope_breaks: Pattern
    plain: Pattern
    acts: Pattern
    asking: Pattern
    telling: Pattern
    then: Pattern
    other: Pattern
    breaks: Pattern


@dataclass(frozen=True)
class PromiseWords:
    """What victims are promised; `advised` before a cue tells of advice, `not_lures` of a recruiter's pay.

    `weak_cues` need `recruiting` in the sentence and one of the `offers` in what is offered.
    """

    cues: Pattern
    weak_cues: Pattern
    recruiting: Pattern
    offers: Pattern
    lists: Pattern
    breaks: Pattern
    advised: Pattern
    not_lures: Pattern
    list_cues: Pattern


@dataclass(frozen=True)
class FactorWords:
    """What makes people easy to recruit; `after` are cues that follow what they explain, with `breaks` something else is explained."""

    breaks: Pattern
    after: Pattern
    cues: Pattern
    words: Pattern
    lists: Pattern


@dataclass(frozen=True)
class RoleWords:
    """That a group of people are perpetrators and victims, and the groups."""

    cues: Pattern
    groups: Pattern


@dataclass(frozen=True)
class MeasureWords:
    """What opens a list of what an office does."""

    cues: Pattern
    lists: Pattern


@dataclass(frozen=True)
class TopicWords:
    """What an event is about, and what brought it up."""

    themes: Pattern
    earlier: Pattern
    triggers: Pattern


@dataclass(frozen=True)
class CommitmentWords:
    """How an office promises something of its own; `acts` are verbs without a prefix, `due` tells by when.

    `aims` are no deeds by themselves, nor is what one `assures`; a list that one `agrees` on and what one `defers` name none either.

    Only `links`, own words and words of saying stand between who promises and the verb.
    """

    strong: Pattern
    answers: Pattern
    answered: Pattern
    will: Pattern
    own: Pattern
    things: Pattern
    whole: Pattern
    acts: Pattern
    due: Pattern
    others: Pattern
    breaks: Pattern
    not_acts: Pattern
    aims: Pattern
    assures: Pattern
    agrees: Pattern
    defers: Pattern
    links: Pattern


@dataclass(frozen=True)
class NoteLexicon:
    """All word lists of the notes; stages in the order of the process.

    A stage of `stage_needs` needs one of its words in its sentence or the one before; `stage_breaks` in its clause tell of something else.
    """

    stages: Mapping[str, Pattern]
    stage_needs: Mapping[str, Pattern]
    stage_breaks: Mapping[str, Pattern]
    stage_status: StatusWords
    claims: Mapping[str, Pattern]
    claim_breaks: Pattern
    trend_breaks: Pattern
    none_breaks: Pattern
    none_of: Pattern
    claim_subjects: Pattern
    advice: AdviceWords
    promises: PromiseWords
    factors: FactorWords
    roles: RoleWords
    modus: Mapping[str, Pattern]
    programmes: Mapping[str, Pattern]
    programme_tasks: Pattern
    measures: MeasureWords
    topics: TopicWords
    commitments: CommitmentWords


def load_notes(data: Mapping[str, object]) -> NoteLexicon:
    """Build from the parsed article_notes.yaml; raises BadLexicon with the key that is wrong."""
    claims = patterns(data, "claims")
    if unknown := set(claims) - set(CLAIMS):
        raise BadLexicon(f"claims.{min(unknown)}", "one of " + ", ".join(CLAIMS))
    return NoteLexicon(
        stages=patterns(data, "stages"),
        stage_needs=patterns(data, "stage_needs"),
        stage_breaks=patterns(data, "stage_breaks"),
        stage_status=_section(StatusWords, data, "stage_status"),
        claims=claims,
        claim_breaks=phrase_pattern(texts(data, "claim_breaks")),
        none_of=phrase_pattern(texts(data, "none_of")),
        none_breaks=phrase_pattern(texts(data, "none_breaks")),
        trend_breaks=phrase_pattern(texts(data, "trend_breaks")),
        claim_subjects=phrase_pattern(texts(data, "claim_subjects")),
        advice=_section(AdviceWords, data, "advice"),
        promises=_section(PromiseWords, data, "promises"),
        factors=_section(FactorWords, data, "factors"),
        roles=_section(RoleWords, data, "roles"),
        modus=patterns(data, "modus"),
        programmes=patterns(data, "programmes"),
        programme_tasks=phrase_pattern(texts(data, "programme_tasks")),
        measures=_section(MeasureWords, data, "measures"),
        topics=_section(TopicWords, data, "topics"),
        commitments=_section(CommitmentWords, data, "commitments"),
    )


def patterns(data: Mapping[str, object], key: str) -> dict[str, Pattern]:
    """A section whose every key is a list of phrases of its own."""
    section = table(data, key)
    return {name: phrase_pattern(texts(section, name, f"{key}.")) for name in section}


def _section(kind: type[Section], data: Mapping[str, object], key: str) -> Section:
    section = table(data, key)
    names = [field.name for field in fields(kind)]
    unknown = set(section) - set(names)
    if unknown:
        raise BadLexicon(f"{key}.{min(unknown)}", "one of " + ", ".join(names))
    return kind(**{name: phrase_pattern(texts(section, name, f"{key}.")) for name in names})
