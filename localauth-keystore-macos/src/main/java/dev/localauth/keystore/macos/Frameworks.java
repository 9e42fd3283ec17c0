// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.macos;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.function.Function;

/**
 * The two frameworks, and the addresses of the names they export.
 *
 * @param coreFoundationAddress where a name of CoreFoundation is
 * @param securityAddress where a name of Security is
 */
record Frameworks(
    CoreFoundation coreFoundation,
    Security security,
    Function<String, Pointer> coreFoundationAddress,
    Function<String, Pointer> securityAddress) {
  /** Loads both from these absolute paths. */
  static Frameworks load(String coreFoundation, String security) {
    return new Frameworks(
        Native.load(coreFoundation, CoreFoundation.class),
        Native.load(security, Security.class),
        NativeLibrary.getInstance(coreFoundation)::getGlobalVariableAddress,
        NativeLibrary.getInstance(security)::getGlobalVariableAddress);
  }

  // The constants are variables that hold a pointer, the callbacks are structures: the one is read,
  // of the other the address is passed.

  Pointer constant(String name) {
    return securityAddress.apply(name).getPointer(0);
  }

  Pointer yes() {
    return coreFoundationAddress.apply("kCFBooleanTrue").getPointer(0);
  }

  Pointer callBacks(String name) {
    return coreFoundationAddress.apply(name);
  }

  /** Loaded on first use, so that a Mac without them is a sentence and not a failed start. */
  static final class OfThisMac {
    private static final String ALL = "/System/Library/Frameworks/";

    /**
     * From fixed places that only the system can write. They are not files: macOS keeps them in its
     * cache of shared libraries, where only the loader finds them.
     */
    static final Frameworks FRAMEWORKS =
        load(ALL + "CoreFoundation.framework/CoreFoundation", ALL + "Security.framework/Security");

    private OfThisMac() {}
  }
}
