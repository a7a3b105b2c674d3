"""The doors of what is done against harm: walls, emergencies, requests about data, incidents, their draft letters."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from gugus.core.time import now
from tests.check.forms_seen import forms_of

if TYPE_CHECKING:
    from tests.check.marker_browsers import Browser
    from tests.check.marker_doors import Walk

LETTER = re.compile(r'"(/surat/[^"#]+)"')
SCREENS = {
    "what": ("text",), "who": ("harm",), "handling": ("text",), "told": ("text",), "changed": ("text",), "check": (),
}  # fmt: skip


def _yesterday() -> str:
    return (now() - timedelta(days=1)).date().isoformat()


def protection(walk: Walk) -> None:
    """Every form in which somebody writes why, what, who or how; the pages and letters that show it again."""
    _wall(walk)
    _emergency(walk)
    _closing(walk)
    _request(walk)
    _incident(walk)


def _sent(walk: Walk, who: Browser, page: str, wanted: str, said: dict[str, str]) -> str:
    answer = walk.fill(who, page, wanted, said)
    assert answer.status == 302, (page, answer.status, answer.text[-3000:])
    return answer.headers["location"]


def _wall(walk: Walk) -> None:
    _sent(walk, walk.officer, walk.report, "party", {"reason": walk.garden.name("reason of a wall")})
    page = walk.officer.get(walk.report).text
    party = re.search(r'name="party" value="([^"]+)"', page)
    assert party is not None, page[-3000:]
    said = {"step": "ask", "party": party[1], "reason": walk.garden.name("reason of lifting")}
    _sent(walk, walk.officer, walk.report, "step", said)


def _emergency(walk: Walk) -> None:
    reason = f"{walk.garden.name('reason of an emergency')} dibawa pergi malam ini."
    page, listed = "/darurat/", walk.receiver.get("/peristiwa/").text
    code = re.search(r"K-[A-Z2-9]{5}", listed)
    assert code is not None, listed[-3000:]
    said = {"kind": "casework.peristiwa", "subject": code[0], "reason": reason}
    _sent(walk, walk.receiver, page, "subject", said)
    form = next(each for each in forms_of(walk.receiver.get(page).text) if each.action.endswith("/akhiri/"))
    walk.send(walk.receiver, page, form, {})
    _sent(walk, walk.officer, page, "finding", {"justified": "yes", "finding": walk.garden.name("finding")})


def _closing(walk: Walk) -> None:
    """An account that nobody here signs in with is closed, with its reason."""
    listed = walk.officer.get("/akun/").text
    named = re.findall(r'href="(/akun/[0-9a-f-]{36}/)"[^>]*>\s*([^<]+)', listed)
    page = next(link for link, name in named if "statistik" in name.lower())
    walk.fill(
        walk.officer, page, "reason", {"step": "disable", "reason": walk.garden.name("reason of closing")}
    )


def _request(walk: Walk) -> None:
    said = {name: walk.garden.name(f"{name} of a request") for name in ("words", "name", "contact")}
    said |= {"kind": "see", "proof": "seen", "door": "in_person", "subject": ""}
    said |= {"received_on": _yesterday(), "received_time": "09.30"}
    page = _sent(walk, walk.officer, "/hak/baru/", "words", said)
    decided = {"step": "decide", "decision": "granted", "ground": "", "proof": "seen", "subject": ""}
    _sent(walk, walk.officer, page, "answer", {**decided, "answer": walk.garden.name("answer")})
    _letters(walk, page)


def _incident(walk: Walk) -> None:
    first = {"how": "wrong_recipient", "known_on": _yesterday(), "known_time": "08.15", "happened_on": ""}
    page = _sent(walk, walk.officer, "/insiden/baru/", "how", first).partition("?")[0]
    for screen, fields in SCREENS.items():
        said = {name: walk.garden.name(f"{screen} of an incident") for name in fields}
        if screen == "who":
            said |= {"bound": "about", "count": "12"}
        address = f"?langkah={screen}"
        form = next(
            each for each in forms_of(walk.officer.get(page + address).text) if each.action == address
        )
        answer = walk.send(walk.officer, page, form, said)
        assert answer.status == 302, (screen, answer.status, answer.text[-3000:])
    _letters(walk, page)


def _letters(walk: Walk, page: str) -> None:
    """Every draft letter of a page, as it comes from the setter of types."""
    found = sorted(set(LETTER.findall(walk.officer.get(page).text)))
    assert found, page
    for path in found:
        assert walk.officer.get(path).data.startswith(b"%PDF"), path
