"""Amends: answer a public complaint by accepting responsibility.

Rooms, from the ground up: ``text`` → ``complaints``, ``platforms`` → ``drafting`` →
``wording``, ``grammar`` → ``settings``, ``cases`` → ``cli``, ``ui``. Imports point downwards only
(import-linter holds them to it). Package ``__init__`` files import nothing, so that a face which
needs one room pays for one room.
"""
