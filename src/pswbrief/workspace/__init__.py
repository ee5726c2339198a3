"""What the program does, whoever asks: a catalogue and a library opened as one collection."""
