// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The security keys that are plugged in, none of them opened. Used on the key's thread only. */
final class KeyList implements AutoCloseable {
  private static final NativeLong MOST = new NativeLong(32);

  private final Fido2 fido;
  private final Pointer list;
  private final int size;

  private KeyList(Fido2 fido, Pointer list, int size) {
    this.fido = fido;
    this.list = list;
    this.size = size;
  }

  static KeyList of(Fido2 fido) throws FidoException {
    // A setting of libfido2's own, per thread: a key that fails is not to be taken for an old one.
    fido.fido_init(Fido2.FIDO_DISABLE_U2F_FALLBACK);
    Pointer list = Allocated.require("fido_dev_info_new", fido.fido_dev_info_new(MOST));
    NativeLongByReference found = new NativeLongByReference();
    int result = fido.fido_dev_info_manifest(list, MOST, found);
    KeyList keys = new KeyList(fido, list, found.getValue().intValue());
    if (result != FidoStatus.SUCCESS.code()) {
      keys.close();
    }
    FidoException.check(fido, "fido_dev_info_manifest", result);
    return keys;
  }

  /** Returns what the makers call them, such as {@code "Yubico YubiKey OTP+FIDO+CCID"}. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      names.add(name(at(i)));
    }
    return names;
  }

  /** Makes ready to open each of them. */
  List<SecurityKey> keys() throws FidoException {
    List<SecurityKey> keys = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Pointer device =
          Allocated.require("fido_dev_new_with_info", fido.fido_dev_new_with_info(at(i)));
      keys.add(new SecurityKey(fido, device, name(at(i))));
    }
    return keys;
  }

  private Pointer at(int index) {
    return fido.fido_dev_info_ptr(list, new NativeLong(index));
  }

  private String name(Pointer info) {
    String name =
        Stream.of(
                String.valueOf(fido.fido_dev_info_manufacturer_string(info)),
                String.valueOf(fido.fido_dev_info_product_string(info)))
            .map(part -> part.replaceAll("[^\\p{Graph} ]", "?").strip())
            .filter(part -> !part.isEmpty() && !part.equals("null"))
            .collect(Collectors.joining(" "));
    return name.isEmpty() ? "security key" : name;
  }

  @Override
  public void close() {
    fido.fido_dev_info_free(new PointerByReference(list), MOST);
  }
}
