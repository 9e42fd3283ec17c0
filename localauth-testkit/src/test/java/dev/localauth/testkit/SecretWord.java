// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import dev.localauth.api.Assurance;
import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.Authenticator;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Availability;
import dev.localauth.api.Enrolled;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Notice;
import dev.localauth.api.Parameters;
import dev.localauth.api.Prompter;
import dev.localauth.api.Question;
import dev.localauth.api.ScopedSecrets;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretStoreException;
import dev.localauth.api.Verdict;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The smallest method that keeps the contract: a word that opens a key. Not for use. */
class SecretWord implements Authenticator {
  private static final Question WORD = new Question.Other("Word", false);

  @Override
  public String id() {
    return "word";
  }

  @Override
  public Assurance assurance() {
    return Assurance.of(Assurance.Factor.KNOWLEDGE);
  }

  @Override
  public Availability availability() {
    return Availability.usable("a word");
  }

  @Override
  public Enrolled enroll(AuthenticationContext context) throws LocalAuthException {
    Prompter prompter = context.prompter();
    prompter.show(new Notice.Line("choose a word"));
    try (Secret word = prompter.ask(WORD);
        Secret salt = Secret.random(16)) {
      if (!prompter.confirm("keep this word")) {
        throw new AuthenticatorException(AuthenticatorException.Reason.CANCELLED, "not kept");
      }
      Secret key = Secret.random(32);
      try (Secret sealed = seal(Cipher.ENCRYPT_MODE, word, salt, key)) {
        keep(context.secrets(), salt, sealed);
      } catch (LocalAuthException | GeneralSecurityException failure) {
        key.close();
        revoke(context);
        throw failed(failure);
      }
      return Enrolled.with(parameters(), key);
    }
  }

  Parameters parameters() {
    return Parameters.of(Map.of("kind", "word"));
  }

  void keep(ScopedSecrets secrets, Secret salt, Secret sealed) throws SecretStoreException {
    secrets.store("salt", salt);
    secrets.store("sealed", sealed);
  }

  @Override
  public Verdict verify(AuthenticationContext context) throws LocalAuthException {
    Optional<Secret> salt = context.secrets().load("salt");
    Optional<Secret> sealed = context.secrets().load("sealed");
    try {
      if (salt.isEmpty() || sealed.isEmpty()) {
        throw new AuthenticatorException(
            AuthenticatorException.Reason.NOT_ENROLLED, "there is no word");
      }
      try (Secret answer = context.prompter().ask(WORD)) {
        return judge(salt.get(), sealed.get(), answer);
      }
    } finally {
      salt.ifPresent(Secret::close);
      sealed.ifPresent(Secret::close);
    }
  }

  Verdict judge(Secret salt, Secret sealed, Secret answer) throws LocalAuthException {
    if (salt.length() != 16 || sealed.length() != 48) {
      throw new AuthenticatorException(AuthenticatorException.Reason.FAILED, "damaged");
    }
    try {
      return Verdict.accepted(seal(Cipher.DECRYPT_MODE, answer, salt, sealed));
    } catch (AEADBadTagException wrong) {
      return Verdict.rejected(Verdict.Rejection.WRONG);
    } catch (GeneralSecurityException failure) {
      throw failed(failure);
    }
  }

  @Override
  public void revoke(AuthenticationContext context) throws LocalAuthException {
    context.secrets().delete("salt");
    context.secrets().delete("sealed");
  }

  private static Secret seal(int mode, Secret word, Secret salt, Secret input)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(salt.use(byte[]::clone), "HmacSHA256"));
    byte[] key = word.use(mac::doFinal);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    // The key seals once, so that a nonce of zeros never meets it again.
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, new byte[12]));
    Arrays.fill(key, (byte) 0);
    return Secret.owning(input.use(cipher::doFinal));
  }

  private static LocalAuthException failed(Exception failure) {
    return failure instanceof LocalAuthException ours
        ? ours
        : new AuthenticatorException(
            AuthenticatorException.Reason.FAILED, "cannot seal", "", failure);
  }
}
