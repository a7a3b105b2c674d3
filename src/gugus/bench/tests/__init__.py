"""Tests of the benchmarks: that they measure what they say, in a small office."""
