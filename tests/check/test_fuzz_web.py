"""Odd requests to every form and every address: never a 5xx that is not declared, nothing stored half."""

from __future__ import annotations

import logging
import os
import resource
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker

from gugus.accounts.models import Account
from gugus.accounts.tests import make
from gugus.casework.models import Peristiwa
from gugus.casework.tests import make as casework
from gugus.core.viewer import system
from tests.check import fuzz_values, wholeness, world
from tests.check.forms_seen import Form, forms_of
from tests.sweeps.test_access import patterns

pytestmark = [pytest.mark.check, pytest.mark.django_db]
ROUNDS = int(os.environ.get("GUGUS_FUZZ", "1000"))
DECLARED = {503, 507}
GET, POST = "GET", "POST"
ROOM = 6_000_000_000
LONG = {"dots": b"." * 1_000_000, "mixed": b"1. a@-/0812 " * 80_000}
SECONDS = 5
UNKNOWN_ID = "5f0d4a1e-0000-4000-8000-000000000009"

MADE = {
    "intake_report", "intake_message", "intake_mention", "screening_triage", "desk_handoff", "desk_dutyroster",
    "casework_peristiwa", "casework_part", "casework_perkara", "casework_fileentry", "casework_peristiwareport",
    "coordination_meeting", "coordination_commitment", "coordination_meetingnote", "outreach_activity",
    "registry_quotedfigure",
}  # fmt: skip


@dataclass(frozen=True)
class Target:
    """Something to send to: an address and the form that stands there, if any."""

    path: str
    method: str = GET
    form: Form | None = None

    def plain(self) -> list[tuple[str, str]]:
        """What a careful person would send."""
        return self.form.filled() if self.form else []


@dataclass(frozen=True)
class Ground:
    """Where the fuzz takes place: browsers by who sits there, and what they can send to."""

    browsers: dict[str, Client]
    targets: list[Target]

    @property
    def forms(self) -> list[Target]:
        return [each for each in self.targets if each.form is not None]


def _name(pattern: URLPattern) -> str:
    return str(pattern.name) if pattern.name == "healthy" else f"web:{pattern.name}"


def _addresses(pattern: URLPattern, ids: dict[str, dict[str, str]]) -> Iterator[str]:
    """A page's address with the id of a real thing and with an id of nothing."""
    converters = pattern.pattern.converters
    if pattern.name in ids:
        yield reverse(_name(pattern), kwargs=ids[pattern.name])
    made_up = {
        name: UNKNOWN_ID if "uuid" in type(kind).__name__.lower() else "contoh"
        for name, kind in converters.items()
    }
    if converters or pattern.name not in ids:
        yield reverse(_name(pattern), kwargs=made_up)


def _queries(path: str) -> Iterator[str]:
    yield path
    if path == reverse("web:tell"):
        yield f"{path}?provinsi=32&kabupaten=32.03"


def _seen(answer: Any, path: str) -> Iterator[Target]:
    if answer.status_code != 200 or "html" not in answer.headers.get("Content-Type", ""):
        return
    for form in forms_of(answer.content.decode()):
        if form.method == "post" or form.fields:
            yield Target(urljoin(path, form.action), form.method.upper(), form)


def _assigned(row: Account) -> None:
    """Letters of assignment to every event, so that its forms are there to be filled."""
    for event in Peristiwa.objects.select_related("region"):
        casework.letter(event, str(row.appointment.post_id), by=system("check"))


def _ground() -> Ground:
    names, place = world.office(), world.filled()
    browsers = {"": Client(raise_request_exception=False)}
    held = world.accounts()
    _assigned(held[world.ALL_RIGHTS])
    for name in names:
        browsers[name] = make.entered(held[name], client=Client(raise_request_exception=False))
    found: dict[object, Target] = {}
    for pattern in patterns():
        for path in _addresses(pattern, place.ours):
            found.setdefault(path, Target(path))
            found.setdefault((path, POST), Target(path, POST))
            for asked in _queries(path):
                for who in ("", world.ALL_RIGHTS):
                    for target in _seen(browsers[who].get(asked), asked):
                        found.setdefault(target.form.shape if target.form else path, target)
    for target in _mailbox(browsers[""], place):
        found.setdefault(target.form.shape if target.form else "", target)
    return Ground(browsers, [_known(each, place) for each in found.values()])


def _mailbox(browser: Client, place: world.World) -> Iterator[Target]:
    """The form behind the seven words."""
    path = reverse("web:mailbox")
    door = next(each for each in _seen(browser.get(path), path) if each.path == path)
    yield from _seen(browser.post(path, {**dict(door.plain()), "words": place.words}), path)


def _known(target: Target, place: world.World) -> Target:
    """Fields that open something get what opens it: seven words, the code of a report."""
    told = {
        "words": place.words,
        "code": place.report_code,
        "username": world.ALL_RIGHTS,
        "password": world.PASSWORD,
    }
    for each in target.form.fields if target.form else ():
        each.value = told.get(each.name, each.value)
    return target


@contextmanager
def _undone() -> Iterator[None]:
    """Whatever happens inside is taken back in both databases."""
    with transaction.atomic(using="default"), transaction.atomic(using="keys"):
        yield
        for alias in ("default", "keys"):
            transaction.set_rollback(True, using=alias)


@pytest.fixture(scope="module", autouse=True)
def _no_log() -> Iterator[None]:
    """Kept log records would keep every request with its body: gigabytes after some thousand inputs."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(scope="module", autouse=True)
def _bounded() -> Iterator[None]:
    """A request that takes all memory shall fail the test, not end the machine."""
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (ROOM, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_AS, before)


@pytest.fixture(scope="module")
def ground(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Ground]:
    with django_db_blocker.unblock(), _undone():
        yield _ground()


def _why(answer: Any) -> str:
    trouble = getattr(answer, "exc_info", None)
    return "".join(traceback.format_exception(*trouble)[-6:]) if trouble else ""


def _check(answer: Any, before: dict[str, int], told: str) -> None:
    assert answer.status_code < 500 or answer.status_code in DECLARED, f"{told}\n{_why(answer)}"
    changed = wholeness.change(before)
    if answer.status_code >= 400:
        assert changed == {}, (told, answer.status_code, changed)
    if changed:
        wholeness.check_whole()


def _send(browser: Client, target: Target, body: fuzz_values.Body, headers: dict[str, str]) -> Any:
    path, cookies = target.path, copy(browser.cookies)
    try:
        if target.method == GET:
            path = f"{urlsplit(path).path}?{body.data[:50_000].decode('latin-1')}"
            return browser.generic(GET, path, **headers)
        return browser.generic(POST, path, body.data, content_type=body.kind, **headers)
    finally:
        browser.cookies = cookies


def test_every_form_of_the_product_is_known(ground: Ground) -> None:
    shown = {urlsplit(each.path).path for each in ground.forms if each.method == POST}
    wanted = {
        "tell",
        "mailbox",
        "leave",
        "sign_in",
        "event_new",
        "meeting_new",
        "activity_new",
        "articles",
        "rosters",
    }
    assert {reverse(f"web:{name}") for name in wanted} <= shown


def test_every_form_takes_what_a_careful_person_sends(ground: Ground) -> None:
    made: set[str] = set()
    for target in ground.forms:
        with _undone():
            before, pairs = wholeness.counts(), [(name, value.encode()) for name, value in target.plain()]
            body = fuzz_values.Body("application/x-www-form-urlencoded", fuzz_values.urlencoded(pairs))
            _check(_send(ground.browsers[world.ALL_RIGHTS], target, body, {}), before, target.path)
            made |= set(wholeness.change(before))
    assert made >= MADE


@pytest.mark.parametrize("long", LONG)
def test_a_megabyte_in_any_field_stays_cheap(ground: Ground, long: str) -> None:
    for target in ground.forms:
        for name in dict(target.plain()):
            with _undone():
                before, began = wholeness.counts(), time.perf_counter()
                pairs = [
                    (each, LONG[long] if each == name else value.encode()) for each, value in target.plain()
                ]
                body = fuzz_values.Body("application/x-www-form-urlencoded", fuzz_values.urlencoded(pairs))
                answer = _send(ground.browsers[world.ALL_RIGHTS], target, body, {})
                _check(answer, before, f"{target.path} {name}")
                assert time.perf_counter() - began < SECONDS, (target.path, name)


@settings(
    max_examples=ROUNDS, deadline=None, database=None, derandomize="GUGUS_FUZZ_SEED" not in os.environ,
    suppress_health_check=list(HealthCheck), phases=[Phase.generate],
)  # fmt: skip
@given(drawn=st.data())
def test_nothing_odd_breaks_a_page_or_stores_half(ground: Ground, drawn: st.DataObject) -> None:
    several = ground.forms * 3 + ground.targets
    target = several[drawn.draw(st.integers(0, len(several) - 1))]
    who = drawn.draw(st.sampled_from(["", world.ALL_RIGHTS, world.ALL_RIGHTS, *sorted(ground.browsers)]))
    body, headers = drawn.draw(fuzz_values.bodies(target.plain())), drawn.draw(fuzz_values.headers)
    with _undone():
        before = wholeness.counts()
        answer = _send(ground.browsers[who], target, body, headers)
        told = f"{who or 'anonymous'} {target.method} {target.path} {body.kind!r} {headers} {body.data[:2_000]!r}"
        _check(answer, before, told)
