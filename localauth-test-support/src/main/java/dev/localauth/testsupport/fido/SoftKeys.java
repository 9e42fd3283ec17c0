// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.fido;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.NativeLongByReference;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The soft keys that are plugged in. Only the search of the USB bus is replaced: what it would find
 * is written into libfido2's own list, and everything else is the library's.
 */
public final class SoftKeys {
  private final Listing library;
  private final List<SoftKeyPort> ports = new CopyOnWriteArrayList<>();

  /** Plugs keys into the library in {@code file}. */
  public SoftKeys(Path file) {
    library = Native.load(file.toString(), Listing.class);
  }

  /** Plugs {@code key} in. */
  public SoftKeys plugIn(SoftKey key) {
    ports.add(new SoftKeyPort(key));
    return this;
  }

  /** Pulls {@code key} out; a program that has it open loses it. */
  public void pullOut(SoftKey key) {
    key.remove();
    ports.removeIf(port -> port.key() == key);
  }

  /** Does what fido_dev_info_manifest does. */
  public int manifest(Pointer list, NativeLong count, NativeLongByReference found) {
    int index = 0;
    for (SoftKeyPort port : ports) {
      int result =
          library.fido_dev_info_set(
              list,
              new NativeLong(index),
              "soft://" + index,
              "Soft",
              port.key().product(),
              port.io(),
              port.transport());
      if (result != 0) {
        return result;
      }
      index++;
    }
    found.setValue(new NativeLong(index));
    return 0;
  }

  /** Returns how many of them are open. */
  public int opened() {
    return ports.stream().mapToInt(SoftKeyPort::opened).sum();
  }

  /** fido.h. */
  interface Listing extends Library {
    int fido_dev_info_set(
        Pointer list,
        NativeLong index,
        String path,
        String manufacturer,
        String product,
        Pointer io,
        Pointer transport);
  }
}
