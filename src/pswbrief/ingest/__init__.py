"""A brief's document (Word, PDF, HTML, Markdown, plain text) as a catalogue and the doubts about it. Bytes in, values out."""
