// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.localauth.api.Secret;
import dev.localauth.keystore.macos.NativeDouble.Count;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mistakes that a binding can make, each of which the native double has to notice. */
class DoubleFaultsIT {
  private static NativeDouble keychain;
  private static Mistaken mistaken;
  private static Frameworks frameworks;

  private final Map<Count, Long> before = new EnumMap<>(Count.class);

  /** The same functions, bound or called as they must not be. */
  interface Mistaken extends Library {
    Pointer CFDictionaryCreateMutable(
        @Nullable Pointer allocator,
        long capacity,
        @Nullable Pointer keyCallBacks,
        @Nullable Pointer valueCallBacks);

    boolean CFStringGetCString(Pointer string, Pointer buffer, long size, int encoding);

    void CFRelease(@Nullable Pointer object);

    int SecItemDelete(Pointer query);
  }

  @BeforeAll
  static void build() {
    keychain = NativeDouble.build();
    mistaken = Native.load(keychain.library(), Mistaken.class);
    frameworks = keychain.frameworks();
  }

  @BeforeEach
  void remember() {
    for (Count count : Count.values()) {
      before.put(count, keychain.count(count));
    }
  }

  @Test
  void aForeignPointerReleased() {
    try (Memory foreign = new Memory(64)) {
      frameworks.coreFoundation().CFRelease(foreign);
    }
    assertRose(Count.FOREIGN, 1);
  }

  @Test
  void nullReleased() {
    mistaken.CFRelease(null);
    assertRose(Count.FOREIGN, 1);
  }

  @Test
  void anObjectReleasedTwice() throws Exception {
    try (CfScope scope = new CfScope(frameworks)) {
      frameworks.coreFoundation().CFRelease(scope.string("text"));
    }
    assertRose(Count.OVER_RELEASED, 1);
  }

  @Test
  void anObjectNeverReleased() {
    byte[] text = {65};
    assertNotNull(
        frameworks
            .coreFoundation()
            .CFStringCreateWithBytes(
                null, text, text.length, CoreFoundation.kCFStringEncodingUTF8, (byte) 0));
    assertRose(Count.LIVING, 1);
  }

  @Test
  void aConstantThatIsNotRead() throws Exception {
    NativeLibrary library = NativeLibrary.getInstance(keychain.library());
    try (CfScope scope = new CfScope(frameworks)) {
      Pointer query = scope.dictionary();
      frameworks
          .coreFoundation()
          .CFDictionarySetValue(
              query, library.getGlobalVariableAddress("kSecClass"), scope.string("value"));
      assertEquals(OsStatus.errSecParam.number(), mistaken.SecItemDelete(query));
    }
    assertRose(Count.FOREIGN, 1);
  }

  @Test
  void callBacksAtAnotherAddress() {
    Pointer beside = frameworks.callBacks("kCFTypeDictionaryKeyCallBacks").share(8);
    mistaken.CFRelease(mistaken.CFDictionaryCreateMutable(null, 0, beside, beside));
    assertRose(Count.FOREIGN, 1);
  }

  @Test
  void callBacksThatAreReadLikeAConstant() {
    // The first word of the structure is its version, 0: the same as none.
    assertNull(frameworks.callBacks("kCFTypeDictionaryKeyCallBacks").getPointer(0));
    assertNull(frameworks.callBacks("kCFTypeDictionaryValueCallBacks").getPointer(0));
  }

  @Test
  void aDictionaryWithoutCallBacks() throws Exception {
    Pointer query = mistaken.CFDictionaryCreateMutable(null, 0, null, null);
    try (CfScope scope = new CfScope(frameworks)) {
      scope.put(query, "kSecClass", frameworks.constant("kSecClassGenericPassword"));
      scope.put(query, "kSecAttrService", scope.string("service"));
    }
    // The dictionary still holds what is released.
    assertEquals(OsStatus.errSecParam.number(), mistaken.SecItemDelete(query));
    mistaken.CFRelease(query);
    assertRose(Count.FOREIGN, 1);
  }

  @Test
  void aValueReleasedBeforeItIsOverwritten() {
    CoreFoundation coreFoundation = frameworks.coreFoundation();
    Pointer data = Objects.requireNonNull(coreFoundation.CFDataCreateMutable(null, 0));
    coreFoundation.CFDataSetLength(data, 3);
    Objects.requireNonNull(coreFoundation.CFDataGetMutableBytePtr(data)).setByte(1, (byte) 7);
    coreFoundation.CFRelease(data);
    assertRose(Count.UNWIPED, 1);
  }

  @Test
  void aResultWrittenTo() throws Exception {
    Keychain mine = new Keychain(frameworks);
    KeychainItem item = new KeychainItem("service", "account", "label");
    try (Secret value = Secret.random(4);
        CfScope scope = new CfScope(frameworks)) {
      mine.store(item, value);
      Pointer query = item.query(scope, frameworks);
      scope.put(query, "kSecReturnData", frameworks.yes());
      scope.put(query, "kSecMatchLimit", frameworks.constant("kSecMatchLimitOne"));
      PointerByReference result = new PointerByReference();
      assertEquals(0, frameworks.security().SecItemCopyMatching(query, result));
      Pointer data = scope.own("SecItemCopyMatching", result.getValue());
      frameworks.coreFoundation().CFDataSetLength(data, 1);
      mine.delete(item);
    }
    assertRose(Count.MISUSED, 1);
  }

  @Test
  void aBooleanOfThirtyTwoBits() throws Exception {
    try (CfScope scope = new CfScope(frameworks);
        Memory tooSmall = new Memory(2)) {
      Pointer text = scope.string("longer than that");
      int utf8 = CoreFoundation.kCFStringEncodingUTF8;
      assertTrue(mistaken.CFStringGetCString(text, tooSmall, 2, utf8), "the double left no dirt");
      assertEquals(0, frameworks.coreFoundation().CFStringGetCString(text, tooSmall, 2, utf8));
    }
  }

  private void assertRose(Count count, long least) {
    long rise = keychain.count(count) - Objects.requireNonNull(before.get(count));
    assertTrue(rise >= least, () -> count + " rose by " + rise);
  }
}
