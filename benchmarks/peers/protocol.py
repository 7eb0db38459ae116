"""How a peer is asked: one line a request, one line an answer. See Peer.java."""

import os
import subprocess
import sys
import time


def processor_seconds():
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


def start(module):
    """A process of its own that loads a library and ends."""

    def run():
        subprocess.run([sys.executable, "-c", "import " + module], check=True)

    return run, lambda: [0.0]


def serve(name, jobs):
    """Answers until the requests end. `jobs[id](**sizes)` gives two functions: the work, and its check."""
    requests = sys.stdin
    answers = sys.stdout
    sys.stdout = sys.stderr  # what a library prints is no answer

    def answer(line):
        answers.write(line + "\n")
        answers.flush()

    answer("peer " + name)
    run = check = None
    for request in requests:
        words = request.split()
        if words[0] == "prepare":
            sizes = {key: int(value) for key, value in (word.split("=") for word in words[2:])}
            if words[1] not in jobs:
                answer("cannot it has no such job")
                continue
            try:
                run, check = jobs[words[1]](**sizes)
                answer("ready")
            except ImportError as missing:
                answer("cannot " + " ".join(str(missing).split()))
        elif words[0] == "run":
            before = processor_seconds()
            start_time = time.perf_counter()
            run()
            elapsed = time.perf_counter() - start_time
            answer("%r %r" % (elapsed, processor_seconds() - before))
        else:
            answer(" ".join(repr(float(number)) for number in check()))


def absent(missing):
    print("absent " + " ".join(str(missing).split()), flush=True)
