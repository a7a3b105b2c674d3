"""Declared processes and their clocks: stages, steps and legal periods as data, read and reckoned.

A process is a parsed file turned into frozen values (`reading`), sound before anyone uses it
(`soundness`). `clock` says what is due on a given day, `steps` what may happen next, `regime`
which law can govern a case. Nothing here decides a case: what is unverified says so.
"""

from gugus_engine.process.clock import Done, Due, Entry, State, next_due
from gugus_engine.process.days import Holidays
from gugus_engine.process.errors import BadProcess, NotAllowed
from gugus_engine.process.fingerprint import content_hash
from gugus_engine.process.model import Clock, Confidence, DayKind, Language, Process, Stage, Step
from gugus_engine.process.plain import as_plain, process_as_plain
from gugus_engine.process.reading import load
from gugus_engine.process.regime import regime_candidates
from gugus_engine.process.soundness import check
from gugus_engine.process.steps import Use, allowed_steps, check_step, count_step, step_uses
from gugus_engine.process.words import named

__all__ = [
    "BadProcess",
    "Clock",
    "Confidence",
    "DayKind",
    "Done",
    "Due",
    "Entry",
    "Holidays",
    "Language",
    "NotAllowed",
    "Process",
    "Stage",
    "State",
    "Step",
    "Use",
    "allowed_steps",
    "as_plain",
    "check",
    "check_step",
    "content_hash",
    "count_step",
    "load",
    "named",
    "next_due",
    "process_as_plain",
    "regime_candidates",
    "step_uses",
]
