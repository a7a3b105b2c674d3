"""What decides about accounts: roles, standing, changes by two people, sessions, passwords, emergencies."""

from gugus.accounts.rules.roles import Role, level_of, needs_factor, opens_handed, rights_of, roles

__all__ = ["Role", "level_of", "needs_factor", "opens_handed", "rights_of", "roles"]
