// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.session;

import dev.localauth.api.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The proof of a session: 256 random bits in the form {@code la1_} and 43 characters of base64url.
 * It is handed on in the environment of processes, and is the one secret that is ever a {@link
 * String}; on disk there is only its SHA-256.
 */
public final class SessionToken {
  /** The environment variable that carries it. */
  public static final String VARIABLE = "LOCALAUTH_SESSION";

  private static final int BYTES = 32;

  private final String text;

  private SessionToken(String text) {
    this.text = text;
  }

  /** Draws a new token. */
  public static SessionToken draw() {
    try (Secret drawn = Secret.random(BYTES)) {
      return new SessionToken(
          "la1_"
              + drawn.use(bytes -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
    }
  }

  /** Stands for what an environment holds, whatever that is. */
  public static SessionToken of(String text) {
    return new SessionToken(text);
  }

  /** Returns the SHA-256 of the token, in hexadecimal. */
  public String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** Returns the token itself, for an environment and nothing else. */
  public String reveal() {
    return text;
  }

  @Override
  public String toString() {
    return "SessionToken[redacted]";
  }
}
