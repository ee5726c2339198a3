"""Documents with hanging references, as pandoc's own output is changed, read by Python and opened by LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
import zipfile

import pytest

IDS = ("gillard2022impact", "weikel2022burnout")


@pytest.fixture
def written(program, tmp_path):
    def write(ending):
        path = tmp_path / f"references.{ending}"
        assert program("cite", *IDS, "--output", str(path)).status == 0
        return path

    return write


def test_each_reference_of_a_libreoffice_document_hangs(written):
    with zipfile.ZipFile(written("odt")) as archive:
        # The format requires its name first, and uncompressed.
        assert (archive.infolist()[0].filename, archive.infolist()[0].compress_type) == ("mimetype", zipfile.ZIP_STORED)
        content = archive.read("content.xml").decode()
    assert content.count('<text:p text:style-name="Reference"') == len(IDS)
    assert content.count('style:name="Reference"') == 1
    assert 'fo:text-indent="-0.5in"' in content


def test_each_reference_of_a_rich_text_document_hangs_and_the_heading_does_not(written):
    text = written("rtf").read_bytes()
    assert text.count(rb"\li720 \fi-720 ") == len(IDS)
    assert rb"\li0 \fi0 \outlinelevel0 \b" in text


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice isn't installed")
@pytest.mark.parametrize("ending", ["docx", "odt", "rtf"])
def test_libreoffice_opens_it_and_finds_the_indent(written, tmp_path, ending):
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "fodt"]
    subprocess.run([*command, "--outdir", str(tmp_path / "out"), str(written(ending))], capture_output=True, check=True)
    flat = (tmp_path / "out" / "references.fodt").read_text(encoding="utf-8")
    assert "References" in flat
    assert "Gillard, S." in flat
    assert 'fo:text-indent="-0.5in"' in flat
