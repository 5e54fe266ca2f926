"""Who reads: this process alone, or several beside it, each with tools of its own. Only this one ever writes to the store.

A process beside it is a Python that takes jobs from its input and answers on its output. It never imports the program
that started it, so a script needs no guard; and it ends when its input does, so none outlives a run that is killed.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from queue import SimpleQueue
from types import TracebackType
from typing import Any, Self

from dateline.errors import ReaderLost
from dateline.runners.sweeping import sweep_seldom
from dateline.runners.tools import Tools
from dateline.text.threads import ONE_CORE

Job = Callable[..., Any]
"""A function of a module: it is called with the tools of the process that does it, and what else was given."""


class Alone:
    """Does each job at once, here."""

    at_once = 1
    """Batches under way at a time."""

    def __init__(self, tools: Callable[[], Tools]) -> None:
        self._tools = tools()

    def do(self, job: Job, *given: Any) -> Future[Any]:
        """The job, done."""
        done: Future[Any] = Future()
        done.set_result(job(self._tools, *given))
        return done

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


class Several:
    """Hands jobs to processes, the first job to the first that is free. `tools` must be picklable.

    Raises `ReaderLost` from a job whose process ended under it.
    """

    def __init__(self, tools: Callable[[], Tools], number: int) -> None:
        self.at_once = 2 * number + 1
        self._own = threading.local()
        self._processes = [_started() for _ in range(number)]
        free: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
        for process in self._processes:
            _send(process, tools)
            free.put(process)
        self._threads = ThreadPoolExecutor(number, "reader", lambda: setattr(self._own, "process", free.get()))

    def do(self, job: Job, *given: Any) -> Future[Any]:
        """The job, under way."""
        return self._threads.submit(self._ask, job, *given)

    def _ask(self, job: Job, *given: Any) -> Any:
        process = self._own.process
        try:
            _send(process, (job, given))
            told, answer = pickle.load(process.stdout)  # noqa: S301 - from a process of our own
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise ReaderLost(process.wait()) from error
        if not told:
            raise answer
        return answer

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for process in self._processes:
            if kind is not None:
                process.kill()
        self._threads.shutdown(cancel_futures=True)
        for process in self._processes:
            process.communicate()


def _started() -> subprocess.Popen[bytes]:
    """A process that reads, on one core."""
    paths = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    code = "from dateline.runners import readers; readers.attend()"
    with _deaf_to_ctrl_c():
        return subprocess.Popen(  # noqa: S603 - our own code
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ | ONE_CORE | paths
        )


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """A process started here never hears Ctrl-C, not even while it is still importing; this one hears it a moment later."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows, where `attend` alone sees to it
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _send(process: subprocess.Popen[bytes], what: Any) -> None:
    assert process.stdin is not None  # noqa: S101 - it was started with one
    process.stdin.write(pickle.dumps(what, pickle.HIGHEST_PROTOCOL))
    process.stdin.flush()


def attend() -> None:
    """Do jobs until there are no more. Ctrl-C is for the process that asks: it then ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sweep_seldom()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints must not stand between the answers
    given: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_hear, args=(given,), daemon=True).start()
    load = given.get()
    tools: Tools | None = None
    while True:
        job, arguments = given.get()
        try:
            tools = tools or load()
            answer = (True, job(tools, *arguments))
        except Exception as error:  # noqa: BLE001 - it is raised where the job was given
            answer = (False, error)
        pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()


def _hear(given: SimpleQueue[Any]) -> None:
    """Take in what is sent; when the process that sends has ended, or has no more to send, end this one, whatever it does."""
    while True:
        try:
            given.put(pickle.load(sys.stdin.buffer))  # noqa: S301 - from the process that started this one
        except (EOFError, pickle.UnpicklingError):
            os._exit(0)
