// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Library;
import com.sun.jna.Native;
import dev.localauth.biometric.platform.Limits;
import dev.localauth.testsupport.NativeBuild;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The libraries as native code, built by the system's compiler from {@code touch_id_double.c}. One
 * to a process: its names are visible to every other library.
 */
final class NativeDouble {
  static final int GRAPHIC = 0x30;
  static final int KEEPS_SILENT = 1;
  static final int IGNORES_INVALIDATE = 2;
  static final int SLOW_TO_SAY = 4;
  static final int ANSWERS_TWICE = 8;
  static final int DATA = 20;
  static final Limits LONG = new Limits(Duration.ofMinutes(1), Duration.ofMinutes(1));

  private final String library;
  private final Controls controls;
  private final Frameworks frameworks;

  private NativeDouble(String library) {
    this.library = library;
    this.controls = Native.load(library, Controls.class);
    this.frameworks = Frameworks.load(library, library, library, library, library);
  }

  /** What {@code touch_id_double.c} lets tests turn and read. */
  interface Controls extends Library {
    long double_count(int counter);

    int double_await(int counter, long value);

    void double_session(int attributes, int status);

    void double_can(long policy, long code);

    void double_answer(int success, long code);

    void double_manner(int how);

    void double_state(byte[] bytes, long length, int type);

    String double_reason();

    String double_title();

    long double_policy();
  }

  enum Count {
    LIVING,
    CREATED,
    OVER_RELEASED,
    FOREIGN,
    POOLS,
    MALFORMED,
    MISUSED,
    SHOWN,
    WAITING
  }

  /** Builds and loads it, or skips the test and says why. */
  static NativeDouble build() {
    Path source = Path.of("src/test/c/touch_id_double.c");
    return new NativeDouble(NativeBuild.library(source).toString());
  }

  Controls controls() {
    return controls;
  }

  String library() {
    return library;
  }

  Frameworks frameworks() {
    return frameworks;
  }

  TouchId touchId(Limits limits) {
    return new TouchId(() -> frameworks, limits);
  }

  long count(Count count) {
    return controls.double_count(count.ordinal());
  }

  void await(Count count, long value) {
    assertTrue(controls.double_await(count.ordinal(), value) == 1, () -> count + " not " + value);
  }

  /** Sets everything back to a Mac whose next finger is right. */
  void reset() {
    controls.double_manner(0);
    controls.double_session(GRAPHIC, 0);
    controls.double_can(1, 0);
    controls.double_can(2, 0);
    controls.double_answer(1, 0);
    controls.double_state(new byte[] {1, 2, 3, 4}, 4, DATA);
  }

  /** Asserts that every object was released once and was ours, and every block as it should be. */
  void assertClean() {
    await(Count.WAITING, 0);
    await(Count.LIVING, 0);
    for (Count count : Count.values()) {
      if (count != Count.CREATED && count != Count.SHOWN) {
        assertEquals(0, count(count), count::name);
      }
    }
    assertEquals(0, frameworks.replies().open());
  }
}
