"""Whether an address behind a wall and one that never was are told apart: by status, bytes, queries or time."""

from __future__ import annotations

import random
import re
import statistics
import time
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from gugus.accounts.tests.make import entered
from gugus.bench.walls_lists import ROLES, spread
from gugus.bench.walls_queries import counting
from gugus.bench.walls_world import SEED, WALLED, walled_ids
from gugus.casework.models import Perkara
from gugus.core.matters import Matter
from gugus.desk.models import HandOff
from gugus.desk.tests import make as posts
from gugus.intake.models import Attachment
from gugus.web.desk.tests import make as desk

WARMING = 10
NOT_COMPARED = ("Set-Cookie",)
_TOKEN = re.compile(rb'(?<=name="csrfmiddlewaretoken" value=")[^"]+')


@dataclass(frozen=True)
class Answer:
    """One answer: all of it that an asker could compare, its queries, and its milliseconds."""

    seen: tuple[int, bytes, tuple[tuple[str, str], ...]]
    queries: int
    ms: float


def places() -> dict[str, list[uuid.UUID]]:
    """Each page that opens one matter, with the ids of such things that stand behind a wall."""
    reports, events = list(walled_ids(Matter.REPORT)), list(walled_ids(Matter.EVENT))
    files = Attachment.objects.filter(report__in=walled_ids(Matter.REPORT)).values_list("pk", flat=True)
    handed = HandOff.objects.filter(
        to_post=posts.post(WALLED), subject_id__in=[str(pk) for pk in reports[:500]]
    )
    return {
        "report": reports, "report_similar": reports, "event": events,
        "file": list(Perkara.objects.filter(peristiwa__in=events).values_list("pk", flat=True)),
        "hand_off": list(handed.values_list("pk", flat=True)), "attachment_copy": list(files),
        "attachment_original": list(files),
    }  # fmt: skip


def measure(requests: int) -> list[dict[str, object]]:
    """For each page so many requests behind walls and as many for ids that never were, in one seeded order."""
    browser = entered(desk.account(WALLED, *ROLES))
    return [
        {"page": name, "requests": requests, **_page(browser, name, ids, requests)}
        for name, ids in places().items()
    ]


def _page(browser: Client, name: str, ids: Sequence[uuid.UUID], requests: int) -> dict[str, object]:
    chance = random.Random(SEED)  # noqa: S311 - the same order in every run
    asked = [(True, chance.choice(ids)) for _ in range(requests)]
    asked += [(False, uuid.UUID(int=chance.getrandbits(128), version=4)) for _ in range(requests)]
    chance.shuffle(asked)
    for _, pk in asked[: min(WARMING, requests)]:
        _ask(browser, name, pk)
    answers: dict[bool, list[Answer]] = {True: [], False: []}
    for behind, pk in asked:
        answers[behind].append(_ask(browser, name, pk))
    return _compared(answers[True], answers[False])


def _ask(browser: Client, name: str, pk: uuid.UUID) -> Answer:
    address = reverse(f"web:{name}", args=[pk])
    began = time.perf_counter()
    answer, queries = counting(lambda: cast("HttpResponse", browser.get(address)))
    taken = (time.perf_counter() - began) * 1000
    return Answer(_seen(answer, pk), queries, taken)


def _seen(answer: HttpResponse, pk: uuid.UUID) -> tuple[int, bytes, tuple[tuple[str, str], ...]]:
    """Status, body and headers; the asker's own id, which the address repeats, and the form's token put aside."""
    body = answer.content.replace(str(pk).encode(), b"-")
    tidy = _TOKEN.sub(b"-", body)
    heads = tuple(sorted((name, said) for name, said in answer.items() if name not in NOT_COMPARED))
    return answer.status_code, tidy, heads


def _compared(walled: Sequence[Answer], unknown: Sequence[Answer]) -> dict[str, object]:
    ms = [[each.ms for each in answers] for answers in (walled, unknown)]
    return {
        "status": sorted({each.seen[0] for each in (*walled, *unknown)}),
        "same_answer": len({each.seen for each in (*walled, *unknown)}) == 1,
        "queries": sorted({each.queries for each in (*walled, *unknown)}),
        "same_queries": _queries(walled) == _queries(unknown),
        "walled": spread(ms[0]), "unknown": spread(ms[1]),
        "difference_ms": _apart(ms[0], ms[1]), "noise_ms": _apart(ms[1][::2], ms[1][1::2]),
    }  # fmt: skip


def _apart(one: Sequence[float], other: Sequence[float]) -> float:
    """How far two medians lie apart; of two halves of the same kind of request it says what chance alone does."""
    return round(abs(statistics.median(one) - statistics.median(other)), 2)


def _queries(answers: Iterable[Answer]) -> set[int]:
    return {each.queries for each in answers}
