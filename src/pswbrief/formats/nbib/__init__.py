"""NBIB, PubMed's tagged format: records read and written."""
