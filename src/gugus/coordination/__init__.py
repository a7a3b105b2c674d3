"""What was promised: rakor, commitments with owner, day and money, notes without an owner.

Also accepts article drafts: it is the last room that an activity, a meeting and a quoted figure
meet in. It never presses on a single criminal file.
"""
