// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.macos;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bindings against the prototypes of Apple's headers. */
class BindingTest {
  private static final String CORE_FOUNDATION =
      """
      void CFRelease(CFTypeRef)
      CFTypeID CFGetTypeID(CFTypeRef)
      CFStringRef CFStringCreateWithBytes(CFAllocatorRef, UInt8[], CFIndex, CFStringEncoding, Boolean)
      CFTypeID CFDataGetTypeID()
      CFIndex CFDataGetLength(CFDataRef)
      UInt8* CFDataGetBytePtr(CFDataRef)
      """;
  private static final String SECURITY =
      "OSStatus SessionGetInfo(SecuritySessionId, SecuritySessionId*, SessionAttributeBits*)";
  private static final String OBJECTIVE_C =
      """
      Class* objc_getClass(char[])
      SEL* sel_registerName(char[])
      void* objc_autoreleasePoolPush()
      void objc_autoreleasePoolPop(void*)
      """;

  /** A message that is sent as if objc_msgSend were variadic. */
  interface Variadic extends Library {
    void objc_msgSend(Pointer receiver, Pointer selector, Object... arguments);
  }

  /** The same, without the word. */
  interface Listed extends Library {
    void objc_msgSend(Pointer receiver, Pointer selector, Object[] arguments);
  }

  /** A BOOL of 32 bits. */
  interface Wide extends Library {
    boolean objc_msgSend(Pointer receiver, Pointer selector);
  }

  /** A BOOL of 32 bits that comes in. */
  interface WideReply extends Callback {
    void invoke(Pointer block, boolean success, Pointer error);
  }

  /** An NSInteger of 32 bits. */
  interface Narrow extends Library {
    int objc_msgSend(Pointer receiver, Pointer selector);
  }

  static Stream<Class<?>> bindings() {
    return Stream.concat(
        Stream.of(CoreFoundation.class, Security.class, ObjectiveC.class, ReplyBlocks.Invoke.class),
        messages());
  }

  static Stream<Class<?>> messages() {
    return Stream.of(Messages.class.getDeclaredClasses());
  }

  // On 64 bits, both architectures. A Boolean is 8 bits; what JNA calls boolean is 32.
  private static Class<?> javaType(String type) {
    return switch (type) {
      case "void" -> void.class;
      case "CFIndex", "CFTypeID", "NSInteger" -> long.class;
      case "OSStatus", "CFStringEncoding", "SecuritySessionId" -> int.class;
      case "Boolean", "BOOL" -> byte.class;
      case "UInt8[]" -> byte[].class;
      case "char[]" -> String.class;
      case "NSError**" -> PointerByReference.class;
      case "SecuritySessionId*", "SessionAttributeBits*" -> IntByReference.class;
      default -> {
        assertTrue(type.endsWith("*") || type.endsWith("Ref"), type);
        yield Pointer.class;
      }
    };
  }

  @Test
  void functionsAreBoundAsTheirHeadersSay() {
    assertEquals(declared(CORE_FOUNDATION), bound(CoreFoundation.class));
    assertEquals(declared(SECURITY), bound(Security.class));
    assertEquals(declared(OBJECTIVE_C), bound(ObjectiveC.class));
  }

  @Test
  void messagesAreSentAsTheirMethodsAreDeclared() {
    String object = "(id*, SEL*)";
    assertEquals(declared("id* objc_msgSend" + object), bound(Messages.ForObject.class));
    assertEquals(declared("NSInteger objc_msgSend" + object), bound(Messages.ForInteger.class));
    assertEquals(declared("void objc_msgSend" + object), bound(Messages.ForNothing.class));
    assertEquals(
        declared("void objc_msgSend(id*, SEL*, NSString*)"), bound(Messages.WithObject.class));
    assertEquals(
        declared("BOOL objc_msgSend(id*, SEL*, NSInteger, NSError**)"),
        bound(Messages.CanEvaluate.class));
    assertEquals(
        declared("void objc_msgSend(id*, SEL*, NSInteger, NSString*, void*)"),
        bound(Messages.Evaluate.class));
    assertEquals(declared("void invoke(void*, BOOL, NSError*)"), bound(ReplyBlocks.Invoke.class));
    assertEquals(6, messages().count());
  }

  @ParameterizedTest
  @MethodSource("bindings")
  void bindingsAreOfOneShapeEach(Class<?> binding) {
    assertEquals(Optional.empty(), fault(binding));
    if (binding != ReplyBlocks.Invoke.class) {
      assertArrayEquals(new Class<?>[] {Library.class}, binding.getInterfaces());
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMessageInterfaceHoldsOneMessage(Class<?> binding) {
    assertEquals(1, binding.getDeclaredMethods().length);
  }

  /** On Apple's arm64 variadic arguments travel on the stack; nothing shows that on Linux. */
  @ParameterizedTest
  @ValueSource(classes = {Variadic.class, Listed.class, Wide.class, WideReply.class, Narrow.class})
  void aBindingWithAFaultIsNoticed(Class<?> binding) {
    assertTrue(fault(binding).isPresent());
  }

  private static Optional<String> fault(Class<?> binding) {
    for (Method method : binding.getDeclaredMethods()) {
      List<Class<?>> types = types(method);
      boolean isMessage = method.getName().equals("objc_msgSend");
      if (method.isVarArgs() || types.contains(Object[].class)) {
        return Optional.of("variadic: " + method);
      }
      if (types.contains(boolean.class) || (isMessage && types.contains(int.class))) {
        return Optional.of("a width that no message has: " + method);
      }
      if (method.isDefault()) {
        return Optional.of("more than a binding: " + method);
      }
    }
    return Optional.empty();
  }

  private static List<Class<?>> types(Method method) {
    return Stream.concat(Stream.of(method.getReturnType()), Stream.of(method.getParameterTypes()))
        .toList();
  }

  private static TreeSet<String> declared(String header) {
    return header
        .lines()
        .map(line -> line.split("[ (),]+"))
        .map(
            words ->
                words[1]
                    + Stream.concat(Stream.of(words[0]), Arrays.stream(words, 2, words.length))
                        .<Class<?>>map(BindingTest::javaType)
                        .toList())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static TreeSet<String> bound(Class<?> binding) {
    return Stream.of(binding.getDeclaredMethods())
        .map(method -> method.getName() + types(method))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
