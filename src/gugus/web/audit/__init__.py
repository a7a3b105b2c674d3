"""The custodian's pages: what was opened, searched, exported and changed in the own task force."""
