// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.ReplayGuard;
import dev.localauth.api.Secret;
import dev.localauth.passkey.ceremony.Credential;
import java.util.Optional;

/**
 * A passkey that can be asked for: enrollment, store and ledger have what belongs to it.
 *
 * @param context what it is lent
 * @param kept what the enrollment says
 * @param signCount the highest counter that was seen
 */
record Registered(AuthenticationContext context, KeptCredential kept, long signCount) {
  static Registered of(AuthenticationContext context) throws LocalAuthException {
    KeptCredential kept = KeptCredential.of(context.parameters());
    new KeptSecrets(context.secrets()).require(kept);
    long seen = context.replayGuard().highest().orElse(0);
    return new Registered(context, kept, Math.max(seen, kept.credential().signCount()));
  }

  Credential credential() {
    return kept.credential().counted(signCount);
  }

  /**
   * Says whether nobody has shown this counter before, in whichever process; afterwards nobody can
   * show it again. Authenticators that do not count always say 0 (WebAuthn Level 3 §6.1.1).
   */
  boolean isNew(long shown) throws LocalAuthException {
    ReplayGuard guard = context.replayGuard();
    return (shown == 0 && signCount == 0) || guard.claim(shown);
  }

  /** Returns the unlocking key, if this passkey keeps one. */
  Optional<Secret> unlockingKey(Optional<Secret> prf) throws LocalAuthException {
    if (kept.unlockingKey().isEmpty()) {
      return Optional.empty();
    }
    KeptSecrets secrets = new KeptSecrets(context.secrets());
    try (Secret storeKey = secrets.storeKey(kept);
        Secret wrapped = secrets.wrappedKey()) {
      KeyWrap wrap =
          new KeyWrap(kept.credential(), prf.orElseThrow(Failures::withoutValue), storeKey);
      Secret opened = wrap.unwrap(wrapped).orElseThrow(Failures::damaged);
      if (!KeptSecrets.isNamed(opened, kept.unlockingKey().get())) {
        opened.close();
        throw Failures.damaged();
      }
      return Optional.of(opened);
    }
  }
}
