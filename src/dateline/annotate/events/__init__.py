"""Coded events, and who wants, offers or refuses what."""
