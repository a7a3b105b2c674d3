"""Reading Indonesian text: normal forms, dates, numbers, money, places, names of offices.

Every reader keeps offsets into the original text, so that a reason can quote it.
It never completes from outside knowledge what the text does not say.
"""
