"""Which language."""


def detect(text: str) -> str:
    """Return the language."""
    return "en"


def has_readings(language: str) -> bool:
    """Return whether complaints in ``language`` are understood and not only scanned."""
    return language == "en"
