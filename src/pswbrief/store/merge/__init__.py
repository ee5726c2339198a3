"""Three-way merge of two changed copies of a catalogue or library, by table and field."""
