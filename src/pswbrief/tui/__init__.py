"""The full-screen browser (extra `tui`): what it shows and changes in `state`, how it looks in `app`, the list and the dialogs."""
