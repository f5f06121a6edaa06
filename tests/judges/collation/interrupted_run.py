"""A collation that is interrupted: the old output stays whole, and the next run is right.

    interrupted_run.py TOOL RETURNS WORK [TIMES]

Half of the returns are collated, then all of them into the same folder, and that run is killed, at TIMES moments (20) spread over its
whole length by a seed, with signals a program can catch and with one it cannot. After each, the folder must hold the old output or the
new one, byte for byte, and nothing may lie beside it that the next run does not take away. Then the disk is filled: a file system of
memory, too small for both outputs.
"""

import hashlib
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

ARGUMENTS = ["--year", "2026-27", "--quiet"]


def tree(folder):
    """Every file below a folder with its digest."""
    if not folder.is_dir():
        return None
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def collate(tool, returns, out):
    return subprocess.Popen([tool, "collate", returns, "-o", out, *ARGUMENTS], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def whole(tool, returns, out):
    process = collate(tool, returns, out)
    _, said = process.communicate()
    return process.returncode, said.decode()


def kill(tool, some, every, home, times, faults):
    out = home / "out"
    if whole(tool, some, out)[0] not in (0, 1):
        faults.append("the first collation failed")
        return
    old = tree(out)
    begun = time.monotonic()
    whole(tool, every, out)
    length = time.monotonic() - begun
    new = tree(out)
    if new == old:
        faults.append("half of the returns give the same output as all: nothing can be seen")
        return
    chance = random.Random(5)
    seen = {"old": 0, "new": 0}
    signals = [signal.SIGKILL, signal.SIGINT, signal.SIGTERM]
    for time_of in range(times):
        whole(tool, some, out)
        if tree(out) != old:
            faults.append(f"after interruption {time_of} the next run gave another output")
        process = collate(tool, every, out)
        # Some of the moments lie close to the end, where the folders change places.
        share = chance.random() if time_of % 2 == 0 else chance.uniform(0.85, 1.05)
        time.sleep(length * share)
        process.send_signal(signals[time_of % len(signals)])
        process.communicate()
        now = tree(out)
        if now == old:
            seen["old"] += 1
        elif now == new:
            seen["new"] += 1
        else:
            faults.append(f"interrupted at {share:.2f} of its length, the folder holds neither output")
    code, said = whole(tool, every, out)
    if code not in (0, 1) or tree(out) != new:
        faults.append(f"the run after the interruptions is not right: {said}")
    left = [path.name for path in home.iterdir() if path != out]
    if left:
        faults.append(f"left behind: {left}")
    print(f"interrupted {times} times in {length:.1f} s: {seen['old']} times the old output, {seen['new']} times the new one")
    if not seen["old"]:
        faults.append("no run was interrupted before its end")


def fill(tool, some, every, disk, faults):
    disk.mkdir()
    size = sum(path.stat().st_size for path in (disk.parent / "kill" / "out").rglob("*") if path.is_file())

    def mounted(kilobytes, *more):
        command = ["mount", "-t", "tmpfs", "-o", ",".join([*more, f"size={kilobytes}k"]), "tmpfs", str(disk)]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    if not mounted(size // 1024 * 3 + 4096):
        print("the disk was not filled: this user may mount no file system")
        return
    try:
        out = disk / "out"
        whole(tool, some, out)
        old = tree(out)
        used = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
        mounted(used // 1024 + size // 2048, "remount")
        code, said = whole(tool, every, out)
        if code != 3 or "the disk is full" not in said:
            faults.append(f"with a full disk it ends with {code} and says: {said!r}")
        if tree(out) != old:
            faults.append("with a full disk the old output is not whole")
        mounted(size // 1024 * 3 + 4096, "remount")
        code, said = whole(tool, every, out)
        if code not in (0, 1) or tree(out) == old:
            faults.append(f"with room again it ends with {code} and says: {said!r}")
        left = [path.name for path in disk.iterdir() if path != out]
        if left:
            faults.append(f"left behind on the full disk: {left}")
        print("filled the disk once")
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def main(tool, returns, work, times):
    faults = []
    returns, work = Path(returns), Path(work)
    shutil.rmtree(work, ignore_errors=True)
    (work / "kill").mkdir(parents=True)
    some = work / "some"
    some.mkdir()
    for path in sorted(returns.glob("*.json"))[::2]:
        shutil.copy(path, some)
    kill(tool, some, returns, work / "kill", times, faults)
    fill(tool, some, returns, work / "disk", faults)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]) if len(sys.argv) > 4 else 20))
