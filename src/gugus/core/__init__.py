"""What every room stands on: Viewer, vault, audit, ids, time, sentences, privacy classes.

Core knows people, offices and cases by text id only; it has no foreign key to any room.
Every scoped read starts from ``core.reads.visible``; every write ends in ``core.audit.record``.
It never decides anything about a case.
"""
