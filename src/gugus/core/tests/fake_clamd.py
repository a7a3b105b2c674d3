"""A clamd of our own: speaks PING and INSTREAM, finds "harmful" what holds a given text."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HARMFUL = b"X5O!P%@AP-penanda-uji"


class _Line(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        command = b""
        while not command.endswith(b"\0"):
            command += self.rfile.read(1)
        answer = b"PONG" if command == b"zPING\0" else self._scanned()
        self.wfile.write(answer + b"\0")

    def _scanned(self) -> bytes:
        heard = b""
        while length := int.from_bytes(self.rfile.read(4), "big"):
            heard += self.rfile.read(length)
        if b"membingungkan" in heard:
            return b"INSTREAM size limit exceeded. ERROR"
        return b"stream: Uji.Contoh FOUND" if HARMFUL in heard else b"stream: OK"


@contextmanager
def on_socket(path: Path) -> Iterator[str]:
    """A fake clamd behind a Unix socket; yields what GUGUS_CLAMD holds then."""
    with socketserver.ThreadingUnixStreamServer(str(path), _Line) as server, _running(server):
        yield str(path)


@contextmanager
def on_port() -> Iterator[str]:
    """A fake clamd behind a port of this machine."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Line) as server, _running(server):
        yield f"127.0.0.1:{server.server_address[1]}"


@contextmanager
def _running(server: socketserver.BaseServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
