// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.fido;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** WebAuthn Level 3 §6.1. */
final class AuthenticatorData {
  static final int PRESENT = 0x01;
  static final int VERIFIED = 0x04;
  static final int CREDENTIAL = 0x40;
  static final int EXTENSIONS = 0x80;

  static final byte[] AAGUID = new byte[16];

  private AuthenticatorData() {}

  static byte[] of(String rpId, int flags, int counter, byte[]... rest)
      throws GeneralSecurityException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        MessageDigest.getInstance("SHA-256").digest(rpId.getBytes(StandardCharsets.UTF_8)));
    out.write(flags);
    out.writeBytes(ByteBuffer.allocate(4).putInt(counter).array());
    for (byte[] part : rest) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** Returns the attested credential data (§6.5.1). */
  static byte[] attested(SoftCredential credential) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(AAGUID);
    out.writeBytes(ByteBuffer.allocate(2).putShort((short) credential.id().length).array());
    out.writeBytes(credential.id());
    out.writeBytes(Cbor.encode(credential.algorithm().publicKey(credential.pair())));
    return out.toByteArray();
  }
}
