"""The clipboard: a program of the system takes the text, and its absence is no failure."""

from __future__ import annotations

from pswbrief.term.clipboard import copy_text


def test_a_program_gets_the_text(tmp_path, monkeypatch):
    program = tmp_path / "xclip"
    program.write_text('#!/bin/sh\necho "$@" > "$0.arguments"\ncat > "$0.input"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert copy_text("Okoro, É.", html=True) == ["xclip"]
    assert (tmp_path / "xclip.input").read_text() == "Okoro, É."
    assert "text/html" in (tmp_path / "xclip.arguments").read_text()


def test_without_a_clipboard_nothing_is_copied(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert copy_text("Okoro") == []
