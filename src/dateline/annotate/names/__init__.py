"""Names of persons, organisations and places."""
