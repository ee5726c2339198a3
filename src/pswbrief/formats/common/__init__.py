"""Code shared by formats: raw records, the result of reading, dates, languages, encodings, tagged lines."""
