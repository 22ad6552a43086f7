"""What holds for all tests: properties are judged by what they find, not by the machine's load."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("steady", deadline=None)
settings.load_profile("steady")
