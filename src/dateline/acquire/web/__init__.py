"""Addresses, feeds and sitemaps: reports fetched from the web."""
