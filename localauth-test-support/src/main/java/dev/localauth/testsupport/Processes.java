// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs commands to their end. */
public final class Processes {
  private Processes() {}

  /**
   * How a command ended and what it wrote.
   *
   * @param exitCode 128 and the signal's number if a signal ended it
   * @param stdout what it wrote to standard output
   * @param stderr what it wrote to standard error
   */
  public record Run(int exitCode, String stdout, String stderr) {}

  /** Runs {@code command} with the environment of the tests and nothing to read. */
  public static Run run(Duration limit, String... command) {
    return run(limit, new ProcessBuilder(command), "");
  }

  /**
   * Runs what {@code builder} describes, with {@code input} on its standard input.
   *
   * @throws AssertionError with what it wrote, if it does not end in time; it is ended then
   */
  public static Run run(Duration limit, ProcessBuilder builder, String input) {
    Process process = start(builder);
    CompletableFuture<String> stdout = drained(process.getInputStream());
    CompletableFuture<String> stderr = drained(process.getErrorStream());
    try {
      feed(process, input);
      if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new TimeoutException();
      }
      return new Run(
          process.exitValue(),
          stdout.get(limit.toNanos(), TimeUnit.NANOSECONDS),
          stderr.get(limit.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException | InterruptedException | ExecutionException e) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError(
          "%s did not end within %s; stdout: %s; stderr: %s"
              .formatted(builder.command(), limit, sofar(stdout), sofar(stderr)),
          e);
    }
  }

  private static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void feed(Process process, String input) {
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // the command did not want to read all of it
    }
  }

  private static CompletableFuture<String> drained(InputStream stream) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try (stream) {
                text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
              } catch (IOException e) {
                text.completeExceptionally(e);
              }
            },
            "drain");
    thread.setDaemon(true);
    thread.start();
    return text;
  }

  private static String sofar(CompletableFuture<String> text) {
    try {
      return text.get(1, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      return "(not known)";
    }
  }
}
