// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testsupport.Processes;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Structures, functions and numbers as JNA takes them, as the stand-in's header has them, and, up
 * to API version 3, as mingw-w64's webauthn.h has them.
 */
class LayoutIT {
  private static final String OURS = "#include \"webauthn_standin.h\"\n";
  private static final String THEIRS =
      "#include <stddef.h>\n#include <windows.h>\n#include <webauthn.h>\n";

  /** The last field of what version 3 of the API has, where there are later ones. */
  private static final Map<String, String> LAST_OF_VERSION_3 =
      Map.of(
          "MakeCredentialOptions", "bPreferResidentKey",
          "GetAssertionOptions", "pbCredLargeBlob",
          "CredentialAttestation", "bResidentKey",
          "Assertion", "dwCredLargeBlobStatus");

  private static final Map<String, String> NAMES_IN_C =
      Map.of(
          "HashedClientData", "client_data",
          "MakeCredentialOptions", "authenticator_make_credential_options",
          "GetAssertionOptions", "authenticator_get_assertion_options");

  @TempDir Path directory;

  @Test
  void everyFieldIsWhereTheStandInHasIt() throws Exception {
    assertCompiles(OURS + asserts(Layout.all(), LayoutIT::ours, 0) + sizes());
  }

  @Test
  void everyFieldUpToVersion3IsWhereMingwHasIt() throws Exception {
    List<Layout> known =
        Layout.all().stream()
            .filter(layout -> !layout.name().startsWith("HmacSecretSalt"))
            .map(LayoutIT::upToVersion3)
            .toList();
    assertCompiles(THEIRS + asserts(known, LayoutIT::theirs, 0));
  }

  @Test
  void aFieldInTheWrongPlaceIsNoticed() throws Exception {
    Processes.Run run =
        MingwCompiler.check(directory, OURS + asserts(Layout.all(), LayoutIT::ours, 4));
    assertNotEquals(0, run.exitCode());
    for (Layout layout : Layout.all()) {
      String last = layout.fields().get(layout.fields().size() - 1).name();
      assertTrue(
          run.stderr().contains("static assertion failed: \"" + layout.name() + "." + last + "\""),
          run::stderr);
    }
  }

  @Test
  void everyFunctionCanBeCalledAsItIsDeclared() throws Exception {
    assertCompiles(
        THEIRS + calls(WebAuthn.class, "") + calls(User32.class, "") + calls(Kernel32.class, ""));
  }

  @Test
  void aFunctionWithAnotherParameterIsNoticed() throws Exception {
    Processes.Run run =
        MingwCompiler.check(directory, THEIRS + calls(WebAuthn.class, ", (void *) 0"));
    assertTrue(run.stderr().contains("too many arguments to function"), run::stderr);
  }

  @Test
  void theNumbersAreThoseOfTheHeaders() throws Exception {
    StringBuilder code = new StringBuilder(THEIRS);
    number(code, "GA_ROOTOWNER", User32.GA_ROOTOWNER);
    number(code, "WM_CLOSE", User32.WM_CLOSE);
    number(code, "(int) WS_POPUP", User32.WS_POPUP);
    number(code, "WS_VISIBLE", User32.WS_VISIBLE);
    number(code, "WS_EX_TOOLWINDOW", User32.WS_EX_TOOLWINDOW);
    number(code, "sizeof(MSG)", SmallWindow.SIZE_OF_MSG);
    number(code, "sizeof(GUID)", Cancellation.SIZE_OF_GUID);
    number(code, "sizeof(WEBAUTHN_EXTENSION)", CredentialAttestation.SIZE_OF_EXTENSION);
    number(code, "WEBAUTHN_USER_VERIFICATION_REQUIREMENT_REQUIRED", 1);
    number(code, "WEBAUTHN_ATTESTATION_CONVEYANCE_PREFERENCE_NONE", 1);
    number(code, "WEBAUTHN_AUTHENTICATOR_ATTACHMENT_ANY", 0);
    for (CtapTransport each : CtapTransport.values()) {
      if (each != CtapTransport.HYBRID) {
        number(code, "WEBAUTHN_CTAP_TRANSPORT_" + each, each.bit());
      }
    }
    for (HResult each : HResult.values()) {
      number(
          code, "(int) " + (each.name().startsWith("ERROR_") ? win32(each) : each), each.number());
    }
    assertCompiles(code.toString());
  }

  private static String win32(HResult error) {
    // The macro for it is a function, which is no constant.
    return "(0x80070000u | " + error + ")";
  }

  private static void number(StringBuilder code, String name, int number) {
    code.append("_Static_assert(%s == %d, \"%1$s\");%n".formatted(name, number));
  }

  private void assertCompiles(String code) throws Exception {
    Processes.Run run = MingwCompiler.check(directory, code);
    assertEquals(0, run.exitCode(), run::stderr);
  }

  private static Layout upToVersion3(Layout layout) {
    String last = LAST_OF_VERSION_3.get(layout.name());
    if (last == null) {
      return layout;
    }
    List<String> names = layout.fields().stream().map(Layout.Field::name).toList();
    return new Layout(
        layout.name(), layout.size(), layout.fields().subList(0, names.indexOf(last) + 1));
  }

  private static String ours(String structure) {
    return "struct "
        + NAMES_IN_C.getOrDefault(structure, snake(structure)).replaceFirst("^authenticator_", "");
  }

  private static String theirs(String structure) {
    return "WEBAUTHN_"
        + NAMES_IN_C.getOrDefault(structure, snake(structure)).toUpperCase(Locale.ROOT);
  }

  private static String snake(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  private static String asserts(List<Layout> layouts, UnaryOperator<String> name, int shift) {
    StringBuilder code = new StringBuilder();
    for (Layout layout : layouts) {
      for (Layout.Field field : layout.fields()) {
        String member = member(layout.name(), field.name());
        code.append(
            "_Static_assert(offsetof(%s, %s) == %d, \"%s.%s\");%n"
                .formatted(
                    name.apply(layout.name()),
                    member,
                    field.offset() + shift,
                    layout.name(),
                    field.name()));
        code.append(
            "_Static_assert(sizeof(((%s *) 0)->%s) == %d, \"size\");%n"
                .formatted(name.apply(layout.name()), member, field.size()));
      }
    }
    return code.toString();
  }

  private static String sizes() throws ReflectiveOperationException {
    return Layout.all().stream()
        .map(
            layout ->
                "_Static_assert(sizeof(%s) == %d, \"%s\");%n"
                    .formatted(ours(layout.name()), layout.size(), layout.name()))
        .collect(Collectors.joining());
  }

  /** Puts structures together again that were taken apart. */
  private static String member(String structure, String field) {
    return switch (field) {
      case "dwCredentialVersion" -> "Credential.dwVersion";
      case "pwszCredentialType" -> (structure.equals("Assertion") ? "Credential." : "") + field;
      case "cbCredentialId", "pbCredentialId" ->
          structure.equals("Assertion") ? "Credential." + field.replace("Credential", "") : field;
      case "cCredentials", "pCredentials" ->
          (structure.endsWith("Options") ? "CredentialList." : "") + field;
      case "cExtensions", "pExtensions" -> "Extensions." + field;
      default -> field;
    };
  }

  /** Returns one function in C for each of {@code library}, which calls it as JNA does. */
  private static String calls(Class<?> library, String more) {
    StringBuilder code = new StringBuilder();
    for (Method each : library.getDeclaredMethods()) {
      String arguments =
          Stream.of(each.getParameterTypes())
              .map(type -> "(" + inC(type) + ") 0")
              .collect(Collectors.joining(", "));
      Class<?> result = each.getReturnType();
      code.append(
          "%s call_%s(void) { %s%2$s(%s%s); }%n"
              .formatted(
                  inC(result),
                  each.getName(),
                  result == void.class ? "" : "return (" + inC(result) + ") ",
                  arguments,
                  more));
    }
    return code.toString();
  }

  private static String inC(Class<?> type) {
    if (type.isPrimitive()) {
      return type == long.class ? "LONG_PTR" : type == int.class ? "DWORD" : type.getName();
    }
    return "void *";
  }
}
