// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;

/**
 * What the page is to do.
 *
 * @param <T> what comes of it
 */
interface PageTask<T> {
  /** Returns what the page calls it. */
  String name();

  /** Returns how long the person may take. */
  Duration timeout();

  /**
   * Writes the {@code publicKey} object for {@code navigator.credentials}, all bytes in it as
   * base64url without padding (WebAuthn Level 3 §5.1.9, §5.1.10).
   */
  void writeOptions(JsonGenerator json) throws IOException;

  /**
   * Makes the response of what the page has sent.
   *
   * @param origin the origin of the page
   * @throws IOException if anything is missing or too much
   */
  T read(AnswerFields fields, String origin) throws IOException;

  /** Closes a response that nobody took. */
  void discard(T response);
}
