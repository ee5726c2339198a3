"""The query language, expansion, scoring, the engine, suggestions, explanations and similar references."""
