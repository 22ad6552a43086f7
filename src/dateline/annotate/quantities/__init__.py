"""Amounts, and the dead and injured that a report counts."""
