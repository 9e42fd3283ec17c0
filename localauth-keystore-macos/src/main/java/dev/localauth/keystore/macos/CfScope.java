// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.macos;

import com.sun.jna.Pointer;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretStoreException;
import dev.localauth.api.SecretStoreException.Reason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Owns the objects that one conversation created or copied, and releases the last one first. */
final class CfScope implements AutoCloseable {
  private static final byte NO = 0;

  private final Frameworks frameworks;
  private final CoreFoundation coreFoundation;
  private final Deque<Pointer> owned = new ArrayDeque<>();
  private final Deque<Pointer> secrets = new ArrayDeque<>();

  CfScope(Frameworks frameworks) {
    this.frameworks = frameworks;
    this.coreFoundation = frameworks.coreFoundation();
  }

  /** Takes what a function whose name says Create or Copy returned. */
  Pointer own(String call, @Nullable Pointer created) throws SecretStoreException {
    if (created == null) {
      throw new SecretStoreException(Reason.FAILED, "the keychain failed (" + call + ": NULL)");
    }
    owned.push(created);
    return created;
  }

  Pointer string(String text) throws SecretStoreException {
    byte[] bytes = utf8(text);
    return own(
        "CFStringCreateWithBytes",
        coreFoundation.CFStringCreateWithBytes(
            null, bytes, bytes.length, CoreFoundation.kCFStringEncodingUTF8, NO));
  }

  /**
   * Returns data of {@code first} and then the bytes of {@code value}, written in place, so that
   * the only copy in native memory is one that {@link #close} can overwrite.
   */
  Pointer secretData(byte first, Secret value) throws SecretStoreException {
    Pointer data = own("CFDataCreateMutable", coreFoundation.CFDataCreateMutable(null, 0));
    secrets.push(data);
    coreFoundation.CFDataSetLength(data, value.length() + 1L);
    Pointer place = coreFoundation.CFDataGetMutableBytePtr(data);
    if (place == null) {
      throw new SecretStoreException(
          Reason.FAILED, "the keychain failed (CFDataGetMutableBytePtr: NULL)");
    }
    place.setByte(0, first);
    value.use(
        bytes -> {
          place.write(1, bytes, 0, bytes.length);
          return place;
        });
    return data;
  }

  /** Returns an empty dictionary that retains its keys and values. */
  Pointer dictionary() throws SecretStoreException {
    return own(
        "CFDictionaryCreateMutable",
        coreFoundation.CFDictionaryCreateMutable(
            null,
            0,
            frameworks.callBacks("kCFTypeDictionaryKeyCallBacks"),
            frameworks.callBacks("kCFTypeDictionaryValueCallBacks")));
  }

  void put(Pointer dictionary, String constant, Pointer value) {
    coreFoundation.CFDictionarySetValue(dictionary, frameworks.constant(constant), value);
  }

  // Strict, because two names that differ in what cannot be encoded must not become one.
  private static byte[] utf8(String text) throws SecretStoreException {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new SecretStoreException(
          Reason.FAILED, "the name of the secret holds half a character", "", e);
    }
  }

  @Override
  public void close() {
    secrets.forEach(this::wipe);
    owned.forEach(coreFoundation::CFRelease);
  }

  private void wipe(Pointer data) {
    Pointer place = coreFoundation.CFDataGetMutableBytePtr(data);
    if (place != null) {
      place.clear(coreFoundation.CFDataGetLength(data));
    }
  }
}
