"""Files: find, read, validate, edit in place, write whole, lock, history."""
