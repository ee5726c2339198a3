"""EndNote XML: records, reference types and names."""
