#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Sumario on a cluster of Dask distributed; README.md beside this tells more.

  dask_sumario.py SCHEDULER summarise FOLDER SHARD... [-- OPTION...]
  dask_sumario.py SCHEDULER count     TABLE  SHARD... [-- OPTION...]

A SHARD is a file of JSON Lines.  summarise leaves FOLDER/NAME for each, count
leaves one TABLE of document frequencies, and a part for each in TABLE.parts.
Every worker must see the same files.  The variable SUMARIO names the program.

A shard is done when its output stands under its name, which it does only when
it is whole.  After any accident, run the same again: what is done is skipped.
FOLDER/log/NAME is what was said of a shard, the last line its exit status.

Exit status: 0 all is done; 1 all is done, and records were rejected; 75 it was
cut off, run it again; else that of a shard that failed.
"""
import json
import os
import shutil
import subprocess
import sys
import uuid

from distributed import Client, as_completed

TRY_AGAIN = (71, 75)  # no memory or threads; by contract
RETRIES = 3
FAN_IN = 32  # tables merged by one task


def run_shard(command, shard, target):
    """Filters SHARD to TARGET; the exit status and the last words.

    If two do this at a time, or one is cut off and another begins anew, they
    can but put the same bytes in the same place.
    """
    folder, name = os.path.split(target)
    part = os.path.join(folder, ".part", uuid.uuid4().hex)
    # Who kills a worker, with kill -9 as well, kills its child.
    command = ["setpriv", "--pdeathsig", "KILL", "--"] + command
    with open(shard, "rb") as source, open(part, "xb") as output, \
            open(part + ".log", "x+b") as log:
        status = subprocess.run(
            command, stdin=source, stdout=output, stderr=log,
            env=dict(os.environ, LC_ALL="C.UTF-8")).returncode
        log.seek(0, os.SEEK_END)
        log.write(b"exit %d\n" % status)
        for file in (output, log):
            file.flush()
            os.fsync(file.fileno())
        log.seek(max(0, log.tell() - 500))
        words = log.read().decode("utf-8", "replace").replace("\n", "; ")
    os.replace(part + ".log", os.path.join(folder, "log", name))
    if status in (0, 1):  # 1: records were rejected, and the output says which
        os.replace(part, target)
        handle = os.open(folder, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
    elif status < 0 or status in TRY_AGAIN:  # a signal, say of a memory limit
        raise RuntimeError(words)
    return status, words


def get_result(future):
    """What run_shard() gave; ends the driver if there is nobody to ask."""
    try:
        if future.status == "finished":
            return future.result()
        if future.status != "cancelled":
            return 75, repr(future.exception())
    except Exception:
        pass  # it went while it was asked: of that there are many kinds
    sys.exit(fail(75, "the scheduler is lost, run this again"))


def run_all(client, command, shards, targets, arguments=None):
    """Runs a task for each of SHARDS; 0, or the status of one that failed."""
    tasks = zip(shards, targets, arguments or [[]] * len(shards))
    names = {client.submit(run_shard, command + more, shard, target,
                           pure=False, retries=RETRIES): target
             for shard, target, more in tasks}
    worst = 0
    for future in as_completed(names):
        status, words = get_result(future)
        if status not in (0, 1):
            worst = fail(status, "%s: %s" % (names[future], words))
        future.release()
    return worst


def merge(client, program, folder, tables, table):
    """Merges TABLES, so many at a time, until one is left: TABLE."""
    n_round = 0
    while n_round == 0 or len(tables) > 1:
        groups = [tables[i:i + FAN_IN] for i in range(0, len(tables), FAN_IN)]
        names = [os.path.join(folder, "merged.%d.%d" % (n_round, i))
                 for i in range(len(groups))]
        status = run_all(client, [program, "df", "merge", "--max-input=4G"],
                         [os.devnull] * len(groups), names, groups)
        if status:
            return status
        for name in tables if n_round else []:
            os.unlink(name)
        tables, n_round = names, n_round + 1
    os.replace(tables[0], table)
    return 0


def fail(status, text):
    print("dask_sumario: %s [%d]" % (text, status), file=sys.stderr, flush=True)
    return status


def is_done(shard, target):
    """As make sees it."""
    made = os.stat(shard).st_mtime_ns
    return os.path.exists(target) and os.stat(target).st_mtime_ns >= made


def prepare(folder, command):
    """Makes FOLDER; what other options have made must not stay in it."""
    version = subprocess.run([command[0], "--version"], check=True,
                             stdout=subprocess.PIPE).stdout.decode()
    made_by = json.dumps([version.split("\n")[0]] + command[1:]) + "\n"
    path = os.path.join(folder, ".command")
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            if file.read() != made_by:
                return False
    shutil.rmtree(os.path.join(folder, ".part"), ignore_errors=True)
    for name in ("log", ".part"):
        os.makedirs(os.path.join(folder, name), exist_ok=True)
    with open(path + ".part", "w", encoding="utf-8") as file:
        file.write(made_by)
    os.replace(path + ".part", path)
    return True


def connect(scheduler):
    try:
        client = Client(scheduler, timeout=30)
        client.wait_for_workers(1, timeout=60)
        return client
    except OSError:  # or one of its time limits
        return None


def has_rejected(folder, target):
    with open(os.path.join(folder, "log", os.path.basename(target)), "rb") as log:
        return log.read().endswith(b"exit 1\n")


def main(arguments):
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    options, arguments = arguments[cut + 1:], arguments[:cut]
    if len(arguments) < 4 or arguments[1] not in ("summarise", "count"):
        return fail(64, __doc__)
    scheduler, verb, place = arguments[:3]
    shards = [os.path.abspath(shard) for shard in arguments[3:]]
    place = os.path.abspath(place)
    folder = place if verb == "summarise" else place + ".parts"
    names = [os.path.basename(shard) for shard in shards]
    if len(set(names)) < len(names):
        return fail(64, "two shards have one name")
    program = os.environ.get("SUMARIO", "sumario")
    command = [program] + (["df", "count"] if verb == "count" else []) + \
        ["-i", "jsonl"] + options
    if not prepare(folder, command):
        return fail(64, "%s was made by other options or another version" % folder)
    targets = [os.path.join(folder, name) for name in names]
    todo = [i for i in range(len(shards)) if not is_done(shards[i], targets[i])]
    client = connect(scheduler)
    if not client:
        return fail(75, "no scheduler or no worker at " + scheduler)
    status = run_all(client, command, [shards[i] for i in todo],
                     [targets[i] for i in todo])
    if not status and verb == "count":
        status = merge(client, program, folder, targets, place)
    if status:
        return fail(status, "not all is done, run this again")
    shutil.rmtree(os.path.join(folder, ".part"))  # what killed ones left
    rejected = sum(has_rejected(folder, target) for target in targets)
    print("dask_sumario: shards %d, now %d, with rejected records %d" %
          (len(shards), len(todo), rejected), file=sys.stderr)
    return 1 if rejected else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except FileNotFoundError as error:
        sys.exit(fail(66, error))
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(fail(74, error))
