"""A stranger's browser, and the ways through the public pages."""

from __future__ import annotations

import html
import re
from typing import Any

from django.http import HttpResponse
from django.test import Client

from gugus.intake.tests.make import STORY
from gugus.registry.tests.make import CIANJUR

TELL, MAILBOX, LEAVE = "/en/cerita/", "/en/kotak/", "/en/pergi/"


def text_of(answer: Any) -> str:
    """The page's text with entities written out."""
    return html.unescape(answer.content.decode())


def field(answer: Any, name: str) -> str:
    """The value of a hidden field of the page's own form (not of the exit button)."""
    body = answer.content.decode().split('id="isi"')[-1]
    found = re.search(rf'name="{name}" value="([^"]*)"', body)
    return html.unescape(found[1]) if found else ""


def fields(answer: Any) -> dict[str, list[str]]:
    """All that the page's own form would send without another key being pressed."""
    body = answer.content.decode().split('id="isi"')[-1]
    hidden = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', body)
    typed = re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>\n?(.*?)</textarea>', body, re.DOTALL)
    said: dict[str, list[str]] = {}
    for name, text in (*hidden, *typed):
        said.setdefault(name, []).append(html.unescape(text))
    return said


def form(code: str = CIANJUR) -> str:
    """The token of a form that a stranger has just opened."""
    return field(Client().get(TELL, {"provinsi": code[:2], "kabupaten": code}), "token")


def send(token: str, story: str = STORY, urgency: str = "unknown", code: str = CIANJUR) -> Any:
    """Send the form."""
    return Client().post(TELL, {"region": code, "token": token, "story": story, "urgency": urgency})


def words(answer: HttpResponse) -> str:
    """The seven words on a receipt, empty where none are shown."""
    shown = re.search(r'g-receipt__words".*?</ol>', answer.content.decode(), re.DOTALL)
    return " ".join(re.findall(r"<li>(\w+)</li>", shown[0])) if shown else ""


def reported(story: str = STORY, urgency: str = "unknown") -> str:
    """Send a report and keep its seven words."""
    return words(send(form(), story, urgency))


def door() -> str:
    """The token of the page that asks for the words."""
    return field(Client().get(MAILBOX), "token")


def opened(seven: str, token: str = "", **more: str) -> Any:
    """The answer to seven words."""
    return Client().post(MAILBOX, {"token": token or door(), "words": seven, **more})
