"""Which words mean one actor: names, roles, pronouns."""
