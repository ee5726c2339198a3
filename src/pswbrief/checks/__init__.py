"""Find errors and likely mistakes in a catalogue or library: pure rules, one module per family, and a table of them."""
