"""Reading an article: all readers in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from gugus_engine.article.activities import activity_draft, make_activities
from gugus_engine.article.conflicts import find_conflicts
from gugus_engine.article.figure import Figure
from gugus_engine.article.figures import figure_draft, find_figures, parents, penalty_draft
from gugus_engine.article.grouping import group_events
from gugus_engine.article.head_parts import parts_of_heads
from gugus_engine.article.lexicon import Lexicon
from gugus_engine.article.notes import find_notes
from gugus_engine.article.participants import count_draft, find_counts
from gugus_engine.article.penalties import find_penalties
from gugus_engine.article.reading import Draft, Reading
from gugus_engine.article.requests import Request, find_requests, request_draft
from gugus_engine.article.scene import Article, lay_out
from gugus_engine.article.sections import is_of_subject, on_subject_only, told
from gugus_engine.article.speech import read_speakers
from gugus_engine.article.subject import is_no_report, tells_no_event, unreadable
from gugus_engine.say import Say
from gugus_engine.text.agencies import AgencyLexicon
from gugus_engine.text.gazetteer import Gazetteer
from gugus_engine.text.posts import PostMention

Speakers = Mapping[int, PostMention]


def read(
    text: str, *, gazetteer: Gazetteer, lexicon: Lexicon, agencies: AgencyLexicon, today: date
) -> Reading:
    """Read one article of TPPO work into drafts for an officer.

    Every draft quotes the words it rests on by their offsets in `text`. What the text does not
    say stays None; nothing is completed from outside but the year of a day written without one,
    which then is marked and lists its candidates. A text that cannot be read gives a `problem`.
    """
    problem = unreadable(text, lexicon)
    if problem:
        return Reading(text, problem)
    article = lay_out(text, gazetteer=gazetteer, lexicon=lexicon, agencies=agencies, today=today)
    if not is_of_subject(told(article, article.pieces), lexicon):
        return Reading(text, Say("article.other_subject"))
    if is_no_report(article.text, lexicon):
        return Reading(text, Say("article.not_news"))
    article = on_subject_only(article)
    speakers = read_speakers(article)
    is_dated = any(not day.is_period or day.names_a_day for day in article.dates)
    if not is_dated and not speakers and tells_no_event(article.text):
        return Reading(text, Say("article.not_news"))
    requests = find_requests(article, speakers)
    notes = find_notes(article, speakers, [request.what for request in requests])
    drafts = _drafts(article, gazetteer, speakers, requests)
    return Reading(text, None, drafts, notes + find_conflicts(text, drafts, len(notes) + 1))


def _drafts(
    article: Article, gazetteer: Gazetteer, speakers: Speakers, requests: Sequence[Request]
) -> tuple[Draft, ...]:
    activities = make_activities(article, group_events(article, speakers), speakers)
    counts = find_counts(article, activities)
    drafts = [activity_draft(article, activity, gazetteer) for activity in activities]
    whole = parts_of_heads(article, counts)
    drafts += [
        count_draft(article, count, index + 1, f"p{whole[index] + 1}" if index in whole else None)
        for index, count in enumerate(counts)
    ]
    figures = find_figures(article, [count.number.core for count in counts])
    drafts += _figures(article, figures, speakers)
    drafts += [
        request_draft(article, request, number, activities)
        for number, request in enumerate(requests, start=1)
    ]
    return tuple(drafts)


def _figures(article: Article, figures: Sequence[Figure], speakers: Speakers) -> list[Draft]:
    named = [(f"f{number}", figure) for number, figure in enumerate(figures, start=1)]
    part_of = parents(article, named)
    drafts = [
        figure_draft(article, figure, number, part_of.get(name), speakers)
        for number, (name, figure) in enumerate(named, start=1)
    ]
    return drafts + [
        penalty_draft(article, penalty, number, speakers)
        for number, penalty in enumerate(find_penalties(article), start=len(named) + 1)
    ]
