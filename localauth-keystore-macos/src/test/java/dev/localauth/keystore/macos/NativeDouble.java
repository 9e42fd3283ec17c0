// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.jna.Library;
import com.sun.jna.Native;
import dev.localauth.api.SecretStore;
import dev.localauth.testsupport.NativeBuild;
import java.nio.file.Path;
import java.time.Duration;

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
    Path source = Path.of("src/test/c/keychain_double.c");
    return new NativeDouble(NativeBuild.library(source).toString());
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
