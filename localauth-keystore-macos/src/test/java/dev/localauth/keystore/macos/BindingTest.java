// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.macos;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bindings against the prototypes of Apple's headers. */
class BindingTest {
  private static final String CORE_FOUNDATION =
      """
      void CFRelease(CFTypeRef)
      CFTypeID CFGetTypeID(CFTypeRef)
      CFStringRef CFStringCreateWithBytes(CFAllocatorRef, UInt8[], CFIndex, CFStringEncoding, Boolean)
      Boolean CFStringGetCString(CFStringRef, char*, CFIndex, CFStringEncoding)
      CFTypeID CFDataGetTypeID()
      CFMutableDataRef CFDataCreateMutable(CFAllocatorRef, CFIndex)
      void CFDataSetLength(CFMutableDataRef, CFIndex)
      CFIndex CFDataGetLength(CFDataRef)
      UInt8* CFDataGetBytePtr(CFDataRef)
      UInt8* CFDataGetMutableBytePtr(CFMutableDataRef)
      CFMutableDictionaryRef CFDictionaryCreateMutable(CFAllocatorRef, CFIndex, CFDictionaryKeyCallBacks*, CFDictionaryValueCallBacks*)
      void CFDictionarySetValue(CFMutableDictionaryRef, void*, void*)
      """;

  private static final String SECURITY =
      """
      OSStatus SecItemAdd(CFDictionaryRef, CFTypeRef*)
      OSStatus SecItemCopyMatching(CFDictionaryRef, CFTypeRef*)
      OSStatus SecItemUpdate(CFDictionaryRef, CFDictionaryRef)
      OSStatus SecItemDelete(CFDictionaryRef)
      CFStringRef SecCopyErrorMessageString(OSStatus, void*)
      OSStatus SecKeychainGetStatus(SecKeychainRef, SecKeychainStatus*)
      OSStatus SessionGetInfo(SecuritySessionId, SecuritySessionId*, SessionAttributeBits*)
      """;

  // On 64 bits, both architectures. A Boolean is 8 bits; what JNA calls boolean is 32.
  private static Class<?> javaType(String type) {
    return switch (type) {
      case "void" -> void.class;
      case "CFIndex", "CFTypeID" -> long.class;
      case "OSStatus", "CFStringEncoding", "SecuritySessionId" -> int.class;
      case "Boolean" -> byte.class;
      case "UInt8[]" -> byte[].class;
      case "CFTypeRef*" -> PointerByReference.class;
      case "SecKeychainStatus*", "SecuritySessionId*", "SessionAttributeBits*" ->
          IntByReference.class;
      default -> {
        assertTrue(type.endsWith("*") || type.endsWith("Ref"), type);
        yield Pointer.class;
      }
    };
  }

  @Test
  void coreFoundationIsBoundAsItsHeadersSay() {
    assertBound(CORE_FOUNDATION, CoreFoundation.class);
  }

  @Test
  void securityIsBoundAsItsHeadersSay() {
    assertBound(SECURITY, Security.class);
  }

  @ParameterizedTest
  @ValueSource(classes = {CoreFoundation.class, Security.class})
  void bindingsArePlain(Class<?> binding) {
    assertArrayEquals(new Class<?>[] {Library.class}, binding.getInterfaces());
    for (Method method : binding.getDeclaredMethods()) {
      // On Apple's arm64, variadic arguments travel on the stack.
      assertFalse(method.isVarArgs(), method::toString);
      assertFalse(method.isDefault(), method::toString);
      assertFalse(types(method).contains(boolean.class), method::toString);
      assertFalse(types(method).contains(Object[].class), method::toString);
    }
  }

  private static List<Class<?>> types(Method method) {
    return Stream.concat(Stream.of(method.getReturnType()), Stream.of(method.getParameterTypes()))
        .toList();
  }

  private static void assertBound(String header, Class<?> binding) {
    Map<String, List<Class<?>>> expected = new TreeMap<>();
    header
        .lines()
        .forEach(
            line -> {
              String[] words = line.split("[ (),]+");
              expected.put(
                  words[1],
                  Stream.concat(Stream.of(words[0]), Arrays.stream(words, 2, words.length))
                      .<Class<?>>map(BindingTest::javaType)
                      .toList());
            });
    Map<String, List<Class<?>>> found = new TreeMap<>();
    for (Method method : binding.getDeclaredMethods()) {
      found.put(method.getName(), types(method));
    }
    assertEquals(new TreeSet<>(expected.keySet()), new TreeSet<>(found.keySet()));
    assertEquals(expected, found);
  }
}
