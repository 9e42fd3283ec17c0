// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What fprintd says of the fingers of an account, for the person who chooses; nothing is decided by
 * it.
 *
 * @param before words before the command; empty except in tests
 */
record Fingers(List<String> before) {
  private static final Path ACTIVATION =
      Path.of("/usr/share/dbus-1/system-services/net.reactivated.Fprint.service");
  private static final Path LIST = Path.of("/usr/bin/fprintd-list");
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MOST = 4096;

  /** Says it in some words. */
  String inWords(String account) {
    if (!Files.exists(ACTIVATION)) {
      return "fprintd is not installed";
    }
    if (!Files.isExecutable(LIST)) {
      return "whether a finger is enrolled is not known";
    }
    String listed = list(account);
    if (listed.contains(" - #")) {
      return "a finger is enrolled";
    }
    if (listed.contains("no fingers enrolled")) {
      return "no finger is enrolled yet, see fprintd-enroll";
    }
    return listed.contains("No devices available")
        ? "there is no reader of fingers"
        : "whether a finger is enrolled is not known";
  }

  private String list(String account) {
    List<String> words = new ArrayList<>(before);
    words.addAll(List.of(LIST.toString(), account));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("LC_ALL", "C.UTF-8");
    try {
      return read(builder.start());
    } catch (IOException cannotStart) {
      return "";
    }
  }

  private static String read(Process process) {
    CompletableFuture<String> text =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                byte[] bytes = process.getInputStream().readNBytes(MOST);
                return new String(bytes, StandardCharsets.UTF_8);
              } catch (IOException broken) {
                return "";
              }
            });
    try {
      return text.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return "";
    } catch (ExecutionException | TimeoutException late) {
      return "";
    } finally {
      process.destroyForcibly();
    }
  }
}
