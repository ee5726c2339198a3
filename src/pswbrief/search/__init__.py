"""Search: the query language, query expansion, scoring, the engine, corrections, explanations and similar references."""
