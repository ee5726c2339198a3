"""Compare two editions of a catalogue, or two states of a library, and write release notes. Pure."""
