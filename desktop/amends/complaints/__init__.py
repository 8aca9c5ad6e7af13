"""A complaint and its reading."""
