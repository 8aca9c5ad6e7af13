"""Surfaces as data: counting, recognising links, what a place allows."""
