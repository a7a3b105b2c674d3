"""The process of the marker test: ``python -m tests.check.marker_run make | far PORT | off "KIND FIELD" | inked``.

``make`` builds the office of GUGUS_HOME; ``far`` goes through every door of a running server; ``off`` and ``inked``
through those of this process, with the sealing of one place, or of every field, switched off here alone, and look
for what they planted. What came of it is printed as JSON.
"""

from __future__ import annotations

import json
import os
import sys

import django


def main(argv: list[str]) -> None:
    """Set up Django, then do what is asked."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gugus.project.settings")
    os.umask(0o077)
    django.setup()
    from tests.check import marker_world

    if argv[0] == "make":
        marker_world.make()
        return
    ways = {
        "far": lambda: marker_world.far(int(argv[1])),
        "off": lambda: marker_world.off(argv[1]),
        "inked": marker_world.inked,
    }
    sys.stdout.write(json.dumps(ways[argv[0]]()))


if __name__ == "__main__":
    main(sys.argv[1:])
