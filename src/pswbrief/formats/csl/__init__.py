"""The parts of CSL-JSON: its records, found even in damaged text, and its values."""
