"""What a reader asks for: which references, and in which words. Pure: text in, values out."""
