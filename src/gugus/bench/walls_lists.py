"""How long lists take for somebody without walls, behind a thousand and behind very many, asked in turn."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse

from gugus.accounts import reads as accounts
from gugus.accounts.tests.make import entered
from gugus.bench.trust import peak_mb
from gugus.bench.walls_queries import counting
from gugus.bench.walls_world import LOOKED_FOR, MANY, SEED, WALLED, WITHOUT
from gugus.core.models import Wall
from gugus.core.viewer import Viewer
from gugus.intake.models import Report
from gugus.intake.rules import Urgency
from gugus.screening import reads
from gugus.web.desk.tests import make as desk

ROLES = ("triase", "penyidik", "sekretariat")
BARE = "no condition"
NAMES = {WITHOUT: "without", WALLED: "walled", MANY: "many", BARE: "bare"}
SHOWN, OK = 25, 200


@dataclass(frozen=True)
class Page:
    """One list as a browser asks for it: of which things, which part of it, its address, what is sent."""

    list: str
    part: str
    name: str
    params: Mapping[str, str]
    sent: bool = False

    def ask(self, browser: Client) -> None:
        """Ask for it; the answer must be the page itself."""
        address = reverse(f"web:{self.name}")
        answer = (
            browser.post(address, self.params)
            if self.sent
            else browser.get(f"{address}?{urlencode(self.params)}")
        )
        if answer.status_code != OK:
            message = f"{self.name} answered {answer.status_code}"
            raise RuntimeError(message)


def _deep(rows: QuerySet[Report]) -> str:
    """A report nine tenths down a list in this order, closed to nobody; empty, so the first part, in a tiny office."""
    open_to_all = rows.exclude(pk__in=Wall.objects.values("subject")).values_list("pk", flat=True)
    return str(next(iter(open_to_all[open_to_all.count() * 9 // 10 :][:1]), ""))


def pages() -> list[Page]:
    """The lists of reports that the bound holds for, then the other lists of matters."""
    waiting, decided = (
        Report.objects.filter(status__in=reads.WAITING),
        Report.objects.exclude(status__in=reads.WAITING),
    )
    deep = _deep(waiting.filter(urgency=Urgency.NOT_SOON).order_by("received_at"))
    return [
        Page("reports", "waiting, first part", "inbox", {}),
        Page("reports", "waiting, deep part", "inbox", {"after": deep}),
        Page("reports", "decided, first part", "inbox", {"list": "decided"}),
        Page(
            "reports", "decided, deep part", "inbox", {"list": "decided", "after": _deep(decided.order_by("-received_at"))}
        ),
        Page("reports", "search for a person", "search_results", {"text": LOOKED_FOR}, sent=True),
        Page("events", "first part", "events", {}),
        Page("police files", "first part", "files", {}),
        Page("hand-offs", "the desk", "desk", {}),
    ]  # fmt: skip


def measure(rounds: int) -> dict[str, object]:
    """Every list as a whole page and, for reports, as the read alone: milliseconds, queries, ratios."""
    people = {key: desk.account(key, *ROLES) for key in (WITHOUT, WALLED, MANY)}
    browsers = {key: entered(row) for key, row in people.items()}
    found = [
        {"list": page.list, "part": page.part, "layer": "page", **_compared(page.ask, browsers, rounds)} for page in pages()
    ]  # fmt: skip
    viewers = {key: accounts.viewer_of(row) for key, row in people.items()}
    viewers[BARE] = replace(viewers[WITHOUT], parties=frozenset())
    found += [
        {"list": "reports", "part": part, "layer": "read", **_compared(read, viewers, rounds)} for part, read in READS.items()
    ]  # fmt: skip
    return {"lists": found, "peak_mb": peak_mb(), "database": connection.vendor, "version": version()}


READS: dict[str, Callable[[Viewer], object]] = {
    "waiting, first part": lambda viewer: reads.inbox(viewer, limit=SHOWN + 1),
    "decided, first part": lambda viewer: reads.inbox(viewer, waiting=False, limit=SHOWN + 1),
    "count of what waits": reads.count_waiting,
}


def version() -> str:
    """The version of the database's engine."""
    return ".".join(str(part) for part in connection.get_database_version())


def _compared(ask: Callable[..., object], askers: Mapping[str, object], rounds: int) -> dict[str, object]:
    """Each asker once unmeasured with its queries counted, then all in turn in a seeded order."""
    queries = {key: counting(lambda each=each: ask(each))[1] for key, each in askers.items()}  # type: ignore[misc]
    times: dict[str, list[float]] = {key: [] for key in askers}
    chance = random.Random(SEED)  # noqa: S311 - the same order in every run
    for _ in range(rounds):
        for key in chance.sample(list(askers), len(askers)):
            began = time.perf_counter()
            ask(askers[key])
            times[key].append((time.perf_counter() - began) * 1000)
    told = {NAMES[key]: {**spread(each), "queries": queries[key]} for key, each in times.items()}
    return {**told, "ratio": _ratio(times, WALLED), "ratio_many": _ratio(times, MANY)}


def _ratio(times: Mapping[str, Sequence[float]], key: str) -> float:
    return round(statistics.median(times[key]) / statistics.median(times[WITHOUT]), 2)


def spread(times: Sequence[float]) -> dict[str, float]:
    """The median and the 95th percentile."""
    cuts = statistics.quantiles(times, n=20, method="inclusive")
    return {"p50_ms": round(statistics.median(times), 2), "p95_ms": round(cuts[18], 2)}
