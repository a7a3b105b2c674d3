"""The thinking of Gugus in plain Python: no Django, no files, no network, no clock.

Readers of Indonesian text, an article to drafts, declared processes and their clocks.
Usable by any researcher without the web system.
"""
