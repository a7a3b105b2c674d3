"""The process that makes one viewing copy: the file on standard input, the copy on standard output.

Exit code 0: here is the copy. Anything else: there is none. Nothing is written to the disk or to a log.
"""

from __future__ import annotations

import codecs
import os
import resource
import sys
from importlib import import_module

MEMORY = 1_000_000_000
SECONDS = 8
CLEANERS = {
    "picture": "pictures", "pdf": "papers", "office": "office", "text": "texts",
    "pdf_words": "words", "docx_words": "words", "page_words": "words",
}  # fmt: skip


def limit() -> None:
    """Bounds of this process: 1 GB of memory, 25 seconds of computing, no file written, no child started."""
    os.nice(15)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def shut() -> None:
    """From here on nothing more is opened: no file, no key, no line to elsewhere."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def main(name: str) -> int:
    """Make the copy by the named cleaner; 1 when it cannot be made."""
    limit()
    try:
        module = import_module(f"gugus.core.cleaning.{CLEANERS[name]}")
        for codec in ("utf-8-sig", "utf-16", "cp437", "latin-1"):
            codecs.lookup(codec)
        shut()
        copy = getattr(module, name)(sys.stdin.buffer.read())
    except (Exception, RecursionError):
        return 1
    sys.stdout.buffer.write(copy)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
