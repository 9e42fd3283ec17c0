// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.passkey.transport.Descriptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The keys that are plugged in, opened to be asked what is on them. */
final class PluggedKeys {
  static final String NONE = "no security key is plugged in";
  static final String PLUG_IN = "plug it in and run the command again";

  private final Supplier<Fido2> library;
  private final KeyThread thread;
  private final Duration limit;

  /** Lets libfido2 itself wait a little longer than {@code timeout}, should it not be cancelled. */
  PluggedKeys(Supplier<Fido2> library, KeyThread thread, Duration timeout) {
    this.library = library;
    this.thread = thread;
    this.limit = timeout.plus(KeyThread.BRIEF);
  }

  /** Returns each with those of {@code credentials} that are on it. */
  List<Candidate> holding(String rpId, List<Descriptor> credentials)
      throws AuthenticatorException, FidoException {
    return thread.callBriefly(
        () -> {
          List<Candidate> candidates = new ArrayList<>();
          for (SecurityKey each : open()) {
            candidates.add(new Candidate(each, Preflight.held(each, rpId, credentials)));
          }
          return candidates;
        });
  }

  private List<SecurityKey> open() throws AuthenticatorException, FidoException {
    List<SecurityKey> opened = new ArrayList<>();
    FidoException failure = null;
    for (SecurityKey each : found()) {
      try {
        if (each.open(limit)) {
          opened.add(each);
        }
      } catch (FidoException cannot) {
        failure = cannot;
      }
    }
    if (opened.isEmpty()) {
      throw failure != null ? KeyError.beforeAnswer(failure) : tooOld();
    }
    return opened;
  }

  private List<SecurityKey> found() throws AuthenticatorException, FidoException {
    List<SecurityKey> keys;
    try (KeyList list = KeyList.of(library.get())) {
      keys = list.keys();
    }
    thread.atEnd(() -> keys.forEach(SecurityKey::close));
    keys.forEach(each -> thread.onCancel(each::cancel));
    if (keys.isEmpty()) {
      throw new AuthenticatorException(Reason.UNAVAILABLE, NONE, PLUG_IN);
    }
    return keys;
  }

  private static AuthenticatorException tooOld() {
    return new AuthenticatorException(
        Reason.UNAVAILABLE,
        "the security key speaks U2F only, which cannot verify a person",
        "use one with FIDO2");
  }

  /**
   * A key that may be meant.
   *
   * @param key it, opened
   * @param credentials those asked for that are on it
   */
  record Candidate(SecurityKey key, List<Descriptor> credentials) {}
}
