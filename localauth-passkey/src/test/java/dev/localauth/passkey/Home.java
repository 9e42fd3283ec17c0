// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.Enrolled;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;
import dev.localauth.api.Prompter;
import dev.localauth.api.Secret;
import dev.localauth.api.Verdict;
import dev.localauth.testkit.FixedContext;
import dev.localauth.testkit.InMemoryReplayGuard;
import dev.localauth.testkit.InMemorySecretStore;
import dev.localauth.testkit.MutableClock;
import dev.localauth.testkit.ScriptedPrompter;
import dev.localauth.testsupport.softauthenticator.SoftCredential;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody's passkeys on one machine, each with a store of its own as the gate gives it. */
final class Home {
  final SoftTransport transport = new SoftTransport("browser");
  final PasskeyAuthenticator method =
      new PasskeyAuthenticator(new Transports(() -> List.of(transport)));
  private final ScriptedPrompter scripted = ScriptedPrompter.answering();
  Prompter prompter = scripted;
  final List<Kept> passkeys = new ArrayList<>();
  Parameters wishes = Parameters.none();

  /** One passkey: what the enrollment, the store and the ledger hold of it. */
  static final class Kept {
    final InMemorySecretStore store = new InMemorySecretStore();
    final InMemoryReplayGuard guard = new InMemoryReplayGuard();
    Parameters parameters = Parameters.none();

    void change(String name, String value) {
      Map<String, String> all = parameters.asMap();
      all.put(name, value);
      parameters = Parameters.of(all);
    }
  }

  /** Returns the unlocking key in hexadecimal, if there is one. */
  Optional<String> enroll() throws LocalAuthException {
    Kept kept = new Kept();
    kept.parameters = wishes;
    try (Enrolled enrolled = method.enroll(context(kept))) {
      return keep(kept, enrolled);
    }
  }

  /** Registers one more; returns the unlocking key in hexadecimal, if there is one. */
  Optional<String> enrollBeside(Optional<String> key) throws LocalAuthException {
    Kept kept = new Kept();
    List<Parameters> others = passkeys.stream().map(each -> each.parameters).toList();
    Optional<Secret> given = key.map(hex -> Secret.owning(HexFormat.of().parseHex(hex)));
    try (Enrolled enrolled = method.enrollBeside(context(kept), others, given)) {
      return keep(kept, enrolled);
    } finally {
      given.ifPresent(Secret::close);
    }
  }

  /** The same, on a device that holds none of the others. */
  Optional<String> enrollBesideNewDevice(Optional<String> key) throws LocalAuthException {
    List<SoftCredential> held = List.copyOf(transport.credentials);
    transport.credentials.clear();
    try {
      return enrollBeside(key);
    } finally {
      transport.credentials.addAll(0, held);
    }
  }

  private Optional<String> keep(Kept kept, Enrolled enrolled) {
    kept.parameters = enrolled.parameters();
    passkeys.add(kept);
    return enrolled.unlockingKey().map(Home::hex);
  }

  Verdict verify() throws LocalAuthException {
    return method.verifyAny(passkeys.stream().map(this::context).toList());
  }

  /** Returns the unlocking key in hexadecimal; fails if there is no success or no key. */
  String unlock() throws LocalAuthException {
    try (Verdict verdict = verify()) {
      return hex(((Verdict.Accepted) verdict).unlockingKey().orElseThrow());
    }
  }

  boolean accepts() throws LocalAuthException {
    try (Verdict verdict = verify()) {
      return verdict instanceof Verdict.Accepted;
    }
  }

  AuthenticationContext context(Kept kept) {
    return FixedContext.of(
            kept.store.scopedTo("passkey"), prompter, MutableClock.at(Instant.EPOCH), kept.guard)
        .with(kept.parameters)
        .wishing(wishes);
  }

  List<String> told() {
    return scripted.shown().stream().map(shown -> shown.text()).toList();
  }

  static String hex(Secret secret) {
    return secret.use(HexFormat.of()::formatHex);
  }
}
