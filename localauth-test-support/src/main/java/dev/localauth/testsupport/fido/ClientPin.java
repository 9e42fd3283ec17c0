// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.fido;

import dev.localauth.testsupport.softauthenticator.Algorithm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The PIN of the key, and the tokens that it or the sensor brings (CTAP 2.1 §6.5). */
final class ClientPin {
  static final int MAY_MAKE = 1;
  static final int MAY_ASSERT = 2;

  private static final int TRIES = 8;
  private static final int IN_A_ROW = 3;

  private Optional<byte[]> hash = Optional.empty();
  private int tries = TRIES;
  private int missesInARow;
  private Optional<KeyPair> agreement = Optional.empty();
  private byte[] token = new byte[0];
  private int permissions;

  void set(String pin) throws GeneralSecurityException {
    hash = Optional.of(hashed(pin));
    tries = TRIES;
    missesInARow = 0;
  }

  void tries(int left) {
    tries = left;
  }

  int tries() {
    return tries;
  }

  boolean isSet() {
    return hash.isPresent();
  }

  void plugIn() {
    missesInARow = 0;
    agreement = Optional.empty();
  }

  Map<Object, Object> answer(Parameters command, SoftKey key)
      throws CtapException, GeneralSecurityException {
    return switch (command.number(2)) {
      case 1 -> CborMap.of(3, tries);
      case 2 -> CborMap.of(1, Ec.cose(agreement()));
      case 5 -> tokenForPin(command, MAY_MAKE | MAY_ASSERT);
      case 6 -> {
        key.touch().await();
        key.sensor().orElseThrow(() -> status(Ctap.INVALID_OPTION)).verify(Ctap.UV_INVALID);
        yield newToken(command, command.number(9));
      }
      case 7 -> CborMap.of(5, key.sensor().orElseThrow(() -> status(Ctap.INVALID_COMMAND)).tries());
      case 9 -> tokenForPin(command, command.number(9));
      default -> throw status(Ctap.INVALID_COMMAND);
    };
  }

  /** Throws unless the command was made by somebody who has the token. */
  void check(PinProtocol protocol, byte[] proof, byte[] message, int permission)
      throws CtapException, GeneralSecurityException {
    if (token.length == 0 || !MessageDigest.isEqual(proof, protocol.authenticate(token, message))) {
      throw status(Ctap.PIN_AUTH_INVALID);
    }
    if ((permissions & permission) == 0) {
      throw status(Ctap.UNAUTHORIZED_PERMISSION);
    }
  }

  /** Returns the key of the session that {@code peer} opened. */
  byte[] sessionKey(PinProtocol protocol, Parameters peer)
      throws CtapException, GeneralSecurityException {
    return protocol.key(Ec.agree(agreement(), peer));
  }

  private Map<Object, Object> tokenForPin(Parameters command, int allowed)
      throws CtapException, GeneralSecurityException {
    byte[] known = hash.orElseThrow(() -> status(Ctap.PIN_NOT_SET));
    if (tries == 0) {
      throw status(Ctap.PIN_BLOCKED);
    }
    if (missesInARow == IN_A_ROW) {
      throw status(Ctap.PIN_AUTH_BLOCKED);
    }
    tries--;
    PinProtocol protocol = PinProtocol.of(command.number(1));
    byte[] session = sessionKey(protocol, command.map(3));
    if (!MessageDigest.isEqual(known, protocol.decrypt(session, command.bytes(6)))) {
      throw miss();
    }
    tries = TRIES;
    missesInARow = 0;
    return newToken(command, allowed);
  }

  private CtapException miss() {
    agreement = Optional.empty();
    missesInARow++;
    if (tries == 0) {
      return status(Ctap.PIN_BLOCKED);
    }
    return status(missesInARow == IN_A_ROW ? Ctap.PIN_AUTH_BLOCKED : Ctap.PIN_INVALID);
  }

  private Map<Object, Object> newToken(Parameters command, int allowed)
      throws CtapException, GeneralSecurityException {
    PinProtocol protocol = PinProtocol.of(command.number(1));
    token = new byte[32];
    new SecureRandom().nextBytes(token);
    permissions = allowed;
    return CborMap.of(2, protocol.encrypt(sessionKey(protocol, command.map(3)), token));
  }

  private KeyPair agreement() {
    if (agreement.isEmpty()) {
      agreement = Optional.of(Algorithm.ES256.newKeys());
    }
    return agreement.get();
  }

  private static byte[] hashed(String pin) throws GeneralSecurityException {
    return Arrays.copyOf(
        MessageDigest.getInstance("SHA-256").digest(pin.getBytes(StandardCharsets.UTF_8)), 16);
  }

  private static CtapException status(int status) {
    return new CtapException(status);
  }
}
