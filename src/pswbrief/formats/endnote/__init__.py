"""The parts of EndNote XML: its records, its kinds of reference, its names."""
