// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.ledger;

import dev.localauth.api.Secret;
import dev.localauth.core.file.AtomicFile;
import dev.localauth.core.file.MalformedFileException;
import dev.localauth.core.file.OwnedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The ledger's file: its state, then one line with its HMAC-SHA256 under a key from the store, so
 * that an editor cannot set a counter back.
 */
final class LedgerFile {
  private static final int LIMIT = 64 * 1024;
  private static final byte[] LABEL = "mac=".getBytes(StandardCharsets.US_ASCII);
  private static final int TAG_LENGTH = LABEL.length + 2 * 32 + 1;

  private final Path file;
  private final long owner;
  private final Secret key;

  LedgerFile(Path file, long owner, Secret key) {
    this.file = file;
    this.owner = owner;
    this.key = key;
  }

  LedgerState read() throws IOException {
    Optional<byte[]> content = OwnedFile.read(file, owner, LIMIT);
    if (content.isEmpty()) {
      throw new MalformedFileException("the record of attempts is missing");
    }
    return LedgerState.parse(verified(content.get()));
  }

  void write(LedgerState state) throws IOException {
    byte[] body = state.toBytes();
    byte[] tag = tag(body);
    byte[] content = Arrays.copyOf(body, body.length + tag.length);
    System.arraycopy(tag, 0, content, body.length, tag.length);
    AtomicFile.write(file, content);
  }

  private byte[] verified(byte[] content) throws MalformedFileException {
    int length = Math.max(0, content.length - TAG_LENGTH);
    byte[] body = Arrays.copyOf(content, length);
    byte[] tag = Arrays.copyOfRange(content, length, content.length);
    if (!MessageDigest.isEqual(tag, tag(body))) {
      throw new MalformedFileException("the record of attempts was changed");
    }
    return body;
  }

  private byte[] tag(byte[] body) {
    String hexadecimal = key.use(bytes -> HexFormat.of().formatHex(hmac(bytes, body)));
    return ("mac=" + hexadecimal + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] hmac(byte[] key, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(body);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
    }
  }
}
