"""People who sign in, bound to an appointment in the registry, and what their roles allow.

Roles are declared in ``data/roles.yaml``. This room never holds case data and never decides
who is appointed: that is the decree's business, kept in registry.
"""
