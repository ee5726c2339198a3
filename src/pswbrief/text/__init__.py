"""Words and characters: folding, tokens, stems, spelling variants, stop words, the vocabulary. Pure."""
