"""CSL-JSON: records, found even in damaged text, and their values."""
