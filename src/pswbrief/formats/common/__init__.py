"""What several formats share: raw records, the result of reading, dates, languages, encodings, tagged lines."""
