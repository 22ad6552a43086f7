"""Clauses that state one thing: whether it happened, when and where."""
