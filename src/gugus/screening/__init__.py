"""Judging what came in: how dangerous, what to do with it, and why.

Owns triage decisions, and receiving a report in one transaction (read in memory, then seal).
It proposes and records; a named post decides.
"""
