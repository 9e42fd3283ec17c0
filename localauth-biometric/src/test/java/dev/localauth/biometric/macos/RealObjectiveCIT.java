// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Library;
import com.sun.jna.Native;
import dev.localauth.api.Parameters;
import dev.localauth.biometric.platform.Asked;
import dev.localauth.biometric.platform.Limits;
import dev.localauth.testsupport.Processes;
import dev.localauth.testsupport.keyring.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same Java on a genuine Objective-C runtime, with blocks and a class of a compiler. */
@Timeout(120)
@EnabledIfSystemProperty(
    named = "localauth.full",
    matches = "true",
    disabledReason = "a real Objective-C runtime is for ./verify --all")
class RealObjectiveCIT {
  private static final String PACKAGES = "clang gobjc libgnustep-base-dev libblocksruntime-dev";
  private static final String BLOCKS = "/usr/lib/x86_64-linux-gnu/libBlocksRuntime.so.0";
  private static final Limits LONG = new Limits(Duration.ofMinutes(1), Duration.ofMinutes(1));
  private static final int PROMPTS = 500;

  @TempDir static Path directory;

  private static Controls controls;
  private static Frameworks mac;

  /** What {@code local_authentication.m} lets tests turn and read. */
  interface Controls extends Library {
    void double_answer(long code, long delay);

    long double_deallocated();

    String double_reason();

    String double_title();
  }

  @BeforeAll
  static void build() throws IOException {
    Programs.require("clang", PACKAGES);
    Programs.require(Path.of("/usr/include/GNUstep"), PACKAGES);
    Programs.require(Path.of(BLOCKS), PACKAGES);
    String library = library().toString();
    controls = Native.load(library, Controls.class);
    mac = Frameworks.load(library, library, library, library, BLOCKS);
  }

  private static Path library() throws IOException {
    // GNUstep's headers ask for a name that this runtime does not have.
    Path header = Files.createDirectories(directory.resolve("objc")).resolve("blocks_runtime.h");
    Files.writeString(header, "#include <Block.h>\n");
    String ofGcc = run("gcc", "-print-file-name=include").stdout().strip();
    Path library = directory.resolve("libdouble.so");
    run(
        "clang",
        "-x",
        "objective-c",
        "-fblocks",
        "-fobjc-runtime=gcc",
        "-fconstant-string-class=NSConstantString",
        "-fexceptions",
        "-fobjc-exceptions",
        "-fPIC",
        "-shared",
        "-O1",
        "-DGNUSTEP",
        "-DGNUSTEP_BASE_LIBRARY=1",
        "-DGNU_RUNTIME=1",
        "-I" + directory,
        "-I/usr/include/GNUstep",
        "-I" + ofGcc,
        "-o",
        library.toString(),
        Path.of("src/test/objc/local_authentication.m").toAbsolutePath().toString(),
        "-lgnustep-base",
        "-lobjc",
        "-lBlocksRuntime",
        "-lpthread");
    return library;
  }

  private static Processes.Run run(String... command) {
    Processes.Run run = Processes.run(Duration.ofMinutes(2), command);
    assertEquals(0, run.exitCode(), run::stderr);
    return run;
  }

  @Test
  void aFingerOpens() throws Exception {
    controls.double_answer(0, 10);
    TouchId touchId = touchId(LONG);
    assertTrue(touchId.availability().usable());
    Parameters enrolled = touchId.enroll(Parameters.none());
    assertEquals("VERIFIED", Asked.once(touchId, enrolled).outcome());
    assertEquals("unlock claude in /work", controls.double_reason());
    assertEquals("", controls.double_title());
  }

  @ParameterizedTest
  @CsvSource({
    "-1, WRONG",
    "-2, FAILED",
    "-4, FAILED",
    "-8, FAILED",
    "-1000, FAILED",
    "-1004, UNAVAILABLE"
  })
  void anErrorOfTheRuntimeIsRead(long code, String outcome) throws Exception {
    controls.double_answer(0, 0);
    Parameters enrolled = touchId(LONG).enroll(Parameters.none());
    controls.double_answer(code, 0);
    assertEquals(outcome, Asked.once(touchId(LONG), enrolled).outcome());
  }

  @Test
  void aNoOfTheRuntimeIsANo() {
    controls.double_answer(-7, 0);
    assertFalse(touchId(LONG).availability().usable());
  }

  @Test
  void aLateAnswerMeetsNothingAndEveryContextIsFreed() throws Exception {
    controls.double_answer(0, 0);
    TouchId touchId = touchId(LONG);
    Parameters enrolled = touchId.enroll(Parameters.none());
    long before = controls.double_deallocated();
    controls.double_answer(0, 400);
    TouchId impatient = touchId(new Limits(Duration.ofMinutes(1), Duration.ofMillis(50)));
    assertEquals("TIMED_OUT", Asked.once(impatient, enrolled).outcome());
    controls.double_answer(0, 0);
    for (int i = 0; i < PROMPTS; i++) {
      assertEquals("VERIFIED", Asked.once(touchId, enrolled).outcome());
      if (i % 100 == 0) {
        System.gc();
      }
    }
    awaitDeallocated(before + PROMPTS + 1);
  }

  private static TouchId touchId(Limits limits) {
    return new TouchId(() -> mac, limits);
  }

  // The last context is let go on the thread that answered.
  private static void awaitDeallocated(long expected) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (controls.double_deallocated() < expected && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    assertEquals(expected, controls.double_deallocated());
  }
}
