// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.ledger;

import dev.localauth.api.Secret;
import dev.localauth.api.SessionAnchorException;
import dev.localauth.api.SessionAnchors;
import dev.localauth.core.file.ExclusiveLock;
import dev.localauth.core.file.MalformedFileException;
import dev.localauth.core.file.PrivateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * Counts attempts, for all processes of the account. Every change is made under a lock and is on
 * disk when the method returns; the lock is never held while a person is asked.
 *
 * <p>Any {@link IOException} means that nothing may be tried: the counters cannot be told or kept.
 */
public final class Ledger implements AutoCloseable {
  /** Where the ledger and its lock are, and whose they must be. */
  public record Place(Path directory, long owner) {
    Path file(String id) {
      return directory.resolve("ledger-" + id);
    }

    /** Says whether the ledger {@code id} is here, in whatever state. */
    public boolean holds(String id) {
      return Files.exists(file(id), LinkOption.NOFOLLOW_LINKS);
    }

    Path lock(String id) {
      return directory.resolve("ledger-" + id + ".lock");
    }
  }

  private final Place place;
  private final String id;
  private final Secret key;
  private final SessionAnchors system;
  private final Clock clock;
  private final String terminal;

  /**
   * Stands for the ledger {@code id}.
   *
   * @param key the key of its MAC; taken over and closed with the ledger
   * @param system the clock that waits run on
   * @param clock the clock on the wall, for what the person is told
   * @param terminal where attempts come from, for what the person is told
   */
  public Ledger(
      Place place, String id, Secret key, SessionAnchors system, Clock clock, String terminal) {
    this.place = place;
    this.id = id;
    this.key = key;
    this.system = system;
    this.clock = clock;
    this.terminal = terminal;
  }

  /** Begins an empty ledger. */
  public void create() throws IOException {
    PrivateDirectory.create(place.directory(), place.owner());
    try (ExclusiveLock held = ExclusiveLock.acquire(place.lock(id))) {
      file().write(LedgerState.fresh(id, bootId()));
    }
  }

  /** Removes the ledger {@code id}; not an error if there is none. */
  public static void remove(Place place, String id) throws IOException {
    Files.deleteIfExists(place.file(id));
    Files.deleteIfExists(place.lock(id));
  }

  /** Says whether {@code method} may be tried now. */
  public Standing standing(String method) throws IOException {
    LedgerState state = update(unchanged -> unchanged);
    return Lockout.standing(method, state.of(method), sinceBoot());
  }

  /** Returns the failures in a row of {@code method}. */
  public long failures(String method) throws IOException {
    return update(unchanged -> unchanged).of(method).failures();
  }

  /** Counts an attempt that is about to be judged, if {@code method} may be tried. */
  public Charge charge(String method) throws IOException {
    PrivateDirectory.check(place.directory(), place.owner());
    try (ExclusiveLock held = ExclusiveLock.acquire(place.lock(id))) {
      LedgerState state = current();
      Duration now = sinceBoot();
      Standing standing = Lockout.standing(method, state.of(method), now);
      if (!(standing instanceof Standing.Ready)) {
        return new Charge.Refused(standing);
      }
      Attempts charged = state.of(method).charge(now);
      file().write(state.with(method, charged).with(state.missed().and(clock.instant(), terminal)));
      return new Charge.Made(method, charged.charged());
    }
  }

  /** Takes back the charge of an attempt that was not judged, or was judged not to count. */
  public void refund(Charge.Made charge) throws IOException {
    update(
        state ->
            state
                .with(charge.method(), state.of(charge.method()).refund(charge.number()))
                .with(state.missed().without()));
  }

  /** Forgives the failures up to {@code charge}, which was a success. */
  public void forgive(Charge.Made charge) throws IOException {
    update(
        state ->
            state
                .with(charge.method(), state.of(charge.method()).forgive(charge.number()))
                .with(state.missed().without()));
  }

  /** Forgets what was counted for {@code method}, which nobody can be asked for any more. */
  public void forget(String method) throws IOException {
    update(state -> state.without(method));
  }

  /** Returns the failures since the gate last opened, and begins to count anew. */
  public Missed opened() throws IOException {
    Missed[] told = {Missed.NONE};
    update(
        state -> {
          told[0] = state.missed();
          return state.with(Missed.NONE);
        });
    return told[0];
  }

  /** Returns the highest counter {@code method} has claimed. */
  public OptionalLong highest(String method) throws IOException {
    return update(unchanged -> unchanged).of(method).claimed();
  }

  /** Claims {@code counter} for {@code method} if it is higher than all before. */
  public boolean claim(String method, long counter) throws IOException {
    boolean[] claimed = {false};
    update(
        state -> {
          Attempts attempts = state.of(method);
          claimed[0] = counter > attempts.highest();
          return claimed[0] ? state.with(method, attempts.claim(counter)) : state;
        });
    return claimed[0];
  }

  /** Forgets the key in this process; the ledger stays. */
  @Override
  public void close() {
    key.close();
  }

  private LedgerState update(UnaryOperator<LedgerState> change) throws IOException {
    PrivateDirectory.check(place.directory(), place.owner());
    try (ExclusiveLock held = ExclusiveLock.acquire(place.lock(id))) {
      LedgerState state = current();
      LedgerState changed = change.apply(state);
      if (!changed.equals(state)) {
        file().write(changed);
      }
      return changed;
    }
  }

  /** Reads the state; after a restart of the system the waits begin anew, once and for all. */
  private LedgerState current() throws IOException {
    LedgerState read = file().read();
    if (!read.id().equals(id)) {
      throw new MalformedFileException("the record of attempts belongs to another enrollment");
    }
    LedgerState state = read.on(bootId(), sinceBoot());
    if (!state.equals(read)) {
      file().write(state);
    }
    return state;
  }

  private LedgerFile file() {
    return new LedgerFile(place.file(id), place.owner(), key);
  }

  private String bootId() throws IOException {
    try {
      return system.bootId();
    } catch (SessionAnchorException unreadable) {
      throw new IOException(unreadable.getMessage(), unreadable);
    }
  }

  private Duration sinceBoot() throws IOException {
    try {
      return system.sinceBoot();
    } catch (SessionAnchorException unreadable) {
      throw new IOException(unreadable.getMessage(), unreadable);
    }
  }
}
