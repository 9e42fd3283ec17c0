// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Notice;
import dev.localauth.api.Prompter;
import dev.localauth.passkey.key.PluggedKeys.Candidate;
import dev.localauth.passkey.transport.AssertionRequest;
import dev.localauth.passkey.transport.AssertionResponse;
import dev.localauth.passkey.transport.Descriptor;
import dev.localauth.passkey.transport.RegistrationRequest;
import dev.localauth.passkey.transport.RegistrationResponse;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * One registration or signature, from looking for keys to what a key returned. Whatever was opened
 * is released when it is closed.
 */
final class Ceremony implements AutoCloseable {
  private final KeyThread thread;
  private final PluggedKeys plugged;
  private final Prompter prompter;

  Ceremony(Supplier<Fido2> library, Duration timeout, Prompter prompter) {
    this.thread = new KeyThread(timeout);
    this.plugged = new PluggedKeys(library, thread, timeout);
    this.prompter = prompter;
  }

  RegistrationResponse register(RegistrationRequest request) throws LocalAuthException {
    List<Candidate> all = candidates(request.rpId(), request.exclude());
    List<Candidate> unused = all.stream().filter(each -> each.credentials().isEmpty()).toList();
    // Where every key is registered already, the key itself says so.
    Candidate chosen = chosen(unused.isEmpty() ? all : unused);
    return answer(chosen.key(), new Making(chosen.key(), request, chosen.credentials())::response);
  }

  AssertionResponse sign(AssertionRequest request) throws LocalAuthException {
    List<Candidate> all = candidates(request.rpId(), request.allow());
    List<Candidate> known = all.stream().filter(each -> !each.credentials().isEmpty()).toList();
    if (known.isEmpty()) {
      throw new AuthenticatorException(
          Reason.UNAVAILABLE,
          "none of the enrolled credentials is on " + names(all),
          "plug in the security key that was enrolled");
    }
    Candidate chosen = chosen(known);
    return answer(chosen.key(), new Signing(chosen.key(), request, chosen.credentials())::response);
  }

  private List<Candidate> candidates(String rpId, List<Descriptor> credentials)
      throws LocalAuthException {
    try {
      return plugged.holding(rpId, credentials);
    } catch (FidoException failure) {
      throw KeyError.beforeAnswer(failure);
    }
  }

  private Candidate chosen(List<Candidate> candidates) throws LocalAuthException {
    if (candidates.size() == 1) {
      return candidates.get(0);
    }
    prompter.show(new Notice.Line("several security keys are plugged in: touch the one to use"));
    List<SecurityKey> keys = candidates.stream().map(Candidate::key).toList();
    try {
      SecurityKey touched = thread.call(() -> TouchChoice.of(keys, thread));
      return candidates.get(keys.indexOf(touched));
    } catch (FidoException failure) {
      throw KeyError.beforeAnswer(failure);
    }
  }

  private <R> R answer(SecurityKey key, Question<R> question) throws LocalAuthException {
    try (KeyPin pin = verification(key)) {
      return thread.call(() -> question.answered(pin));
    } catch (FidoException failure) {
      throw KeyError.ofAnswer(failure, triesLeft(key, failure));
    }
  }

  private KeyPin verification(SecurityKey key) throws LocalAuthException {
    try {
      return new UserVerification(thread, prompter).of(key);
    } catch (FidoException failure) {
      throw KeyError.beforeAnswer(failure);
    }
  }

  private OptionalInt triesLeft(SecurityKey key, FidoException failure) {
    return switch (failure.status()) {
      case PIN_INVALID, PIN_AUTH_BLOCKED -> triesLeft(key);
      default -> OptionalInt.empty();
    };
  }

  private OptionalInt triesLeft(SecurityKey key) {
    try {
      return OptionalInt.of(thread.callBriefly(key::pinTries));
    } catch (FidoException | AuthenticatorException unknown) {
      // What failed before is what counts.
      return OptionalInt.empty();
    }
  }

  private static String names(List<Candidate> candidates) {
    return String.join(", ", candidates.stream().map(each -> each.key().name()).toList());
  }

  @Override
  public void close() {
    thread.close();
  }

  /**
   * What the key is asked.
   *
   * @param <R> its answer
   */
  @FunctionalInterface
  private interface Question<R> {
    R answered(KeyPin pin) throws FidoException;
  }
}
