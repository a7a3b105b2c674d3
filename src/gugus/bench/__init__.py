"""Benchmarks: measured figures, never part of a timed test."""
