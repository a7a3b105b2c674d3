"""Playing one cell of the matrix: a browser asks, and what comes back is one of the table's words."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, cast
from urllib.parse import urljoin, urlsplit

import pytest
from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends.db import SessionStore
from django.db import connections, transaction
from django.http import HttpRequest, HttpResponse
from django.template import Template
from django.test import Client
from django.urls import resolve, reverse
from django.utils.html import escape

from gugus.accounts import reads
from gugus.core.say import speak
from gugus.web import errors
from gugus.web.matrix import ANONYMOUS, HALF, Cell, Row
from gugus_engine.say import Say
from tests.check.forms_seen import forms_of
from tests.matrix import cases, doors, office, paperwork
from tests.matrix.office import Office, Place
from tests.matrix.things import OURS, WHERE, Thing, Things
from tests.sweeps.test_access import patterns

BOTH = ("default", "keys")
TRACES = ("django_session", "gugus_cache", "core_pace", "accounts_signin", "core_auditcheckpoint")
"""What any request may leave behind: its session and when it was last used, counts under hashes."""
AUDIT = "core_auditentry"
QUIET = ("refused", "ruled", "absent", "sign_in", "enrol", "only_post", "again")
"""Answers after which not even the audit has a new line."""
WRITES = ("INSERT", "UPDATE", "DELETE")


@dataclass(frozen=True)
class World:
    """Everybody who asks and everything that is asked for; what was seen of the lists of one row, by browser and address."""

    office: Office
    things: Things
    seen: dict[tuple[int, str], Seen] = field(default_factory=dict)


@dataclass
class Seen:
    """What came back: the answer, its text, and the tables that were written to."""

    answer: Any
    text: str = ""
    written: set[str] = field(default_factory=set)

    @property
    def changed(self) -> bool:
        """Whether anything but the audit changed."""
        return bool(self.written - {AUDIT})


def world(roles: tuple[str, ...]) -> World:
    """The offices with all that is in them."""
    people, things = office.set_up(roles), Things()
    cases.fill(things, people)
    paperwork.fill(things, people)
    cases.opened(things, people)
    page = people.browsers[Place.OWN, "sekretariat"].get(
        reverse("web:article", kwargs=things.get("article", OURS, Place.OWN, "").parts)
    )
    form = next(
        each
        for each in forms_of(page.content.decode())
        if "/draf/" in each.action and "group" not in dict(each.filled())
    )
    things.forms["draft"] = dict(form.filled())
    return World(people, things)


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside is taken back in both databases."""
    with transaction.atomic(using=BOTH[0]), transaction.atomic(using=BOTH[1]):
        yield
        for alias in BOTH:
            transaction.set_rollback(True, using=alias)


@contextmanager
def recorded(seen: set[str]) -> Iterator[None]:
    """Note every table that is written to."""

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(WRITES):
            done, table = execute(sql, params, many, context), sql.split('"')[1]
            if table not in TRACES and context["cursor"].rowcount != 0:
                seen.add(table)
            return done
        return execute(sql, params, many, context)

    with connections[BOTH[0]].execute_wrapper(note), connections[BOTH[1]].execute_wrapper(note):
        yield


def bare_refusals(patch: pytest.MonkeyPatch) -> None:
    """Let a 403 and a 404 be the rule's sentence alone, and let no test client keep copies of what templates were given."""

    def plain(
        request: HttpRequest, template: str, context: dict[str, str] | None = None, status: int = 200
    ) -> HttpResponse:
        return HttpResponse((context or {}).get("reason", ""), status=status)

    patch.setattr(errors, "render", plain)
    patch.setattr(Template, "_render", lambda self, context: self.nodelist.render(context))


def remembered(patch: pytest.MonkeyPatch) -> None:
    """Look up only once who a session belongs to: every cell begins from the same state, whose sessions never change."""
    sessions: dict[object, bytes] = {}
    users: dict[object, bytes] = {}

    def entered(pk: object, at: datetime) -> reads.Entered | None:
        if pk not in sessions:
            sessions[pk] = pickle.dumps(ENTERED(pk, at))
        return cast("reads.Entered | None", pickle.loads(sessions[pk]))  # noqa: S301 - our own bytes

    def user(self: ModelBackend, pk: object) -> object:
        if pk not in users:
            users[pk] = pickle.dumps(USER(self, pk))
        return pickle.loads(users[pk])  # noqa: S301 - our own bytes

    loaded: dict[object, bytes] = {}

    def load(self: SessionStore) -> dict[str, object]:
        key = self.session_key
        if key not in loaded:
            loaded[key] = pickle.dumps(LOAD(self))
        return cast("dict[str, object]", pickle.loads(loaded[key]))  # noqa: S301 - our own bytes

    patch.setattr(SessionStore, "load", load)
    patch.setattr(reads, "entered", entered)
    patch.setattr(ModelBackend, "get_user", user)


ENTERED, USER, LOAD = reads.entered, ModelBackend.get_user, SessionStore.load


def ask(world: World, cell: Cell) -> Seen:
    """Ask as the cell says; what a form did is taken back, what looking did is left to whoever asked for the row."""
    place, variant = WHERE[cell.situation]
    browser = _browser(world.office, cell, place)
    thing = world.things.get(cell.row.thing.key, variant, place, cell.role)
    path = address(cell, thing)
    seen = Seen(None)
    cookies = copy(browser.cookies)
    if cell.row.method == "GET":
        known = world.seen.get((id(browser), path))
        if known is not None:
            return known
        with recorded(seen.written):
            seen.answer = browser.get(path)
        world.seen[id(browser), path] = seen
    else:
        with undone(), recorded(seen.written):
            seen.answer = browser.post(path, doors.sent(cell, world.things, thing))
    browser.cookies = cookies
    seen.text = _text(seen.answer)
    return seen


def hear(world: World, cell: Cell) -> str:
    """The table's word for what a cell's question is answered with."""
    place, variant = WHERE[cell.situation]
    return word(ask(world, cell), cell, world.things.get(cell.row.thing.key, variant, place, cell.role))


def forms_lead_to(world: World, row: Row) -> set[str]:
    """The names of the addresses to which the forms of a page send, for one role of each shape in the own office."""
    found: set[str] = set()
    for role in {shape.key: role for role, shape in row.shapes.items()}.values():
        answer = ask(world, Cell(row, role, "own", "")).answer
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            path = answer.wsgi_request.path
            sent = [
                urljoin(path, form.action)
                for form in forms_of(answer.content.decode())
                if form.method == "post"
            ]
            found |= {str(resolve(urlsplit(each).path).url_name) for each in sent}
    return found


def answer(status: int) -> HttpResponse:
    """A bare answer."""
    return HttpResponse(status=status)


def _browser(office: Office, cell: Cell, place: Place) -> Client:
    if cell.role == ANONYMOUS:
        return office.stranger
    return office.half[cell.role] if cell.situation == HALF else office.browsers[place, cell.role]


def address(cell: Cell, thing: Thing) -> str:
    """The address a cell asks at: the parts that its pattern has, from the thing or, where they are no ids, fixed."""
    name = cell.row.page
    wanted = parts_of(name)
    known = {**thing.parts, **FIXED.get(name, {})}
    path = reverse(
        name if name == "healthy" else f"web:{name}", kwargs={part: known[part] for part in wanted}
    )
    return path + QUERIES.get((name, cell.row.step), "").format(pk=thing.pk)


@cache
def parts_of(name: str) -> frozenset[str]:
    """The names of the parts that an address has."""
    found = next(each for each in patterns() if each.name == name)
    return frozenset(found.pattern.converters)


FIXED = {
    "process": {"key": "criminal-kuhap-2025"}, "manual_page": {"name": "how-to/accounts"}, "passkey_remove": {"pk": "1"},
    "manual_image": {"name": "images/home-desk-id.png"},
}  # fmt: skip
"""Parts of addresses that name no thing of the office."""
QUERIES = {("event_new", "GET report"): "?report={pk}", ("breach", "POST"): "?langkah=what"}


def _text(answer: Any) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return body.decode("utf-8", "replace")


def word(seen: Seen, cell: Cell, thing: Thing) -> str:
    """The table's word for what came back; a word that is in no table where something leaked or was written."""
    found = _word(seen, cell, thing)
    if thing.never and thing.never in seen.text:
        return f"{found}, but with a full name"
    if thing.hint and thing.hint in seen.text and found in ("code", "without"):
        return f"{found}, but with initials"
    if found in QUIET and seen.written:
        return f"{found}, but wrote {', '.join(sorted(seen.written))}"
    return found


READING = ("search_results", "report_similar", "person_reveal", "person_print")
"""Doors that take a form and only read."""


def _word(seen: Seen, cell: Cell, thing: Thing) -> str:
    status = seen.answer.status_code
    if status in (302, 303):
        return _moved(seen, cell)
    if status == 403:
        return _refusal(seen)
    if status == 200:
        return _shown(seen, cell, thing)
    return {404: "absent", 405: "only_post"}.get(status, f"status {status}")


NOT_ALLOWED = speak(Say("core.not_allowed"), "id")


def _refusal(seen: Seen) -> str:
    if escape(NOT_ALLOWED) not in seen.text and NOT_ALLOWED not in seen.text:
        return "ruled" if seen.text else "refused without a sentence"
    return "noted" if seen.written == {AUDIT} else "refused"


def _moved(seen: Seen, cell: Cell) -> str:
    where = seen.answer["Location"]
    if seen.written:
        return "done"
    if where.startswith(reverse("web:sign_in")):
        return "sign_in"
    return "enrol" if cell.situation == HALF and where == reverse("web:factors") else "back"


def _shown(seen: Seen, cell: Cell, thing: Thing) -> str:
    if cell.row.method == "POST" and cell.row.page not in READING:
        return "done" if seen.changed else "same"
    if thing.words and thing.words in seen.text:
        return "words"
    if not thing.code or seen.answer["Content-Type"] == "application/pdf":
        return "open"
    return "code" if thing.code in seen.text else "without"
