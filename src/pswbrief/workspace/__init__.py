"""Operations on a catalogue and a reader's library, opened as one collection: the Python API (see docs/api.md).

It takes and returns values: nothing is printed, and neither the environment nor standard input is read unless a caller asks for it.
Imports are inside functions, so that a short command loads only what it needs.
"""

from pswbrief.workspace.settings import Settings
from pswbrief.workspace.workspace import Workspace

__all__ = ["Settings", "Workspace"]
