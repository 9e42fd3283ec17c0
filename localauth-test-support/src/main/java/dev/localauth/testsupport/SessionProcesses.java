// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Ends what a test has started, and nothing else. */
public final class SessionProcesses {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private SessionProcesses() {}

  /** Ends the leader, its descendants, and whoever else is in its session. */
  public static void end(ProcessHandle leader) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    Set<ProcessHandle> found = new HashSet<>();
    while (System.nanoTime() < deadline) {
      // Ending one can let another start a process, so look again.
      Stream.concat(
              Stream.concat(leader.descendants(), Stream.of(leader)),
              ProcessHandle.allProcesses().filter(each -> isIn(leader.pid(), each)))
          .forEach(found::add);
      List<ProcessHandle> living = found.stream().filter(SessionProcesses::isRunning).toList();
      if (living.isEmpty()) {
        return;
      }
      living.forEach(ProcessHandle::destroyForcibly);
      living.forEach(SessionProcesses::await);
    }
  }

  private static boolean isIn(long session, ProcessHandle process) {
    return stat(process).filter(fields -> Long.parseLong(fields[3]) == session).isPresent();
  }

  /** Says whether {@code process} runs: of an orphan that has ended a zombie may stay. */
  public static boolean isRunning(ProcessHandle process) {
    return process.isAlive() && stat(process).filter(fields -> !fields[0].equals("Z")).isPresent();
  }

  private static Optional<String[]> stat(ProcessHandle process) {
    try {
      String stat =
          Files.readString(
              Path.of("/proc", Long.toString(process.pid()), "stat"), StandardCharsets.ISO_8859_1);
      return Optional.of(stat.substring(stat.lastIndexOf(')') + 1).trim().split(" "));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void await(ProcessHandle process) {
    try {
      process.onExit().get(10, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // the next round sees whether it is still there
    }
  }
}
