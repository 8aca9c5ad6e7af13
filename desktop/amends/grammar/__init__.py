"""Checkers that are other people's engines: Harper and LanguageTool."""
