"""Reading a brief's document (Word, PDF, HTML, Markdown, plain text) as a catalogue with a list of doubts. Bytes in, values out."""
