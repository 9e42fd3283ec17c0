// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import dev.localauth.api.Assurance;
import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.Authenticator;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Availability;
import dev.localauth.api.ChangesAnswer;
import dev.localauth.api.Enrolled;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import dev.localauth.api.Verdict;
import java.util.Optional;

/** A PIN of six or more characters of any kind, under which the unlocking key is encrypted. */
public final class PinAuthenticator implements Authenticator, ChangesAnswer {
  static final String ID = "pin";

  private final KeyWrap keyWrap;
  private final Cost today;
  private final Cost floor;

  /** Does nothing. */
  public PinAuthenticator() {
    this(new Argon2id(), Cost.TODAY, Cost.FLOOR);
  }

  PinAuthenticator(KeyDerivation derivation, Cost today, Cost floor) {
    this.keyWrap = new KeyWrap(derivation);
    this.today = today;
    this.floor = floor;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Assurance assurance() {
    return Assurance.of(Assurance.Factor.KNOWLEDGE);
  }

  @Override
  public Availability availability() {
    return Availability.usable("a PIN of at least " + PinRules.SHORTEST + " characters");
  }

  @Override
  public Enrolled enroll(AuthenticationContext context) throws LocalAuthException {
    RecordEntry entry = new RecordEntry(context.secrets(), floor);
    Secret unlockingKey = Secret.random(KeyWrap.KEY_LENGTH);
    try (Pin pin = new NewPin(context).choose()) {
      entry.store(keyWrap.wrap(pin, unlockingKey, today));
      return Enrolled.with(KeyDigest.of(unlockingKey).enrolled(), unlockingKey);
    } catch (LocalAuthException | RuntimeException failure) {
      unlockingKey.close();
      throw failure;
    }
  }

  @Override
  public Verdict verify(AuthenticationContext context) throws LocalAuthException {
    RecordEntry entry = new RecordEntry(context.secrets(), floor);
    // Nobody is asked for a PIN that could not be checked.
    entry.load();
    try (Secret answer = context.prompter().ask(Question.Known.PIN);
        Pin pin = Pin.of(answer)) {
      // Read again: the PIN may have been changed elsewhere while the person was typing.
      WrappedKey kept = entry.load();
      Optional<Secret> unlockingKey = keyWrap.unwrap(pin, kept);
      if (unlockingKey.isEmpty()) {
        return Verdict.rejected(Verdict.Rejection.WRONG);
      }
      requireEnrolled(context, unlockingKey.get());
      upgrade(entry, kept, pin, unlockingKey.get());
      return Verdict.accepted(unlockingKey.get());
    }
  }

  @Override
  public void change(AuthenticationContext context, Secret unlockingKey) throws LocalAuthException {
    if (unlockingKey.length() != KeyWrap.KEY_LENGTH) {
      throw new IllegalArgumentException("an unlocking key has " + KeyWrap.KEY_LENGTH + " bytes");
    }
    RecordEntry entry = new RecordEntry(context.secrets(), floor);
    entry.load();
    try (Pin pin = new NewPin(context).choose()) {
      entry.store(keyWrap.wrap(pin, unlockingKey, today));
    }
  }

  @Override
  public void revoke(AuthenticationContext context) throws LocalAuthException {
    new RecordEntry(context.secrets(), floor).delete();
  }

  private static void requireEnrolled(AuthenticationContext context, Secret unlockingKey)
      throws AuthenticatorException {
    if (!new KeyDigest(context.parameters()).means(unlockingKey)) {
      unlockingKey.close();
      throw RecordEntry.foreign();
    }
  }

  private void upgrade(RecordEntry entry, WrappedKey kept, Pin pin, Secret unlockingKey) {
    Cost due = kept.cost().raisedTo(today);
    if (due.equals(kept.cost())) {
      return;
    }
    try {
      WrappedKey stronger = keyWrap.wrap(pin, unlockingKey, due);
      // A PIN that was changed elsewhere since must not come back.
      if (entry.holds(kept)) {
        entry.store(stronger);
      }
    } catch (LocalAuthException failure) {
      // The earlier record still stands, and the PIN was right; the next success tries again.
    }
  }
}
