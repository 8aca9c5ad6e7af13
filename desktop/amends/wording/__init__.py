"""Rules and devices, components found, privacy, verdict."""
