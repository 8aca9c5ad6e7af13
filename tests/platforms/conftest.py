"""Properties are checked without a clock: the first example also pays for imports."""

from hypothesis import settings

settings.register_profile("no_clock", deadline=None)
settings.load_profile("no_clock")
