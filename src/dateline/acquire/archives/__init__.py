"""Many reports in one file."""
