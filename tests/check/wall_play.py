"""A walled party in front of every address: what each answer is, and in which answers two worlds differ."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.db import connections
from django.test import Client
from django.urls import URLPattern, resolve, reverse
from django.utils.translation import override

from tests.check.forms_seen import Form, forms_of
from tests.check.wall_world import scene, undone
from tests.sweeps.test_access import patterns

UNKNOWN = "5f0d4a1e-0000-4000-8000-000000000009"
FRESH = re.compile(
    r'(name="csrfmiddlewaretoken" value=")[^"]*|(nonce=")[^"]*|("X-CSRFToken": ")[^"]*|(name="token" value=")[^"]*|([?&]ask=)[^&"]*'
)
"""What is new in every answer by itself: marks of forms and scripts."""
CHANCE = {
    "factor_app",
    "passkey_add",
    "passkey_options",
    "passkey_ask",
    "passkey_sign_in",
    "sign_in",
    "tell",
    "mailbox",
    "leave",
}
"""Pages whose text holds fresh secrets: status and queries are compared."""
MACHINE = {"healthy"}
"""What tells how the machine does, to everybody alike: its status is compared."""
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Ask:
    """One request: its address, and what is sent where it is a form."""

    path: str
    sent: tuple[tuple[str, str], ...] | None = None

    def __str__(self) -> str:
        return self.path if self.sent is None else f"POST {self.path} {dict(self.sent)}"


@dataclass(frozen=True)
class Answer:
    """What came back: status, where it leads, the bytes without what is always fresh, the number of queries."""

    status: int
    leads: str
    body: str
    queries: int


def _body(answer: Any) -> str:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return FRESH.sub(lambda found: next(filter(None, found.groups())), content.decode("utf-8", "replace"))


@contextmanager
def counted() -> Iterator[list[str]]:
    """Every statement that goes to either database."""
    said: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        said.append(sql)
        return execute(sql, *rest)

    with connections["default"].execute_wrapper(note), connections["keys"].execute_wrapper(note):
        yield said


def answered(client: Client, ask: Ask) -> Answer:
    """One request at a set instant, and everything it changed taken back."""
    cookies = copy(client.cookies)
    with undone(), scene(str(ask), after=timedelta()), override("id"), counted() as count:
        answer = client.get(ask.path) if ask.sent is None else client.post(ask.path, dict(ask.sent))
        body = _body(answer)
    client.cookies = cookies
    return Answer(answer.status_code, answer.headers.get("Location", ""), body, len(count))


def warmed(client: Client, asks: Iterable[Ask]) -> None:
    """Ask once for each page, so that nothing that is read once for all counts for one world only."""
    pages = {page_of(ask.path): ask for ask in asks}
    for ask in pages.values():
        answered(client, ask)


def played(client: Client, asks: Iterable[Ask]) -> dict[Ask, Answer]:
    """Every answer by its request; each one starts from the same state."""
    return {ask: answered(client, ask) for ask in asks}


@dataclass(frozen=True)
class Eyes:
    """Compares answers: ids that both worlds know count as they are, others by the order in which they appear."""

    known: frozenset[str]

    def differences(self, one: Mapping[Ask, Answer], other: Mapping[Ask, Answer]) -> dict[str, list[str]]:
        """In which requests two plays differ, and in what; forms that stand in one world only as well."""
        ours, theirs = (
            {self.plain(str(ask)): (ask, answer) for ask, answer in each.items()} for each in (one, other)
        )
        found = {name: ["only in one world"] for name in ours.keys() ^ theirs.keys()}
        for name in ours.keys() & theirs.keys():
            ask, answer = ours[name]
            told = self._told(page_of(ask.path), answer, theirs[name][1])
            if told:
                found[name] = told
        return found

    def plain(self, text: str) -> str:
        """The text with each unknown id as the number of its first appearance."""
        seen: dict[str, str] = {}
        return _ID.sub(
            lambda each: each[0] if each[0] in self.known else seen.setdefault(each[0], f"id{len(seen)}"),
            text,
        )

    def _told(self, page: str, one: Answer, other: Answer) -> list[str]:
        told = [f"status {one.status} / {other.status}"] if one.status != other.status else []
        if one.queries != other.queries and page not in MACHINE:
            told.append(f"queries {one.queries} / {other.queries}")
        if page not in CHANCE | MACHINE:
            told += _lines(self.plain(f"{one.leads}\n{one.body}"), self.plain(f"{other.leads}\n{other.body}"))
        return told


def _lines(one: str, other: str) -> list[str]:
    """The first few lines in which two texts differ."""
    if one == other:
        return []
    ours, theirs = set(one.splitlines()), set(other.splitlines())
    told = [("-", ours - theirs), ("+", theirs - ours)]
    return [f"{sign} {each.strip()[:200]}" for sign, lines in told for each in sorted(lines)[:3]] or [
        "the same lines otherwise"
    ]


def page_of(path: str) -> str:
    """The name of the page behind an address in Bahasa Indonesia."""
    with override("id"):
        return resolve(path.partition("?")[0]).url_name or ""


LETTERS = (("hak", "rights_answer"), ("insiden", "breach_authority"), ("retensi", "destruction"))
ASKED = {
    "audit": ("?kind=all", "?kind=all&thing={code}", "?kind=all&thing={id}", "?kind=change", "?kind=search", "?kind=all&before={id}"),
    "audit_export": ("?kind=all", "?kind=all&thing={code}"),
    "inbox": ("?page=2", "?list=all", "?list=closed"), "events": ("?page=2",), "files": ("?page=2",),
    "desk": ("?list=ended", "?in=2", "?out=2"), "rights": ("?page=2",), "retention": ("?bagian=2",),
    "region_pick": ("?q={name}",), "assignments": ("?page=2", "?code={code}"),
}  # fmt: skip
"""Addresses with questions: filters, parts of lists, what somebody looks for."""


def addresses(ids: Mapping[str, Sequence[str]], fill: Mapping[str, str]) -> list[Ask]:
    """Every page of the project, with the ids (by what they are ids of) for those that ask for one."""
    with override("id"):
        found = [path for pattern in patterns() for path in _paths(pattern, _for(pattern, ids))]
        found += _questions(fill)
    return [Ask(path) for path in dict.fromkeys(found)]


def _questions(fill: Mapping[str, str]) -> list[str]:
    return [
        _reverse(name) + query.format(**fill)
        for name, queries in ASKED.items()
        for query in queries
        if _known(name)
    ]


OF = {
    "report": "report", "report_decide": "report", "wall_set": "report", "wall_step": "report", "report_similar": "report",
    "event": "event", "event_person": "event", "event_report": "event", "file_new": "event", "identity_people": "event",
    "file": "file", "hand_off": "hand_off sent", "rights_request": "request", "break_glass_end": "opening",
    "assignment_end": "assignment", "account": "", "article": "", "draft": "", "activity": "", "meeting": "", "meeting_close": "",
    "commitment": "", "breach": "", "retention_review": "",
}  # fmt: skip
"""Whose ids a page asks for; a page that does not stand here is asked with every id there is."""


def _known(name: str) -> bool:
    return any(each.name == name for each in patterns())


def _reverse(name: str, /, **values: str) -> str:
    return reverse(name if name == "healthy" else f"web:{name}", kwargs=values)


def _for(pattern: URLPattern, ids: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    wanted = OF.get(str(pattern.name), " ".join(ids)).split()
    return (*(pk for kind in wanted for pk in ids.get(kind, ())), UNKNOWN)


def _paths(pattern: URLPattern, ids: tuple[str, ...]) -> Iterator[str]:
    converters = pattern.pattern.converters
    uuids = [name for name, kind in converters.items() if "uuid" in type(kind).__name__.lower()]
    plain = {name: "contoh" for name in converters if name not in uuids}
    if pattern.name == "letter_pdf":
        yield from (
            _reverse("letter_pdf", about=about, letter=letter, pk=pk)
            for about, letter in LETTERS
            for pk in ids
        )
    elif len(uuids) > 1:
        beside = (*pairwise(ids), (UNKNOWN, UNKNOWN))
        yield from (_reverse(str(pattern.name), **dict(zip(uuids, pair, strict=True))) for pair in beside)
    elif uuids:
        yield from (_reverse(str(pattern.name), **plain, **{uuids[0]: pk}) for pk in ids)
    else:
        yield _reverse(str(pattern.name), **plain)


def sendings(pages: Mapping[Ask, Answer], probes: Iterable[str]) -> list[Ask]:
    """Every form of these pages as a careful person sends it, and with each probe in each of its fields."""
    listed, found = tuple(probes), dict[tuple[str, object], Form]()
    for ask, answer in pages.items():
        for form in forms_of(answer.body) if answer.status == 200 else ():
            path = urljoin(ask.path, form.action)
            if form.method == "post" and page_of(path) not in CHANCE | LEFT:
                found.setdefault((urlsplit(path).path, form.shape), form)
    asks: dict[Ask, None] = {}
    for (path, _shape), form in found.items():
        plain = form.filled()
        for sent in (plain, *_probed(form, dict(plain), listed)):
            asks[Ask(path, tuple(dict(sent).items()))] = None
    return list(asks)


LEFT = {"sign_out", "factor_app_remove", "passkey_remove", "recovery", "password", "sessions", "confirm"}
"""Forms about one's own sign-in: they read no matter and end the session."""


def _probed(form: Form, plain: dict[str, str], probes: tuple[str, ...]) -> Iterator[list[tuple[str, str]]]:
    for each in form.fields:
        if (
            each.kind in ("text", "search", "textarea", "select", "radio", "hidden")
            and each.name != "csrfmiddlewaretoken"
        ):
            for probe in probes:
                yield [*{**plain, each.name: probe}.items()]
