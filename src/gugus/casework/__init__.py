"""What happened and the police file about it: peristiwa, people in roles, perkara, its stages.

Two tracks run side by side and never wait for each other; this room holds the criminal one.
A person in a role is a mention; joining mentions is linkage's work, not ours.
"""
