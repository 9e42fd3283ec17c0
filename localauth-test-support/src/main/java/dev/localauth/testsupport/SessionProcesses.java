// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Ends what a test has started, and nothing else. */
final class SessionProcesses {
  private SessionProcesses() {}

  /** Ends the leader, its descendants, and whoever else is in its session. */
  static void end(ProcessHandle leader) {
    // Ending one may let another start a process; what is not gone after some rounds is stuck.
    for (int round = 0; round < 5; round++) {
      List<ProcessHandle> living =
          Stream.concat(
                  Stream.concat(leader.descendants(), Stream.of(leader)),
                  ProcessHandle.allProcesses().filter(each -> isIn(leader.pid(), each)))
              .filter(ProcessHandle::isAlive)
              .distinct()
              .toList();
      if (living.isEmpty()) {
        return;
      }
      living.forEach(ProcessHandle::destroyForcibly);
      living.forEach(SessionProcesses::await);
    }
  }

  private static boolean isIn(long session, ProcessHandle process) {
    String stat;
    try {
      stat =
          Files.readString(
              Path.of("/proc", Long.toString(process.pid()), "stat"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return false;
    }
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ");
    boolean zombie = fields[0].equals("Z");
    return !zombie && Long.parseLong(fields[3]) == session;
  }

  private static void await(ProcessHandle process) {
    try {
      process.onExit().get(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // the next round sees whether it is still there
    }
  }
}
