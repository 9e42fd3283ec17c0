// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Library;
import com.sun.jna.Native;
import dev.localauth.api.SecretStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Both frameworks as a native library, built by the system's compiler from {@code
 * keychain_double.c}. One to a process: its names are visible to every other library.
 */
final class NativeDouble {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final String library;
  private final Controls controls;

  private NativeDouble(String library) {
    this.library = library;
    this.controls = Native.load(library, Controls.class);
  }

  /** What {@code keychain_double.c} lets tests turn and read. */
  interface Controls extends Library {
    long double_count(int counter);

    void double_lock(int on);

    void double_no_keychain(int on);

    void double_session(int attributes);

    void double_return_type(int type);

    void double_next(String call, int status);

    void double_hold(int on);

    void double_await_held();

    int double_tamper(byte[] bytes, long length);
  }

  enum Count {
    LIVING,
    CREATED,
    OVER_RELEASED,
    FOREIGN,
    UNWIPED,
    MISUSED
  }

  /** Builds and loads it, or skips the test and says why. */
  static NativeDouble build() {
    try {
      Path place = Files.createTempDirectory("keychain-double");
      place.toFile().deleteOnExit();
      Path library = place.resolve("libkeychain_double.so");
      library.toFile().deleteOnExit();
      compile(Path.of("src/test/c/keychain_double.c").toAbsolutePath(), library);
      return new NativeDouble(library.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compile(Path source, Path library) throws IOException {
    ProcessBuilder compiler =
        new ProcessBuilder(
                "cc",
                "-std=gnu11",
                "-Wall",
                "-Wextra",
                "-Werror",
                "-shared",
                "-fPIC",
                "-O1",
                "-o",
                library.toString(),
                source.toString(),
                "-lpthread")
            .redirectErrorStream(true);
    Process running;
    try {
      running = compiler.start();
    } catch (IOException missing) {
      String reason =
          "SKIPPED: the keychain store was not run against the native double: there is no C"
              + " compiler (cc); on Debian: apt-get install gcc libc6-dev";
      System.err.println(reason);
      Assumptions.abort(reason);
      throw missing;
    }
    String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertTrue(running.waitFor(60, TimeUnit.SECONDS), "the compiler hangs");
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    assertEquals(0, running.exitValue(), said);
  }

  Controls controls() {
    return controls;
  }

  String library() {
    return library;
  }

  Frameworks frameworks() {
    return Frameworks.load(library, library);
  }

  SecretStore store() {
    return store(LONG, LONG);
  }

  SecretStore store(Duration alone, Duration withAPerson) {
    return new KeychainStore(this::frameworks, alone, withAPerson);
  }

  long count(Count count) {
    return controls.double_count(count.ordinal());
  }

  /** Asserts that every object was released once, overwritten where it must be, and was ours. */
  void assertClean() {
    for (Count count : Count.values()) {
      if (count != Count.CREATED) {
        assertEquals(0, count(count), count::name);
      }
    }
  }
}
