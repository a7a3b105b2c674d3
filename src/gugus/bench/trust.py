"""What sealing and the audit cost: per field, per page of 50 people, per entry, per megabyte of a file."""

from __future__ import annotations

import io
import json
import os
import resource
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROUNDS = 7
FIELDS = 5_000
FIELD_US = 10.0
"""The target of issue 3: sealing one field takes less than so many microseconds."""
FILE_MB = 48
STEP = 1 << 20
TEXTS = {
    "name": "Melati Contoh Penanda",
    "story": "Adik saya diajak kerja di kota lain, katanya restoran. " * 20,
}


def run() -> dict[str, object]:
    """Measure in three processes of their own, each in a new home folder on SQLite.

    Times are medians of several rounds, taken in turn where two things are compared; a ratio of 1.2
    says that sealing makes the same thing take 1.2 times as long. GUGUS_BENCH_ROWS sets how many
    audit entries are verified (100,000 unless set), the time for a million is reckoned from them.
    """
    return {part: _measured(part) for part in ("fields", "files", "page", "append", "verify")}


def _measured(part: str) -> object:
    with tempfile.TemporaryDirectory(prefix="gugus-bench-") as home:
        for name in ("master.key", "secret.key"):
            (Path(home) / name).write_text(secrets.token_hex(32), "ascii")
        (Path(home) / "static").mkdir()
        env = {
            name: value for name, value in os.environ.items() if not name.startswith(("GUGUS_", "DATABASE"))
        }
        env |= {"GUGUS_MODE": "test", "GUGUS_HOME": home, "GUGUS_LOG_LEVEL": "CRITICAL"}
        env |= {name: os.environ[name] for name in ("GUGUS_ROOT", "GUGUS_BENCH_ROWS") if name in os.environ}
        done = subprocess.run(  # noqa: S603 - our own module
            [sys.executable, "-m", "gugus.bench.trust", part],
            env=env,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    return json.loads(done.stdout)


def in_turn(
    first: Callable[[], object], second: Callable[[], object], rounds: int = ROUNDS
) -> tuple[float, float]:
    """The median seconds of two things done in turn, after one unmeasured time of each."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 1):
        for kept, thing in zip(times, (first, second), strict=True):
            began = time.perf_counter()
            thing()
            if number:
                kept.append(time.perf_counter() - began)
    return statistics.median(times[0]), statistics.median(times[1])


def peak_mb() -> int:
    """The most memory this process ever held."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def fields() -> dict[str, object]:
    """Sealing and opening one field under a key that is at hand, microseconds."""
    from gugus.core import vault
    from gugus.core.vault import open_all, seal_with

    key, found = vault.derived("bench"), {}
    for name, text in TEXTS.items():
        sealed = seal_with(key, "bench.row", "1", "text", text)

        def seal(text: str = text) -> None:
            for _ in range(FIELDS):
                seal_with(key, "bench.row", "1", "text", text)

        def unseal(sealed: bytes = sealed) -> None:
            for _ in range(FIELDS):
                open_all(key, "bench.row", "text", {"1": sealed})

        sealing, opening = (each / FIELDS * 1e6 for each in in_turn(seal, unseal))
        found[name] = {
            "letters": len(text), "seal_us": round(sealing, 2), "open_us": round(opening, 2),
            "seal_under_target": sealing < FIELD_US,
        }  # fmt: skip
    return {"target_us": FIELD_US, **found, "new_key_ms": _new_key_ms(), "peak_mb": peak_mb()}


def _new_key_ms() -> float:
    """Making and storing the key of a new subject, a commit of its own; milliseconds."""
    from gugus.core import keys
    from gugus.core.ids import new_id

    def make() -> None:
        keys.make([("bench.row", str(new_id()))])

    return round(in_turn(make, make, rounds=40)[0] * 1000, 2)


def files() -> dict[str, object]:
    """Sealing and opening a file against copying the same bytes, megabytes a second and ratios."""
    data, key = os.urandom(STEP), os.urandom(32)
    with tempfile.TemporaryDirectory(prefix="gugus-bench-") as folder:
        plain, sealed = Path(folder) / "plain", Path(folder) / "sealed"
        before = peak_mb()
        copy, seal = in_turn(lambda: _copy(plain, data), lambda: _seal(sealed, key, data))
        read, unseal = in_turn(lambda: _read(plain.open("rb")), lambda: _read(_opened(sealed, key)))
    return {
        "megabytes": FILE_MB, "write_plain_mb_s": _rate(copy), "write_sealed_mb_s": _rate(seal),
        "write_ratio": round(seal / copy, 2), "read_plain_mb_s": _rate(read), "read_sealed_mb_s": _rate(unseal),
        "read_ratio": round(unseal / read, 2), "peak_grew_mb": peak_mb() - before, "peak_mb": peak_mb(),
    }  # fmt: skip


def _rate(seconds: float) -> int:
    return round(FILE_MB / seconds)


def _copy(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        for _ in range(FILE_MB):
            file.write(data)


def _seal(path: Path, key: bytes, data: bytes) -> None:
    from gugus.core.streams import SealingWriter

    with path.open("wb") as file:
        writer = SealingWriter(file, key, "bench")
        for _ in range(FILE_MB):
            writer.write(data)
        writer.finish()


def _opened(path: Path, key: bytes) -> io.RawIOBase:
    from gugus.core.streams import OpeningReader

    return OpeningReader(path.open("rb"), key, "bench")


def _read(file: io.RawIOBase | io.BufferedReader) -> None:
    with file:
        while file.read(65_536):
            pass


def main() -> None:
    """Measure one part in this process, in the home folder of the environment, and print it as JSON."""
    from gugus.project import tables
    from gugus.project.start import setup_django

    setup_django()
    from gugus.bench import trust_rows
    from gugus.core import keys

    tables.migrate()
    keys.set_up()
    parts: dict[str, Callable[[], dict[str, object]]] = {
        "fields": fields, "files": files, "page": trust_rows.page, "append": trust_rows.append,
        "verify": trust_rows.verify_rate,
    }  # fmt: skip
    sys.stdout.write(json.dumps(parts[sys.argv[1]]()))


if __name__ == "__main__":
    main()
