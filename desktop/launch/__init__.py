"""Start Amends from a checkout: an environment of its own, and what the system must bring."""
