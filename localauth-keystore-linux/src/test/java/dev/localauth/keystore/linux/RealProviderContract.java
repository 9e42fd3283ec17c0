// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SecretStoreException;
import dev.localauth.api.SecretStoreException.Reason;
import dev.localauth.testkit.LockableSecretStoreContract;
import dev.localauth.testsupport.keyring.RunningProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.function.Executable;

/** What the store does with a real program, whatever happens to that program. */
@TestInstance(Lifecycle.PER_CLASS)
interface RealProviderContract extends LockableSecretStoreContract {
  SecretName NAME = new SecretName("localauth", "real/provider");

  /** All of them where full counts are asked for. */
  int OPERATIONS = Boolean.getBoolean("localauth.full") ? 2000 : 400;

  int SESSIONS = Boolean.getBoolean("localauth.full") ? 2000 : 200;

  int MEGABYTE = 1 << 20;
  Duration IN_TIME = Duration.ofSeconds(6);

  RunningProvider running();

  Provider kind();

  @Override
  default SecretStore store() {
    return new SecretServiceStore(
        limit -> new LibSecretService(Link.ofThisProcess(), limit), new Desktop(true, false));
  }

  @Override
  default void lock() throws Exception {
    running().lock();
  }

  @Override
  default void unlock() throws Exception {
    running().unlock();
  }

  @AfterEach
  default void noThreadIsLeft() {
    assertFalse(
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().startsWith("localauth")));
  }

  @Test
  default void theAvailabilityNamesTheProvider() {
    assertTrue(store().availability().usable());
    assertTrue(store().availability().detail().startsWith(kind().title()));
  }

  @Test
  default void aLockedProviderIsToldWithItsOwnWayOut() throws Exception {
    keep("kept");
    lock();
    try {
      SecretStoreException refusal = assertRefusedInTime(() -> store().load(NAME));
      assertEquals(Reason.LOCKED, refusal.reason());
      assertEquals(kind().keyring() + " is locked", refusal.getMessage());
      assertTrue(refusal.hint().orElseThrow().startsWith(kind().unlocking()));
      assertFalse(store().availability().usable());
      assertEquals(kind().keyring() + " is locked", store().availability().detail());
    } finally {
      unlock();
    }
    assertHolds("kept");
  }

  @Test
  default void aProviderThatHangsIsLeftInTime() throws Exception {
    keep("kept");
    running().freeze();
    try {
      assertUnavailable("the secret service did not answer in 4 seconds", () -> store().load(NAME));
      assertUnavailable("the secret service did not answer in 4 seconds", this::storeOther);
      assertTimeout(IN_TIME, () -> assertFalse(store().availability().usable()));
    } finally {
      running().thaw();
    }
    assertHolds("kept");
  }

  @Test
  default void aProviderThatWasRestartedIsFoundAgain() throws Exception {
    keep("kept");
    running().restart();
    assertHolds("kept");
    keep("kept again");
    running().restart();
    assertHolds("kept again");
  }

  @Test
  default void aProviderThatEndedIsUnavailable() throws Exception {
    keep("kept");
    running().restart();
    running().bus().end(running().process());
    try {
      assertUnavailable("no program on the session bus keeps secrets", () -> store().load(NAME));
      assertUnavailable("no program on the session bus keeps secrets", this::storeOther);
      assertFalse(store().availability().usable());
    } finally {
      running().restart();
    }
    assertHolds("kept");
  }

  @Test
  default void aBusThatWasRestartedIsFoundAgain() throws Exception {
    keep("kept");
    running().restart();
    running().bus().restart();
    running().restart();
    assertHolds("kept");
  }

  @Test
  default void aBusThatHangsIsLeftInTime() throws Exception {
    keep("kept");
    running().bus().freeze();
    try {
      assertUnavailable("the secret service did not answer in 4 seconds", () -> store().load(NAME));
      // Now without a connection that was there before.
      assertUnavailable("the secret service did not answer in 4 seconds", () -> store().load(NAME));
    } finally {
      running().bus().thaw();
    }
    assertHolds("kept");
  }

  @Test
  default void aSecondItemOfTheNameIsNeverTaken() throws Exception {
    keep("ours");
    addForeign("Zm9yZWlnbg==", "extra", "attribute");
    assertEquals(Reason.CORRUPT, assertRefusedInTime(() -> store().load(NAME)).reason());
    assertEquals(Reason.CORRUPT, assertRefusedInTime(this::storeOther).reason());
    assertTrue(store().delete(NAME));
    assertEquals(Optional.empty(), store().load(NAME));
    keep("ours again");
    assertHolds("ours again");
  }

  @Test
  default void whatAnotherProgramPutThereIsCorrupt() throws Exception {
    store().delete(NAME);
    addForeign("not base64!");
    SecretStoreException refusal = assertRefusedInTime(() -> store().load(NAME));
    assertEquals(Reason.CORRUPT, refusal.reason());
    assertFalse(String.valueOf(refusal.getMessage()).contains("base64!"));
    assertTrue(store().delete(NAME));
  }

  /** KWallet and libsecret do not agree on a key in one of 256 sessions. */
  @Test
  default void whateverKeyASessionHasTheValueComesBack() throws Exception {
    for (int session = 0; session < SESSIONS; session += 2) {
      Link.ofThisProcess().doubt();
      keep("value " + session);
      Link.ofThisProcess().doubt();
      assertHolds("value " + session);
    }
  }

  @Test
  default void twoThousandOperationsFromEightThreadsLoseNothing() throws Exception {
    eightThreads("warm", OPERATIONS / 4);
    Footprint before = Footprint.now();
    eightThreads("hot", OPERATIONS);
    Footprint between = Footprint.now();
    eightThreads("hotter", OPERATIONS);
    Footprint after = Footprint.now();
    String told = kind().title() + ", 8 threads: " + before + ", " + between + ", " + after;
    System.out.println(told);
    assertTrue(after.handles() <= before.handles(), told);
    // A cache grows once; a leak grows with each round.
    assertTrue(
        Math.min(between.heap() - before.heap(), after.heap() - between.heap()) < MEGABYTE, told);
    assertTrue(
        Math.min(between.allocated() - before.allocated(), after.allocated() - between.allocated())
            < MEGABYTE,
        told);
  }

  private void eightThreads(String name, int operations) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Load load = new Load(store(), name + i);
        running.add(
            threads.submit(
                () -> {
                  load.run(operations / 8);
                  return null;
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
      for (int i = 0; i < 8; i++) {
        new Load(store(), name + i).verify(operations / 8);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  default void twoThousandOperationsFromFourProcessesLoseNothing() throws Exception {
    // The shared name is there: KeePassXC does not stand its being made twice at once.
    new Load(store(), "process").run(5);
    List<Process> running = new ArrayList<>();
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    for (int i = 0; i < 4; i++) {
      String count = String.valueOf(OPERATIONS / 4);
      running.add(
          running()
              .bus()
              .start(
                  java,
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  classes,
                  Load.class.getName(),
                  "process" + i,
                  count));
    }
    for (Process each : running) {
      assertTrue(each.waitFor(3, TimeUnit.MINUTES), running().bus()::said);
      assertEquals(0, each.exitValue(), running().bus()::said);
    }
    for (int i = 0; i < 4; i++) {
      new Load(store(), "process" + i).verify(OPERATIONS / 4);
    }
  }

  private void addForeign(String value, String... attributes) throws Exception {
    String[] command = new String[9 + attributes.length];
    String[] ours = {
      "secret-tool",
      "store",
      "--label=another",
      "xdg:schema",
      "dev.localauth",
      "application",
      NAME.application(),
      "entry",
      NAME.entry()
    };
    System.arraycopy(ours, 0, command, 0, ours.length);
    System.arraycopy(attributes, 0, command, ours.length, attributes.length);
    assertEquals("", running().bus().run(value, command));
  }

  private void storeOther() throws SecretStoreException {
    keep("other");
  }

  private void keep(String value) throws SecretStoreException {
    try (Secret secret = Secret.copyOf(value.getBytes(UTF_8))) {
      store().store(NAME, secret);
    }
  }

  private void assertHolds(String value) throws SecretStoreException {
    try (Secret secret = store().load(NAME).orElseThrow()) {
      assertArrayEquals(value.getBytes(UTF_8), secret.use(byte[]::clone));
    }
  }

  private static void assertUnavailable(String message, Executable call) {
    SecretStoreException refusal = assertRefusedInTime(call);
    assertEquals(Reason.UNAVAILABLE, refusal.reason());
    assertEquals(message, refusal.getMessage());
    assertTrue(refusal.hint().orElseThrow().contains("--store file"));
  }

  private static SecretStoreException assertRefusedInTime(Executable call) {
    return assertTimeout(IN_TIME, () -> assertThrows(SecretStoreException.class, call));
  }
}
