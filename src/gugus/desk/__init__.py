"""Work that posts hand to each other, and who is on duty.

Owns hand-offs and duty rosters; a post owns them, not a person. It never looks into the thing
handed over: callers pass frozen values.
"""
