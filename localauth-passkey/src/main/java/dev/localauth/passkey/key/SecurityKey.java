// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A security key. Used on the key's thread only, except for {@link #cancel}. */
final class SecurityKey {
  private final Fido2 fido;
  private final Pointer device;
  private final String name;
  private @Nullable Features features;
  private boolean freed;

  SecurityKey(Fido2 fido, Pointer device, String name) {
    this.fido = fido;
    this.device = device;
    this.name = name;
  }

  /** Returns what its maker calls it. */
  String name() {
    return name;
  }

  Fido2 fido() {
    return fido;
  }

  Pointer device() {
    return device;
  }

  /**
   * Opens it, for calls that each last no longer than {@code limit}.
   *
   * @return whether it speaks CTAP 2; others cannot verify a person
   */
  boolean open(Duration limit) throws FidoException {
    check("fido_dev_set_timeout", fido.fido_dev_set_timeout(device, (int) limit.toMillis()));
    check("fido_dev_open_with_info", fido.fido_dev_open_with_info(device));
    if (fido.fido_dev_is_fido2(device) == 0) {
      return false;
    }
    features = Features.of(fido, device);
    return true;
  }

  /** Returns what it can do; it was opened before. */
  Features features() {
    if (features == null) {
      throw new IllegalStateException("not opened");
    }
    return features;
  }

  /** Returns how many wrong PINs it still takes. */
  int pinTries() throws FidoException {
    IntByReference retries = new IntByReference();
    check("fido_dev_get_retry_count", fido.fido_dev_get_retry_count(device, retries));
    return retries.getValue();
  }

  /** Says whether its own sensor is out of tries; a key that does not count is not. */
  boolean sensorBlocked() {
    IntByReference retries = new IntByReference(1);
    return fido.fido_dev_get_uv_retry_count(device, retries) == FidoStatus.SUCCESS.code()
        && retries.getValue() == 0;
  }

  /** Lets it blink until it is touched. */
  void beginTouch() throws FidoException {
    check("fido_dev_get_touch_begin", fido.fido_dev_get_touch_begin(device));
  }

  /** Says whether it was touched, after waiting for a moment. */
  boolean touched(int milliseconds) throws FidoException {
    IntByReference touched = new IntByReference();
    check(
        "fido_dev_get_touch_status", fido.fido_dev_get_touch_status(device, touched, milliseconds));
    return touched.getValue() != 0;
  }

  /** Ends what it waits for; the one call that another thread may make. */
  synchronized void cancel() {
    if (!freed) {
      fido.fido_dev_cancel(device);
    }
  }

  /** Closes and frees it. */
  synchronized void close() {
    if (!freed) {
      freed = true;
      fido.fido_dev_close(device);
      fido.fido_dev_free(new PointerByReference(device));
    }
  }

  void check(String call, int result) throws FidoException {
    FidoException.check(fido, call, result);
  }
}
