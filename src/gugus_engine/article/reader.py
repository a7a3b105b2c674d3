"""Reading an article: all readers in their order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from gugus_engine.article.activities import activity_draft, make_activities
from gugus_engine.article.conflicts import find_conflicts
from gugus_engine.article.figure import Figure
from gugus_engine.article.figures import figure_draft, find_figures, parents, penalty_draft
from gugus_engine.article.grouping import group_events
from gugus_engine.article.head_draft import count_drafts
from gugus_engine.article.history import without_history
from gugus_engine.article.lexicon import Lexicon
from gugus_engine.article.notes import find_notes
from gugus_engine.article.participants import find_counts
from gugus_engine.article.penalties import find_penalties
from gugus_engine.article.reading import Draft, Reading
from gugus_engine.article.request import Request, request_draft
from gugus_engine.article.requests import find_requests
from gugus_engine.article.scene import Article, Page, lay_out, open_page
from gugus_engine.article.sections import is_of_subject, on_subject_only
from gugus_engine.article.several import MOST_ARTICLES, articles_in, joined, only
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
    which then is marked and lists its candidates. A text that cannot be read gives a `problem`;
    of a paste that seems to hold several articles each is read by itself.
    """
    problem = unreadable(text, lexicon)
    if problem:
        return Reading(text, problem)
    page = open_page(text, lexicon)
    lay = partial(lay_out, gazetteer=gazetteer, agencies=agencies, today=today)
    stretches = articles_in(page)
    if len(stretches) == 1:
        return _read_page(page, lay, gazetteer)
    if len(stretches) > MOST_ARTICLES:
        return Reading(text, Say("article.many_articles", count=len(stretches), most=MOST_ARTICLES))
    alone = [open_page(only(text, stretch), lexicon) for stretch in stretches]
    return joined(text, [_read_page(each, lay, gazetteer) for each in alone])


def _read_page(page: Page, lay: Callable[[Page], Article], gazetteer: Gazetteer) -> Reading:
    text, lexicon = page.original, page.lexicon
    if not is_of_subject(page):
        return Reading(text, Say("article.other_subject"))
    if is_no_report(page.text, lexicon):
        return Reading(text, Say("article.not_news"))
    article = on_subject_only(lay(page))
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
    groups = without_history(article, group_events(article, speakers))
    activities = make_activities(article, groups, speakers)
    counts = find_counts(article, activities)
    drafts = [activity_draft(article, activity, gazetteer) for activity in activities]
    drafts += count_drafts(article, counts)
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
