"""The terminal face; never imports PySide6."""
