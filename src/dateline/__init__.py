"""Dateline reads many reports of one event and gives back one account of it."""
