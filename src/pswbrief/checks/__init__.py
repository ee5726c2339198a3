"""What is wrong with a catalogue or a library, or looks so: pure rules, one file a family, and a table of them."""
