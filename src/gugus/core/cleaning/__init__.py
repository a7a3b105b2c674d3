"""What a file is by its content, and a copy for viewing without what it hides.

Nothing here knows Django: copies are made in a process of its own (`python -m gugus.core.cleaning`),
with limits on memory and time, that gets the file on its standard input and answers on its output.
"""
