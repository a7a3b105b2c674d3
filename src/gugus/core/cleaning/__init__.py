"""What a file is by its content, a copy for viewing without what it hides, and the words of a document.

Nothing here knows Django: copies are made in a process of its own (`python -m gugus.core.cleaning`),
with limits on memory and time, that gets the file on its standard input and answers on its output.
"""
