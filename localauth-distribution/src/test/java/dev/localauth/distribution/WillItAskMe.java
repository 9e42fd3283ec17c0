// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static dev.localauth.distribution.Answer.ASKS;
import static dev.localauth.distribution.Answer.CANNOT_ASK;
import static dev.localauth.distribution.Answer.NO_GATE;
import static dev.localauth.distribution.Answer.OPEN;
import static dev.localauth.distribution.Answer.OPEN_TO_THE_JVM;
import static dev.localauth.distribution.Answer.REFUSES;

import java.util.List;
import java.util.stream.Stream;

/** The table of the page {@code docs/will-it-ask-me.md}. */
final class WillItAskMe {
  private static final String LEADS = "its terminal is the one that is open";
  private static final String DESCENDS = "it descends from the terminal that is open";
  private static final String OTHER = "a terminal of its own";
  private static final String PANE =
      "a terminal of its own, even where the program was started in the open one";
  private static final String STARTED_BY_OTHERS = "no terminal started it";

  private static final String CONTAINER = "sudo unshare --mount --pid --fork --mount-proc ";

  private WillItAskMe() {}

  static List<Row> rows() {
    return Stream.of(shells(), processes(), agents(), windows(), logins(), accounts(), roots())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Row> shells() {
    return List.of(
        new Row("the shell in which you unlocked", new Typed("{ask}"), OPEN, LEADS),
        new Row(
            "`bash` started in it",
            new Shell("PS1='ready> ' bash --norc --noprofile"),
            OPEN,
            LEADS),
        new Row("`zsh` started in it", new Shell("PS1='ready> ' zsh -f"), OPEN, LEADS),
        new Row(
            "`fish` started in it",
            new Shell("fish --no-config -C 'function fish_prompt; echo -n \"ready> \"; end'"),
            OPEN,
            LEADS),
        new Row("a subshell, `( … )`", new Typed("({ask})"), OPEN, LEADS),
        new Row("a command without any environment", new Typed("env -i {ask}"), OPEN, LEADS));
  }

  private static List<Row> processes() {
    return List.of(
        new Row("a background job, `… &`", new Typed("{ {ask} & }"), OPEN, LEADS),
        new Row("`nohup … &`", new Typed("{ nohup {ask} >nohup.out & }"), OPEN, LEADS),
        new Row("`setsid …`", new Typed("setsid --wait {ask}"), OPEN, DESCENDS),
        new Row(
            "`setsid …` with no stream on a terminal",
            new Typed("setsid --wait {ask} </dev/null >/dev/null 2>&1"),
            OPEN,
            DESCENDS),
        new Row(
            "a process whose parent has ended, still on the terminal",
            new Typed("sh -c '{ask} $$ &'"),
            OPEN_TO_THE_JVM,
            LEADS),
        new Row(
            "a process whose parent has ended, in a session of its own",
            new Typed("setsid --fork sh -c '{ask} $$ &'"),
            CANNOT_ASK,
            "neither a terminal nor a parent leads back"),
        new Row(
            "a daemon that you start in the open terminal",
            new Typed(
                "sh -c 'exec /sbin/start-stop-daemon --start --background --exec /usr/bin/env -- {ask} $$'"),
            CANNOT_ASK,
            "neither a terminal nor a parent leads back"),
        new Row(
            "a process that outlives its open terminal",
            OtherTerminal.CLOSED,
            CANNOT_ASK,
            "the session ended with the shell that led the terminal"),
        new Row(
            "a job of `cron`",
            new Elsewhere(List.of("HOME={home}", "LOGNAME={me}", "PATH=/usr/bin:/bin")),
            CANNOT_ASK,
            STARTED_BY_OTHERS),
        new Row(
            "a service of `systemd`, `systemd-run`",
            new Elsewhere(
                List.of("HOME={home}", "USER={me}", "INVOCATION_ID=0", "SYSTEMD_EXEC_PID=0")),
            CANNOT_ASK,
            STARTED_BY_OTHERS));
  }

  private static List<Row> agents() {
    return List.of(
        new Row(
            "a tool that an agent behind the gate calls, without a terminal",
            new Typed("localauth run -- sh -c 'setsid --wait {ask} </dev/null >/dev/null 2>&1'"),
            OPEN,
            DESCENDS),
        new Row(
            "a tool that an agent behind the gate calls, in a terminal that the agent made",
            new Typed("localauth run -- script -qec '{ask}' /dev/null"),
            OPEN,
            DESCENDS),
        new Row("`script`", new Typed("script -qec '{ask}' /dev/null"), OPEN, DESCENDS),
        new Row(
            "an editor's terminal (`:terminal` of `vim`)",
            new Typed(
                "vim -u NONE -N -c \"call term_start('{ask}', {'exit_cb': {job, status -> execute('qall!')}})\""),
            OPEN,
            DESCENDS));
  }

  private static List<Row> windows() {
    return List.of(
        new Row("a new window or tab", OtherTerminal.NEW_TAB, ASKS, OTHER),
        new Row(
            "the `tmux` pane in which you unlocked",
            new Pane(Scene::tmux, Multiplexer::type),
            OPEN,
            LEADS),
        new Row(
            "another pane of that `tmux`", new Pane(Scene::tmux, Multiplexer::split), ASKS, PANE),
        new Row(
            "another window of that `tmux`",
            new Pane(Scene::tmux, Multiplexer::window),
            ASKS,
            PANE),
        new Row(
            "the `tmux` pane in which you unlocked, after detach and attach",
            Pane.attachedAgain(Scene::tmux),
            OPEN,
            "the pane's terminal went on; `localauth init tmux` makes detaching lock it"),
        new Row(
            "the `screen` window in which you unlocked",
            new Pane(Scene::screen, Multiplexer::type),
            OPEN,
            LEADS),
        new Row(
            "another window of that `screen`",
            new Pane(Scene::screen, Multiplexer::window),
            ASKS,
            PANE),
        new Row(
            "another region of that `screen`",
            new Pane(Scene::screen, Multiplexer::split),
            ASKS,
            "regions show windows, and each window is a terminal of its own"),
        new Row(
            "the `screen` window in which you unlocked, after detach and attach",
            Pane.attachedAgain(Scene::screen),
            OPEN,
            "the window's terminal went on"));
  }

  private static List<Row> logins() {
    return List.of(
        new Row(
            "`ssh` from the open terminal to the same machine",
            new Typed("{ssh} -tt {ask}"),
            ASKS,
            "a login of its own, whoever started it"),
        new Row(
            "`ssh HOST COMMAND`, without a terminal",
            new Typed("{ssh} -T {ask} </dev/null"),
            CANNOT_ASK,
            "a login of its own, and nowhere to ask"),
        new Row("the `ssh` login in which you unlocked", Login.UNLOCKED, OPEN, LEADS),
        new Row("a second `ssh` login beside it", Login.SECOND, ASKS, OTHER),
        new Row(
            "the next `ssh` login, after you logged out",
            Login.NEXT,
            ASKS,
            "the device may be the same, the login is not"));
  }

  private static List<Row> accounts() {
    return List.of(
        new Row(
            "`sudo -u YOU …`, back to your own account",
            new Typed("sudo -u {me} {ask}"),
            OPEN,
            DESCENDS),
        new Row(
            "`sudo -u SOMEBODY …`",
            new Typed("sudo -u {neighbour} {ask}"),
            ASKS,
            "their gate, and your session is not theirs"),
        new Row(
            "`su SOMEBODY`",
            new Shell("PS1='ready> ' su -s /bin/sh {neighbour}"),
            ASKS,
            "their gate, and your session is not theirs"),
        new Row(
            "`su SOMEBODY -c …`",
            new Typed("su {neighbour} -c '{ask}'"),
            CANNOT_ASK,
            "their gate, and `su -c` takes the terminal away"),
        new Row(
            "`sudo -u SOMEBODY …` who never set a gate up",
            new Typed("sudo -u nobody {ask}"),
            NO_GATE,
            "a gate guards the account that set it up"));
  }

  private static List<Row> roots() {
    return List.of(
        new Row(
            "a container with a terminal of its own and your home in it",
            new Typed(CONTAINER + "{as me} script -qec '{ask}' /dev/null"),
            ASKS,
            "process numbers mean other processes there"),
        new Row(
            "a container made without root, your home in it",
            new RootlessContainer("{ask}"),
            REFUSES,
            "it cannot tell there whether the files of root are root's"),
        new Row(
            "a sandbox with process numbers of its own, on the open terminal",
            new Typed(CONTAINER + "{as me} {ask}"),
            CANNOT_ASK,
            "it cannot see who leads the terminal"),
        new Row(
            "a `chroot` in which your home, `/proc`, `/run` and `/dev/shm` are the same",
            new Typed(chroot("true")),
            OPEN,
            DESCENDS),
        new Row(
            "a `chroot` with a `/run` and a `/dev/shm` of its own",
            new Typed(
                chroot("mount -t tmpfs none {root}/run && mount -t tmpfs none {root}/dev/shm")),
            ASKS,
            "the session's record is not there"));
  }

  private static String chroot(String prepare) {
    return "sudo unshare --mount sh -c 'mkdir -p {root} && mount --rbind / {root} && "
        + prepare
        + " && exec chroot {root} {as me} {ask}'";
  }
}
