"""Ovid's citations as text: records, and the source field of each database."""
