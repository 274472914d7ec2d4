"""Finding the program and running it: options, errors, interruption."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sysconfig
from collections.abc import Callable, Sequence
from typing import Any, Union

Option = Union[None, bool, int, float, str, "os.PathLike[str]", Sequence[Any]]

# Options that are given once for each value; lists of all others are joined by commas.
_REPEATED = {
    "add", "close", "limit", "spend", "spend_mode", "upgrade", "zone",
}


class CorridorError(Exception):
    """What the program says when it cannot answer, with its exit code (1 bad data, 2 bad usage)."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.message = message
        self.code = code


def program() -> str:
    """The path of the program: ``$CORRIDOR_PROGRAM``, the one of this package, or one on the path."""
    named = os.environ.get("CORRIDOR_PROGRAM")
    if named:
        return named
    own = os.path.join(sysconfig.get_path("scripts"), "corridor")
    if os.access(own, os.X_OK):
        return own
    found = shutil.which("corridor")
    if found is None:
        raise CorridorError("The program corridor is not installed; pip install corridor-plan.", 1)
    return found


def version() -> str:
    """The program's version."""
    return run("--version").strip()


def words(options: dict[str, Option]) -> list[str]:
    """Options as the words of a command line: True is a flag, None and False are left out."""
    line: list[str] = []
    for key, value in options.items():
        name = "--" + key.rstrip("_").replace("_", "-")
        if value is None or value is False:
            continue
        if value is True:
            line.append(name)
        elif isinstance(value, (list, tuple)):
            texts = [_text(item) for item in value]
            if key in _REPEATED:
                line += [f"{name}={text}" for text in texts]
            else:
                line.append(f"{name}={','.join(texts)}")
        else:
            line.append(f"{name}={_text(value)}")
    return line


def _text(value: Any) -> str:
    return os.fspath(value) if isinstance(value, os.PathLike) else str(value)


def run(
    *arguments: str,
    while_running: Callable[[], None] | None = None,
    answers: Sequence[int] = (0,),
) -> str:
    """Runs the program and gives what it writes to standard output.

    Ctrl-C is handed on to the program once, which then ends with the best that it has.

    Args:
        arguments: the words of the command line.
        while_running: called five times a second.
        answers: exit codes that are answers.

    Raises:
        CorridorError: with the program's own message for every other exit code.
        KeyboardInterrupt: when it was interrupted with nothing to hand over.
    """
    process = subprocess.Popen(
        [program(), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )
    while True:
        try:
            output, messages = process.communicate(timeout=0.2)
            break
        except subprocess.TimeoutExpired:
            try:
                if while_running is not None:
                    while_running()
            except KeyboardInterrupt:
                output, messages = _ended(process)
                break
            except BaseException:
                process.kill()
                process.communicate()
                raise
        except KeyboardInterrupt:
            output, messages = _ended(process)
            break
    if while_running is not None:
        while_running()
    if process.returncode == 130:
        raise KeyboardInterrupt
    if process.returncode not in answers:
        message = messages.strip() or f"corridor ended with code {process.returncode}."
        raise CorridorError(message.removeprefix("Error: "), process.returncode)
    return output


def _ended(process: subprocess.Popen[str]) -> tuple[str, str]:
    """Hands Ctrl-C on, and waits for what the program has; a second one ends it at once."""
    process.send_signal(signal.SIGINT)
    try:
        return process.communicate()
    except BaseException:
        process.kill()
        process.communicate()
        raise
