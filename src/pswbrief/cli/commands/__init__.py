"""One module per command: arguments in, a call of the workspace, rendering, exit status."""
