"""Public bibliographic services: a client that asks them, one module for each, and what their answers say of a reference."""
