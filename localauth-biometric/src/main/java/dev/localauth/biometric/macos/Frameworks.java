// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.macos;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/** What macOS offers. */
record Frameworks(
    CoreFoundation coreFoundation,
    Security security,
    ObjectiveC objectiveC,
    Messages messages,
    ReplyBlocks replies) {
  /** Makes the blocks that belong to these libraries. */
  static Frameworks of(
      CoreFoundation coreFoundation,
      Security security,
      ObjectiveC objectiveC,
      Messages messages,
      Pointer globalBlock) {
    Pointer code = objectiveC.sel_registerName("code");
    ReplyBlocks replies =
        new ReplyBlocks(globalBlock, error -> messages.forInteger().objc_msgSend(error, code));
    return new Frameworks(coreFoundation, security, objectiveC, messages, replies);
  }

  /** Loads them from these absolute paths. */
  static Frameworks load(
      String coreFoundation,
      String security,
      String localAuthentication,
      String runtime,
      String system) {
    // Its class is known to the runtime only once it is loaded.
    NativeLibrary.getInstance(localAuthentication);
    return of(
        Native.load(coreFoundation, CoreFoundation.class),
        Native.load(security, Security.class),
        Native.load(runtime, ObjectiveC.class),
        Messages.load(runtime),
        // An array: its address is what a block points to.
        NativeLibrary.getInstance(system).getGlobalVariableAddress("_NSConcreteGlobalBlock"));
  }

  /** Loaded on first use, so that a Mac without them is a sentence and not a failed start. */
  static final class OfThisMac {
    private static final String ALL = "/System/Library/Frameworks/";

    /**
     * From fixed places that only the system can write. They are not files: macOS keeps them in its
     * cache of shared libraries, where only the loader finds them.
     */
    static final Frameworks FRAMEWORKS =
        load(
            ALL + "CoreFoundation.framework/CoreFoundation",
            ALL + "Security.framework/Security",
            ALL + "LocalAuthentication.framework/LocalAuthentication",
            "/usr/lib/libobjc.A.dylib",
            "/usr/lib/libSystem.B.dylib");

    private OfThisMac() {}
  }
}
