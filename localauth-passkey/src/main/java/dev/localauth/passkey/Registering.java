// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Enrolled;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Notice;
import dev.localauth.api.Parameters;
import dev.localauth.api.Secret;
import dev.localauth.passkey.ceremony.Assertion;
import dev.localauth.passkey.ceremony.AssertionCeremony;
import dev.localauth.passkey.ceremony.CeremonyException;
import dev.localauth.passkey.ceremony.Credential;
import dev.localauth.passkey.ceremony.Fresh;
import dev.localauth.passkey.ceremony.RegistrationCeremony;
import dev.localauth.passkey.transport.AssertionResponse;
import dev.localauth.passkey.transport.RegistrationResponse;
import dev.localauth.passkey.transport.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Registers a passkey and keeps what belongs to it, or nothing. */
final class Registering {
  /** Somebody may have to fetch a key, or a telephone, and to set a PIN. */
  static final Duration LIMIT = Duration.ofMinutes(2);

  private final Transports transports;
  private final AuthenticationContext context;

  Registering(Transports transports, AuthenticationContext context) {
    this.transports = transports;
    this.context = context;
  }

  /** Registers the first passkey, with an unlocking key of its own if it can keep one. */
  Enrolled first() throws LocalAuthException {
    try (New made = register(List.of(), Fresh.bytes())) {
      return made.prf().isPresent()
          ? keep(made, made.prf().get(), Secret.random(KeyWrap.KEY_LENGTH))
          : keep(made);
    }
  }

  /** Registers one more, with the unlocking key of the others if they have one. */
  Enrolled beside(List<Parameters> others, Optional<Secret> unlockingKey)
      throws LocalAuthException {
    List<KeptCredential> kept = new ArrayList<>();
    for (Parameters other : others) {
      kept.add(KeptCredential.of(other));
    }
    Optional<Secret> shared = shared(kept, unlockingKey);
    List<Credential> known = kept.stream().map(KeptCredential::credential).toList();
    try (New made = register(known, kept.get(0).prfInput())) {
      return shared.isPresent()
          ? keep(made, made.prf().orElseThrow(Failures::cannotKeepKey), shared.get().copy())
          : keep(made);
    }
  }

  private static Optional<Secret> shared(List<KeptCredential> others, Optional<Secret> unlockingKey)
      throws AuthenticatorException {
    Optional<String> digest =
        others.stream().flatMap(other -> other.unlockingKey().stream()).findFirst();
    if (digest.isEmpty()) {
      return Optional.empty();
    }
    Secret given = unlockingKey.orElseThrow(Failures::sharedKeyNotGiven);
    if (!KeptSecrets.isNamed(given, digest.get())) {
      throw Failures.damaged();
    }
    return unlockingKey;
  }

  private New register(List<Credential> others, byte[] prfInput) throws LocalAuthException {
    Wishes wishes = Wishes.of(context.parameters());
    Transport transport = transports.choose(wishes, List.of());
    Asking asking = new Asking(context, wishes.forTransport());
    RegistrationCeremony ceremony =
        RegistrationCeremony.of(context.person(), others, prfInput, LIMIT);
    try (RegistrationResponse response = transport.register(ceremony.request(), asking)) {
      Credential credential = ceremony.verify(response);
      if (response.prf().isPresent()) {
        return new New(credential, prfInput, response.prf().map(Secret::copy));
      }
      return response.prfEnabled()
          ? signOnce(transport, asking, credential, prfInput)
          : new New(credential, prfInput, Optional.empty());
    } catch (CeremonyException failure) {
      throw Failures.notRegistered(failure);
    }
  }

  /** Most security keys make a value only when they sign. */
  private static New signOnce(
      Transport transport, Asking asking, Credential credential, byte[] prfInput)
      throws LocalAuthException, CeremonyException {
    asking
        .prompter()
        .show(new Notice.Line("once more, so that this passkey can keep a key for you"));
    AssertionCeremony ceremony = AssertionCeremony.of(List.of(credential), prfInput, LIMIT);
    try (AssertionResponse response = transport.sign(ceremony.request(), asking)) {
      Assertion assertion = ceremony.verify(response);
      return new New(
          credential.counted(assertion.signCount()), prfInput, response.prf().map(Secret::copy));
    }
  }

  private Enrolled keep(New made) throws LocalAuthException {
    KeptSecrets secrets = new KeptSecrets(context.secrets());
    try (Secret storeKey = Secret.random(KeyWrap.KEY_LENGTH)) {
      secrets.store(storeKey);
      return Enrolled.with(made.kept(storeKey, Optional.empty()).toParameters());
    } catch (LocalAuthException | RuntimeException failure) {
      forget(secrets, failure);
      throw failure;
    }
  }

  /** Takes ownership of {@code unlockingKey}. */
  private Enrolled keep(New made, Secret prf, Secret unlockingKey) throws LocalAuthException {
    KeptSecrets secrets = new KeptSecrets(context.secrets());
    try (Secret storeKey = Secret.random(KeyWrap.KEY_LENGTH);
        Secret wrapped = new KeyWrap(made.credential(), prf, storeKey).wrap(unlockingKey)) {
      secrets.store(storeKey, wrapped);
      KeptCredential kept = made.kept(storeKey, Optional.of(unlockingKey.fingerprint()));
      return Enrolled.with(kept.toParameters(), unlockingKey);
    } catch (LocalAuthException | RuntimeException failure) {
      unlockingKey.close();
      forget(secrets, failure);
      throw failure;
    }
  }

  private static void forget(KeptSecrets secrets, Exception failure) {
    try {
      secrets.delete();
    } catch (LocalAuthException left) {
      failure.addSuppressed(left);
    }
  }

  /** A verified credential that is not kept yet. Closing it closes the PRF value. */
  private record New(Credential credential, byte[] prfInput, Optional<Secret> prf)
      implements AutoCloseable {
    KeptCredential kept(Secret storeKey, Optional<String> unlockingKey) {
      return new KeptCredential(credential, prfInput, storeKey.fingerprint(), unlockingKey);
    }

    @Override
    public void close() {
      prf.ifPresent(Secret::close);
    }
  }
}
