# SPDX-License-Identifier: Apache-2.0
"""The measuring part of check.sh: check.py WORK ACCOUNT RUNS.

This process is the anchor of the session; all commands run below it, under the account.
"""
import os
import pwd
import shutil
import statistics
import subprocess
import sys
import time

work, account, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
person = pwd.getpwnam(account)
home, uid = person.pw_dir, person.pw_uid
records = f"/dev/shm/localauth-{uid}"
if os.path.isdir(f"/run/user/{uid}"):
    records = f"/run/user/{uid}/localauth"
lib = f"{work}/localauth/lib"
flags = ["-XX:+DisableAttachMechanism", "-XX:-UsePerfData", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
         "-Xshare:auto", "-Xlog:disable", "-Xmx256m", "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true"]
as_person = dict(user=uid, group=person.pw_gid, extra_groups=[],
                 env={"HOME": home, "PATH": "/usr/bin:/bin"}, cwd=home,
                 stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def owned(path, content, mode=0o600):
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    with open(path, "w") as file:
        file.write(content)
    os.chmod(path, mode)
    os.chown(os.path.dirname(path), uid, person.pw_gid)
    os.chown(path, uid, person.pw_gid)


def identity(path):
    if not os.path.lexists(path):
        return "absent"
    form = "%f:%u:%h:%s:%d:%i:%.9Y:%.9Z"
    return subprocess.run(["stat", "-c", form, path], capture_output=True, text=True, check=True).stdout.strip()


settings, marker = f"{home}/.config/localauth/settings.json", f"{home}/.local/state/localauth/enrolled"
owned(settings, '{"localAuth": {"enabled": true, "method": "totp"}}\n')
owned(marker, "digest=" + "0" * 64 + "\nenrollment=" + "0" * 32 + "\ngeneration=1\nledger=" + "0" * 32
      + "\nstore=file\nversion=1\nway.a=totp\n")
for each in (".config", ".local", ".local/state"):
    os.chown(f"{home}/{each}", uid, person.pw_gid)


def session(**more):
    """Writes the record of an open session of this process."""
    pid = os.getpid()
    with open(f"/proc/{pid}/stat") as file:
        start = file.read().rsplit(") ", 1)[1].split()[19]
    with open("/proc/uptime") as file:
        now = int(float(file.read().split()[0]) * 1000)
    with open("/proc/sys/kernel/random/boot_id") as file:
        boot = file.read().strip()
    fields = dict(version=1, uid=uid, boot=boot, pid=pid, start=start, scope="terminal", way="totp",
                  namespaces=os.readlink("/proc/self/ns/pid") + "," + os.readlink("/proc/self/ns/time"),
                  enrollment="a" * 64, generation=1, policy=identity("/etc/localauth/policy.json"),
                  settings=identity(settings), marker=identity(marker), terminal="pts/1", issued=now - 2000,
                  used=now - 1000, longest=0, idle=0, token="b" * 64)
    fields.update(more)
    owned(f"{records}/{pid}-{start}", "".join(f"{key}={fields[key]}\n" for key in sorted(fields)))
    os.chmod(records, 0o700)


def locked():
    shutil.rmtree(records, ignore_errors=True)


def once(command, expected):
    begun = time.perf_counter()
    code = subprocess.run(command, **as_person).returncode
    passed = time.perf_counter() - begun
    if expected is not None and code != expected:
        sys.exit(f"{command} returned {code} instead of {expected}")
    return passed * 1000


check = [f"{work}/localauth/bin/localauth", "check"]
with open(f"{lib}/java") as file:
    java = file.read().strip()
cases = [
    ("bare JVM, hello world, same flags", lambda: None, [java, *flags, "-cp", work, "Hello"], 0),
    ("check in a session, by the launcher", session, check, 0),
    ("check in a session, by the JVM (idleTimeout)", lambda: session(idle=3600000), check, 0),
    ("check in a locked terminal, by the JVM", locked, check, 77),
    ("sh -c true", lambda: None, ["/bin/sh", "-c", "true"], 0),
]
bus = []
if shutil.which("secret-tool") and os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
    as_person["env"]["DBUS_SESSION_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
    cases.append(("secret-tool lookup", lambda: None, ["secret-tool", "lookup", "app", "benchmark"], None))
times = {name: [] for name, *_ in cases}
for i in range(runs + 2):
    for name, prepare, command, expected in cases:
        prepare()
        passed = once(command, expected)
        if i >= 2:
            times[name].append(passed)
floor = statistics.median(times[cases[0][0]])
print(f"| medians of {runs} interleaved runs | ms | of the bare JVM |\n|---|---|---|")
for name, *_ in cases:
    median = statistics.median(times[name])
    print(f"| {name} | {median:.1f} | {median / floor:.2f} |")
