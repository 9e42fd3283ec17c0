// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Availability;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SecretStoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link SecretStore} does. A test implements this and supplies {@link #store()}.
 *
 * <p>Each test uses names of its own, which begin with {@code test-} and a random part, and removes
 * what it stored.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
public interface SecretStoreContract {
  /** Returns a new instance at each call, all for the same place. */
  SecretStore store();

  /** What was never stored is certainly absent. */
  @Test
  default void whatWasNeverStoredIsAbsent() throws Exception {
    try (Names names = new Names(store())) {
      assertEquals(Optional.empty(), store().load(names.name("nothing")));
    }
  }

  /** A value comes back as it was stored. */
  @Test
  default void aValueComesBack() throws Exception {
    roundTrip("value".getBytes(UTF_8));
  }

  /** Every byte is kept, zeros and line ends too. */
  @Test
  default void everyByteComesBack() throws Exception {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    roundTrip(all);
  }

  /** A line end or zero at the end of a value is part of it. */
  @Test
  default void bytesAtTheEndAreNotTrimmed() throws Exception {
    roundTrip(new byte[] {'a', 0, '\n'});
    roundTrip(new byte[] {0});
  }

  /** An empty value is a value, not an absence. */
  @Test
  default void anEmptyValueIsNotAbsent() throws Exception {
    roundTrip(new byte[0]);
  }

  /** Two kilobytes fit. */
  @Test
  default void twoKilobytesFit() throws Exception {
    byte[] large = new byte[2048];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) (i * 31);
    }
    roundTrip(large);
  }

  /** Storing again replaces the value, with a shorter and with a longer one. */
  @Test
  default void storingAgainReplaces() throws Exception {
    try (Names names = new Names(store())) {
      SecretName name = names.stored("entry", "first".getBytes(UTF_8));
      for (String next : List.of("2nd", "the third and longest", "")) {
        names.stored(name, next.getBytes(UTF_8));
        assertHolds(name, next.getBytes(UTF_8));
      }
      assertTrue(store().delete(name));
      assertEquals(Optional.empty(), store().load(name), "an earlier value came back");
    }
  }

  /** Whoever reads while another replaces sees one of the two values, whole. */
  @Test
  default void replacingLeavesNoGap() throws Exception {
    byte[] even = "even even even".getBytes(UTF_8);
    byte[] odd = "odd".getBytes(UTF_8);
    ExecutorService writer = Executors.newSingleThreadExecutor();
    try (Names names = new Names(store())) {
      SecretName name = names.stored("entry", even);
      Future<?> done =
          writer.submit(
              () -> {
                for (int i = 1; i <= 20; i++) {
                  names.stored(name, i % 2 == 0 ? even : odd);
                }
                return null;
              });
      do {
        byte[] seen = read(name).orElseThrow(() -> new AssertionError("there was a gap"));
        assertArrayEquals(seen.length == even.length ? even : odd, seen);
      } while (!done.isDone());
      done.get();
    } finally {
      writer.shutdownNow();
    }
  }

  /** Any name within the limits of {@link SecretName} works. */
  @Test
  default void anyNameWorks() throws Exception {
    try (Names names = new Names(store())) {
      for (String text : HostileNames.TEXTS) {
        byte[] value = text.getBytes(UTF_8);
        assertHolds(names.stored(names.name(text, text), value), value);
      }
    }
  }

  /** Names that look alike, or are alike once joined, cased or cleaned, are different secrets. */
  @Test
  default void similarNamesDoNotCollide() throws Exception {
    try (Names names = new Names(store())) {
      List<SecretName> similar = new ArrayList<>();
      for (HostileNames.Pair pair : HostileNames.PAIRS) {
        SecretName name = names.name(pair.application(), pair.entry());
        assertEquals(Optional.empty(), read(name), () -> name + " collides with an earlier name");
        similar.add(names.stored(name, pair.toString().getBytes(UTF_8)));
      }
      for (int i = 0; i < similar.size(); i++) {
        assertHolds(similar.get(i), HostileNames.PAIRS.get(i).toString().getBytes(UTF_8));
      }
      assertTrue(store().delete(similar.get(0)));
      for (SecretName other : similar.subList(1, similar.size())) {
        assertTrue(read(other).isPresent(), () -> other + " went with another name");
      }
    }
  }

  /** Deleting says whether there was something. */
  @Test
  default void deletingTwiceSaysTrueThenFalse() throws Exception {
    try (Names names = new Names(store())) {
      SecretName name = names.stored("entry", new byte[] {1});
      assertTrue(store().delete(name));
      assertFalse(store().delete(name));
      assertEquals(Optional.empty(), store().load(name));
    }
  }

  /** Nothing depends on the instance that stored. */
  @Test
  default void anotherInstanceSeesIt() throws Exception {
    SecretStore one = store();
    SecretStore other = store();
    try (Names names = new Names(one)) {
      SecretName name = names.stored("entry", new byte[] {1, 2, 3});
      try (Secret seen = other.load(name).orElseThrow()) {
        assertEquals(3, seen.length());
      }
      assertTrue(other.delete(name));
      assertEquals(Optional.empty(), one.load(name));
    }
  }

  /** The caller keeps the value it handed over, unchanged and open. */
  @Test
  default void theCallerKeepsTheValue() throws Exception {
    try (Names names = new Names(store());
        Secret value = Secret.copyOf(new byte[] {7, 8, 9})) {
      store().store(names.name("entry"), value);
      assertArrayEquals(new byte[] {7, 8, 9}, value.use(byte[]::clone));
    }
  }

  /** Closing or changing one loaded secret changes neither another one nor the store. */
  @Test
  default void loadedSecretsAreIndependent() throws Exception {
    byte[] value = {1, 2, 3};
    try (Names names = new Names(store())) {
      SecretName name = names.stored("entry", value);
      SecretStore store = store();
      try (Secret second = store.load(name).orElseThrow()) {
        store.load(name).orElseThrow().close();
        assertArrayEquals(value, second.use(byte[]::clone));
      }
      assertHolds(name, value);
    }
  }

  /** Closing the stored value after the call does not reach what is kept. */
  @Test
  default void closingTheStoredValueChangesNothing() throws Exception {
    byte[] value = {1, 2, 3};
    SecretStore store = store();
    try (Names names = new Names(store)) {
      SecretName name = names.stored("entry", value);
      try (Secret loaded = store.load(name).orElseThrow()) {
        assertArrayEquals(value, loaded.use(byte[]::clone));
      }
    }
  }

  /** The availability is a sentence and costs nothing. */
  @Test
  default void availabilityIsASentenceAndNeverThrows() {
    Availability availability = assertDoesNotThrow(() -> store().availability());
    Sentences.assertSentence(availability.detail());
    availability.hint().ifPresent(Sentences::assertSentence);
  }

  /** The id is the same everywhere and fit for settings and file names. */
  @Test
  default void theIdIsStableAndWellFormed() {
    String id = store().id();
    assertTrue(id.matches("[a-z][a-z0-9-]{0,31}"), id);
    assertEquals(id, store().id());
  }

  /** Neither the store nor a loaded secret prints what it holds. */
  @Test
  default void nothingLeaksIntoToString() throws Exception {
    String value = "correct horse battery staple";
    SecretStore store = store();
    try (Names names = new Names(store)) {
      SecretName name = names.stored("entry", value.getBytes(UTF_8));
      try (Secret loaded = store.load(name).orElseThrow()) {
        assertAll(
            () -> assertFalse(store.toString().contains(value)),
            () -> assertFalse(loaded.toString().contains(value)));
      }
    }
  }

  /** Many at once lose nothing. */
  @Test
  default void eightThreadsLoseNothing() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (Names names = new Names(store())) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String thread = "thread-" + i;
        running.add(threads.submit(() -> keepFour(names, thread)));
      }
      for (Future<?> each : running) {
        each.get();
      }
      for (int i = 0; i < 8; i++) {
        for (int j = 0; j < 4; j++) {
          String entry = "thread-" + i + "/" + j;
          assertHolds(names.name(entry), entry.getBytes(UTF_8));
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private Void keepFour(Names names, String thread) throws SecretStoreException {
    SecretStore own = store();
    for (int j = 0; j < 4; j++) {
      String entry = thread + "/" + j;
      SecretName name = names.name(entry);
      try (Secret value = Secret.copyOf(entry.getBytes(UTF_8))) {
        own.store(name, value);
      }
      assertHolds(name, entry.getBytes(UTF_8));
    }
    return null;
  }

  private void roundTrip(byte[] value) throws SecretStoreException {
    try (Names names = new Names(store())) {
      assertHolds(names.stored("entry", value), value);
    }
  }

  private void assertHolds(SecretName name, byte[] expected) throws SecretStoreException {
    byte[] found = read(name).orElseThrow(() -> new AssertionError("nothing under " + name));
    assertArrayEquals(expected, found, name::toString);
  }

  private Optional<byte[]> read(SecretName name) throws SecretStoreException {
    Optional<Secret> loaded = store().load(name);
    try {
      return loaded.map(secret -> secret.use(byte[]::clone));
    } finally {
      loaded.ifPresent(Secret::close);
    }
  }
}
