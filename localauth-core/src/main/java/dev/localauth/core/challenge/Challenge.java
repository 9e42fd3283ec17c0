// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.challenge;

import dev.localauth.api.Authenticator;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Availability;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Notice;
import dev.localauth.api.PromptException;
import dev.localauth.api.Prompter;
import dev.localauth.api.Secret;
import dev.localauth.api.Verdict;
import dev.localauth.core.ClosedReason;
import dev.localauth.core.GateClosedException;
import dev.localauth.core.enrollment.Way;
import dev.localauth.core.ledger.Charge;
import dev.localauth.core.ledger.Ledger;
import dev.localauth.core.ledger.Standing;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Asks the person for one of the ways, method by method. */
public final class Challenge {
  private final Subject subject;
  private final Map<String, Authenticator> methods;
  private final Ledger ledger;
  private final Prompter person;

  /** Asks {@code subject} through {@code person}, counting in {@code ledger}. */
  public Challenge(
      Subject subject, Map<String, Authenticator> methods, Ledger ledger, Prompter person) {
    this.subject = subject;
    this.methods = methods;
    this.ledger = ledger;
    this.person = person;
  }

  /**
   * Asks for the first of {@code ways} that can be asked here now; an empty answer leads to the
   * next.
   *
   * @return the way that was passed, whole
   * @throws GateClosedException if none was
   */
  public Way pass(List<Way> ways) throws GateClosedException {
    try (Passed passed = prove(ways)) {
      return passed.way();
    }
  }

  /** Asks as {@link #pass(List)} does, and hands out the unlocking keys too. */
  public Passed prove(List<Way> ways) throws GateClosedException {
    Optional<GateClosedException> firstObstacle = Optional.empty();
    for (Way way : ways) {
      try {
        Optional<Passed> passed = prove(way);
        if (passed.isPresent()) {
          return passed.get();
        }
        tell("nothing was typed for " + way);
      } catch (Skipped skipped) {
        firstObstacle = firstObstacle.or(() -> Optional.of(skipped.obstacle));
        if (ways.size() > 1) {
          tell("skipping " + way + ": " + skipped.obstacle.getMessage());
        }
      }
    }
    throw firstObstacle.orElseGet(
        () ->
            new GateClosedException(
                ClosedReason.CANCELLED, "nothing was typed", "run the command again"));
  }

  /** Returns empty if the person wants another way. */
  private Optional<Passed> prove(Way way) throws GateClosedException, Skipped {
    for (String method : way.methods()) {
      requireReady(method);
    }
    Map<String, Secret> keys = new HashMap<>();
    boolean whole = false;
    try {
      whole = proveEach(way, keys);
      return whole ? Optional.of(new Passed(way, keys)) : Optional.empty();
    } finally {
      if (!whole) {
        keys.values().forEach(Secret::close);
      }
    }
  }

  private boolean proveEach(Way way, Map<String, Secret> keys) throws GateClosedException, Skipped {
    for (String method : way.methods()) {
      if (!verify(method, keys)) {
        return false;
      }
    }
    return true;
  }

  private void requireReady(String method) throws GateClosedException, Skipped {
    if (!methods.containsKey(method)) {
      throw new Skipped(
          new GateClosedException(
              ClosedReason.METHOD_UNAVAILABLE,
              "this installation does not have the method " + method,
              "install the module that provides it"));
    }
    Availability availability = authenticator(method).availability();
    if (!availability.usable()) {
      throw new Skipped(
          new GateClosedException(
              ClosedReason.METHOD_UNAVAILABLE,
              availability.detail(),
              availability.hint().orElse("")));
    }
    try {
      Standing standing = ledger.standing(subject.counter(method));
      if (!(standing instanceof Standing.Ready)) {
        throw new Skipped(Refusals.standing(method, standing));
      }
    } catch (IOException failure) {
      throw LedgerFailure.closed(failure);
    }
  }

  private boolean verify(String method, Map<String, Secret> keys)
      throws GateClosedException, Skipped {
    Interruption interruption = new Interruption();
    CountingPrompter prompter =
        new CountingPrompter(person, ledger, subject.counter(method), interruption);
    Judging judging = new Judging(subject, authenticator(method), ledger, prompter, interruption);
    try (Verdict verdict = judging.judge()) {
      interruption.throwIfClosed();
      settle(method, verdict, prompter.charges()).ifPresent(key -> keys.put(method, key));
      return true;
    } catch (LocalAuthException failure) {
      interruption.throwIfClosed();
      if (interruption.otherWay() && prompter.charges().isEmpty()) {
        return false;
      }
      if (isUnavailable(failure) && prompter.charges().isEmpty()) {
        // Only now it turned out: a network that is down, a display that is not there.
        throw new Skipped(Refusals.failed(failure));
      }
      throw Refusals.failed(failure);
    } catch (IOException failure) {
      throw LedgerFailure.closed(failure);
    }
  }

  private static boolean isUnavailable(LocalAuthException failure) {
    return failure instanceof AuthenticatorException method
        && method.reason() == AuthenticatorException.Reason.UNAVAILABLE;
  }

  private Authenticator authenticator(String method) {
    return Objects.requireNonNull(methods.get(method));
  }

  /** Returns a copy of the unlocking key, if the method handed one out. */
  private Optional<Secret> settle(String method, Verdict verdict, List<Charge.Made> charges)
      throws GateClosedException, IOException {
    if (charges.isEmpty()) {
      ledger.charge(subject.counter(method));
      throw new GateClosedException(
          ClosedReason.UNDECIDED, "the method " + method + " answered without asking", "");
    }
    Charge.Made latest = charges.get(charges.size() - 1);
    if (verdict instanceof Verdict.Rejected rejected) {
      if (rejected.reason() == Verdict.Rejection.REUSED) {
        ledger.refund(latest);
      }
      throw Refusals.rejected(method, rejected);
    }
    if (!(verdict instanceof Verdict.Accepted accepted)) {
      throw new GateClosedException(
          ClosedReason.UNDECIDED, "the method " + method + " gave no verdict", "");
    }
    ledger.forgive(latest);
    return accepted.unlockingKey().map(Secret::copy);
  }

  private void tell(String line) throws GateClosedException {
    try {
      person.show(new Notice.Line("localauth: " + line));
    } catch (PromptException failure) {
      throw Refusals.failed(failure);
    }
  }

  /** A way cannot be asked here now; another one may. */
  private static final class Skipped extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient GateClosedException obstacle;

    Skipped(GateClosedException obstacle) {
      super(obstacle);
      this.obstacle = obstacle;
    }
  }
}
