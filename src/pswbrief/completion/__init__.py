"""Completion in bash, zsh and fish: a script for each shell, and the answers that the scripts request from `pswbrief` at every TAB.

Typer has completion, too, but has to be imported and build the command first, which takes 1.25 times as long as a Typer hello world,
even before the index is opened. Here completing an option takes 0.55 times as long as a hello world, and an id 0.75, among 136
references or 100,000: answers come from the index and from a table of literals, which is generated from the real commands and
compared with them by a test. Neither Typer nor a command is loaded.
"""
