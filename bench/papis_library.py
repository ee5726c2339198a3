"""Make a papis library out of a BibTeX file, a folder a reference: `python papis_library.py FILE FOLDER`, in papis's environment.

`papis bibtex import` does the same at eight references a second.
"""

from __future__ import annotations

import sys
from pathlib import Path

from papis.bibtex import bibtex_to_dict
from papis.document import Document
from papis.id import ID_KEY_NAME, compute_an_id
from papis.yaml import data_to_yaml


def main() -> None:
    """Write a folder with an `info.yaml` for each entry of the file."""
    source, library = sys.argv[1], Path(sys.argv[2])
    for number, data in enumerate(bibtex_to_dict(source)):
        folder = library / f"{number:06}"
        folder.mkdir(parents=True)
        document = Document(folder=str(folder), data=data)
        document[ID_KEY_NAME] = compute_an_id(document)
        data_to_yaml(str(folder / "info.yaml"), dict(document))


if __name__ == "__main__":
    main()
