"""The process of the marker test: ``python -m tests.check.marker_run make | far PORT | off "KIND FIELD"``.

``make`` builds the office of GUGUS_HOME; ``far`` goes through every door of a running server; ``off`` through
those of this process, with the sealing of exactly one field switched off here alone, and looks for what it
planted. What came of it is printed as JSON.
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
    done = marker_world.far(int(argv[1])) if argv[0] == "far" else marker_world.off(argv[1])
    sys.stdout.write(json.dumps(done))


if __name__ == "__main__":
    main(sys.argv[1:])
