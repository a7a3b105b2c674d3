"""The demo world: declared data, told through the same actions a person uses.

Regions, offices and the six events of five public articles are real facts in our own words; every
person, firm and everything after them is plainly invented. Production refuses this package.
"""
