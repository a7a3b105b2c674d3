"""What comes in: reports by every door, messages with the reporter, mentions, article drafts.

A mention (person, phone, handle) is never edited and never merged. This room stores and reads;
it never judges: that is screening's work.
"""
