"""`chancery read` among other processes: interrupted, cut off, on a terminal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import COMMAND, plain_environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals, process groups and pseudo-terminals")


def start(*arguments: str, **streams: object) -> subprocess.Popen[bytes]:
    """The command in a session of its own, as a terminal would start it."""
    return subprocess.Popen(
        [*COMMAND, *arguments],
        env=plain_environment(),
        start_new_session=True,
        # What runs in the background of a script ignores SIGINT and hands that on; a terminal does not.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        **streams,  # type: ignore[call-overload]
    )


def processes_left(session: int, seconds: float = 5.0) -> list[str]:
    """The processes of a session that are still there after a moment (zombies, which init reaps, not counted)."""
    end = time.monotonic() + seconds
    while (left := _processes(session)) and time.monotonic() < end:
        time.sleep(0.05)
    return left


def _processes(session: int) -> list[str]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(path.parent.name)
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize("whole_group", [True, False], ids=["ctrl-c", "kill -INT"])
def test_an_interruption_is_clean(many: Path, workers: str, whole_group: bool) -> None:
    """Exit code 130, one line, complete lines of output, and no process left behind."""
    process = start("read", "--workers", workers, str(many), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    first = process.stdout.readline()

    (os.killpg if whole_group else os.kill)(process.pid, signal.SIGINT)
    rest, complaints = process.communicate(timeout=30)

    assert process.returncode == 130
    assert complaints == b"chancery: interrupted\n"
    assert (first + rest).endswith(b"}\n")
    assert processes_left(process.pid) == []


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_an_interruption_while_workers_start_is_clean(many: Path) -> None:
    """Ctrl-C in the first moments makes no worker print a traceback."""
    process = start("read", "--workers", "2", str(many), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while len(_processes(process.pid)) < 3:  # the command, the resource tracker, and a worker that has just begun
        time.sleep(0.005)

    os.killpg(process.pid, signal.SIGINT)
    _, complaints = process.communicate(timeout=30)

    assert (process.returncode, complaints) == (130, b"chancery: interrupted\n")
    assert processes_left(process.pid) == []


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_workers_end_when_the_command_is_killed(many: Path) -> None:
    """Nobody can clean up after SIGKILL, so the workers notice by themselves."""
    process = start("read", "--workers", "2", str(many), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    process.stdout.readline()

    process.kill()
    process.communicate(timeout=30)

    assert processes_left(process.pid) == []


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_a_worker_that_is_killed_costs_one_document_at_most(many: Path, tmp_path: Path) -> None:
    """The document it held is named, a fresh worker goes on, and every other document is read."""
    few = tmp_path / "few.jsonl"
    few.write_text("".join(many.read_text(encoding="utf-8").splitlines(keepends=True)[:60]), encoding="utf-8")
    process = start("read", "--workers", "2", str(few), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    first = process.stdout.readline()
    workers = [one for one in _processes(process.pid) if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]

    os.kill(int(workers[0]), signal.SIGKILL)
    rest, complaints = process.communicate(timeout=120)

    read, failed = (first + rest).splitlines(), complaints.decode().splitlines()
    assert len(read) + len(failed) == 60
    assert len(failed) <= 1  # none where it was killed between two documents
    assert all("was killed (SIGKILL)" in line and "few.jsonl" in line for line in failed)
    assert process.returncode == (3 if failed else 0)


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize("format_name", ["jsonl", "pretty", "json", "table"])
def test_a_pipe_that_closes_early_is_no_error(many: Path, format_name: str, workers: str) -> None:
    """`chancery read … | head -1` ends quietly and at once."""
    arguments = ["read", "--workers", workers, "--format", format_name, str(many)]
    process = start(*arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()

    process.stdout.close()
    complaints = process.stderr.read()

    assert (process.wait(timeout=30), complaints) == (0, b"")


def on_a_terminal(tmp_path: Path, *arguments: str, both: bool) -> tuple[str, str, int]:
    """What a pseudo-terminal on standard error (and output, if `both`) shows; standard output; the exit code."""
    controller, terminal = os.openpty()
    output = tmp_path / "output"
    with output.open("wb") as file:
        process = start(*arguments, stdin=subprocess.DEVNULL, stdout=terminal if both else file, stderr=terminal)
    os.close(terminal)
    shown = b""
    try:
        while chunk := os.read(controller, 65536):
            shown += chunk
    except OSError:  # Linux says so when the last process has closed the terminal
        pass
    os.close(controller)
    return shown.decode("utf-8", "replace"), output.read_text(encoding="utf-8"), process.wait(timeout=30)


def test_on_a_terminal_the_article_is_shown_in_colour(article: Path, tmp_path: Path) -> None:
    """Pretty is the default there, with colour and with marks."""
    shown, _, code = on_a_terminal(tmp_path, "read", str(article), both=True)

    assert code == 0
    assert "\x1b[32m" in shown
    assert "»₁" in shown


def test_a_long_batch_shows_its_progress_on_standard_error(article: Path, tmp_path: Path) -> None:
    """The bar counts documents, failures are named above it, and the data stays clean."""
    sources = [str(article)] * 8

    shown, output, code = on_a_terminal(tmp_path, "read", *sources, "missing.txt", both=False)

    assert code == 3
    assert "documents" in shown
    assert "chancery: missing.txt: " in shown
    assert len(output.splitlines()) == 8
    assert "\x1b" not in output


@pytest.mark.parametrize(("options", "count"), [(["--quiet"], 8), ([], 2)])
def test_no_progress_when_quiet_or_few(article: Path, tmp_path: Path, options: list[str], count: int) -> None:
    """`--quiet`, or a few documents only: nothing is shown where nothing failed."""
    shown, output, code = on_a_terminal(tmp_path, "read", *options, *[str(article)] * count, both=False)

    assert (shown, code) == ("", 0)
    assert len(output.splitlines()) == count
