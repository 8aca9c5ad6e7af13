"""The window. With the entry point, the only importer of PySide6."""
