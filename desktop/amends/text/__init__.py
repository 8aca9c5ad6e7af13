"""Ground floor: spans, findings, UTF-16 borders, grapheme clusters, sentences."""
