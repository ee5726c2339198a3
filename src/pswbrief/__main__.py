"""`python -m pswbrief`."""

from pswbrief.cli.main import main

main()
