"""Reading what came with the form: the pasted text and each file, each with a line of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gugus.coordination import actions
from gugus.core.errors import Denied
from gugus.core.rules import check_may
from gugus.core.viewer import Viewer
from gugus.intake import article_files
from gugus.intake import reads as intake
from gugus.web.articles.arriving import ArticleFile
from gugus.web.articles.order import Order
from gugus.web.outreach.office import Office
from gugus.web.said import day, said
from gugus_engine.say import Say

OF_THE_FORM = ("article.empty", "article.too_long", "article.is_html", "coordination.too_many_drafts")
"""What is wrong with what was put into the form; all else is what reading a good text came to."""


@dataclass(frozen=True)
class Result:
    """What became of one text: its name, what was read or why not, the address of its drafts; empty for none.

    `known`: the office had read it before. `refused`: the text was not looked into, so it is the form's matter.
    """

    name: str
    said: str
    url: str = ""
    source: str = ""
    known: bool = False
    refused: bool = False

    @property
    def read(self) -> bool:
        """Whether there are drafts."""
        return bool(self.url)


@dataclass(frozen=True)
class About:
    """What was typed about an article: its title, publisher and address."""

    title: str = ""
    publisher: str = ""
    address: str = ""


def read_all(viewer: Viewer, office: Office, form: Form, files: Sequence[ArticleFile]) -> list[Result]:
    """The pasted text first, then each file. Title and address belong to a single text; the publisher to all."""
    typed = form.cleaned_data
    whole = About(typed["title"], typed["publisher"], typed["address"])
    part = About(publisher=typed["publisher"])
    pasted = typed["text"].strip()
    single = len(files) == 1 and not pasted
    results = [_read(viewer, office, _("Pasted text"), typed["text"], whole)] if pasted else []
    return [*results, *(_file(viewer, office, each, whole if single else part) for each in files)]


def _file(viewer: Viewer, office: Office, file: ArticleFile, about: About) -> Result:
    """One file: its text first, then its drafts; it is not opened for somebody who may not write."""
    if file.problem:
        return Result(file.shown, file.why)
    try:
        check_may(viewer, "article.write", office.region)
    except Denied as error:
        return Result(file.shown, said(error.say))
    text = article_files.text_of(file.content, file.name)
    if isinstance(text, Say):
        return Result(file.shown, said(text))
    return _read(viewer, office, file.shown, text, about)


def _read(viewer: Viewer, office: Office, name: str, text: str, about: About) -> Result:
    try:
        done = actions.read_article(
            text, by=viewer, task_force=office.task_force, region=office.region, today=office.today,
            title=about.title, publisher=about.publisher, url=about.address,
        )  # fmt: skip
    except Denied as error:
        return Result(name, said(error.say), refused=True)
    if done.problem is not None:
        return Result(name, said(done.problem), refused=done.problem.key in OF_THE_FORM)
    return Result(
        name, _what(viewer, done), reverse("web:article", args=[done.source]), done.source, done.known
    )


def _what(viewer: Viewer, done: actions.ArticleRead) -> str:
    """How many drafts there are, and whether the text was known or replaces an earlier one."""
    if done.known:
        told = _("was read before on %(day)s; what was decided about its drafts has not changed")
        return told % {"day": day(done.read_on)}
    drafts = len(Order(intake.drafts(viewer, done.source)).heads)
    count = ngettext("read into %(count)d draft", "read into %(count)d drafts", drafts) % {"count": drafts}
    return (
        _("%(count)s; an earlier version of this page was read before") % {"count": count}
        if done.earlier
        else count
    )
