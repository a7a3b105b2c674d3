"""Two browsers with the same few buttons: one speaks to a real server, one to the application in this process."""

from __future__ import annotations

import http.client
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Protocol
from urllib.parse import urlencode, urlsplit

AGENT = "Zaqperamban/77.31 (Zaqgawai Penanda)"
ADDRESS = "127.0.0.77"
FORWARDED = "203.0.113.177"
TRACES = {
    "User-Agent": AGENT, "X-Forwarded-For": FORWARDED, "X-Real-IP": FORWARDED, "Forwarded": f"for={FORWARDED}",
    "Accept-Language": "id",
}  # fmt: skip


@dataclass(frozen=True)
class Sent:
    """A file sent with a form: the field, the name it has on the sender's machine, its type, its bytes."""

    field: str
    name: str
    kind: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    data: bytes = field(repr=False)

    @property
    def text(self) -> str:
        """The page."""
        return self.data.decode("utf-8", "replace")

    @property
    def location(self) -> str:
        """Where it sends the browser to."""
        return urlsplit(self.headers["location"]).path


class Wire(Protocol):
    """Takes one request to the product and brings its answer."""

    def carry(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """One request."""


class Browser:
    """Keeps cookies, fills bodies, tells who it is on every request."""

    def __init__(self, wire: Wire) -> None:
        self.wire, self.cookies = wire, SimpleCookie()

    def ask(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """One request with the traces that every browser leaves."""
        kept = "; ".join(f"{each.key}={each.coded_value}" for each in self.cookies.values())
        answer = self.wire.carry(
            method, path, body, {**TRACES, **({"Cookie": kept} if kept else {}), **headers}
        )
        for name, value in answer.headers.items():
            if name.startswith("set-cookie"):
                self.cookies.load(value)
        return answer

    def get(self, path: str) -> Answer:
        """Open a page."""
        return self.ask("GET", path, b"", {})

    def post(self, path: str, fields: Mapping[str, str], files: Sequence[Sent] = ()) -> Answer:
        """Send a form, with files when there are any."""
        if not files:
            body = urlencode(fields).encode()
            return self.ask("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})
        border = uuid.uuid4().hex
        body = b"".join(_part(border, name, value.encode()) for name, value in fields.items())
        body += (
            b"".join(_part(border, each.field, each.data, each) for each in files)
            + f"--{border}--\r\n".encode()
        )
        return self.ask("POST", path, body, {"Content-Type": f"multipart/form-data; boundary={border}"})


def _part(border: str, name: str, data: bytes, file: Sent | None = None) -> bytes:
    about = f'; filename="{file.name}"\r\nContent-Type: {file.kind}' if file else ""
    head = f'--{border}\r\nContent-Disposition: form-data; name="{name}"{about}\r\n\r\n'
    return head.encode() + data + b"\r\n"


class Far:
    """A real server on this machine, asked from an address of its own."""

    def __init__(self, port: int) -> None:
        self.port = port

    def carry(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """One request over a socket; a server that hangs up has answered with status 0."""
        wire = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20, source_address=(ADDRESS, 0))
        try:
            wire.request(method, path, body or None, {"Host": f"localhost:{self.port}", **headers})
            answer = wire.getresponse()
            return Answer(answer.status, _several(answer.getheaders()), answer.read())
        except (ConnectionError, http.client.HTTPException):
            return Answer(0, {}, b"")
        finally:
            wire.close()


def _several(found: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Headers by name in small letters; cookies, of which there may be many, are numbered."""
    told = [(name.lower(), value) for name, value in found]
    return {f"{name}-{at}" if name == "set-cookie" else name: value for at, (name, value) in enumerate(told)}


class Near:
    """The application in this process, without a server."""

    def __init__(self) -> None:
        from django.test import Client

        self.client = Client(enforce_csrf_checks=True, raise_request_exception=False, REMOTE_ADDR=ADDRESS)

    def carry(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """One request; cookies are the browser's business."""
        self.client.cookies.clear()
        given = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
        kind = given.pop("HTTP_CONTENT_TYPE", "application/octet-stream")
        answer = self.client.generic(method, path, body, content_type=kind, **given)
        cookies = [("set-cookie", one.OutputString()) for one in answer.cookies.values()]
        data = b"".join(answer.streaming_content) if answer.streaming else answer.content
        return Answer(answer.status_code, _several([*answer.headers.items(), *cookies]), data)
