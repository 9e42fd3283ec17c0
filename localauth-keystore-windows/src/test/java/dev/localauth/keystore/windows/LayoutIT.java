// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import dev.localauth.testsupport.Processes;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The structure and the functions as JNA takes them, against the headers of mingw-w64. */
class LayoutIT {
  private static final String COMPILER = "x86_64-w64-mingw32-gcc";
  private static final Map<String, String> IN_C =
      Map.of(
          "LastWrittenLow", "LastWritten.dwLowDateTime",
          "LastWrittenHigh", "LastWritten.dwHighDateTime");

  @TempDir Path directory;

  @Test
  void everyFieldIsWhereTheHeaderHasIt() throws Exception {
    Map<String, Integer> offsets = offsets();
    assertEquals(13, offsets.size());
    Processes.Run run = compile(asserts(offsets));
    assertEquals(0, run.exitCode(), run::stderr);
  }

  @Test
  void aFieldInTheWrongPlaceIsNoticed() throws Exception {
    Map<String, Integer> wrong = offsets();
    wrong.replaceAll((field, offset) -> offset + 4);
    Processes.Run run = compile(asserts(wrong));
    assertNotEquals(0, run.exitCode());
    for (String field : wrong.keySet()) {
      assertTrue(run.stderr().contains("static assertion failed: \"" + field + "\""), run::stderr);
    }
  }

  @Test
  void everyFunctionCanBeCalledAsItIsDeclared() throws Exception {
    Processes.Run run = compile(calls(Advapi32.class, "") + calls(Kernel32.class, ""));
    assertEquals(0, run.exitCode(), run::stderr);
  }

  @Test
  void aFunctionWithAnotherParameterIsNoticed() throws Exception {
    for (String more : new String[] {", (DWORD) 0", ", (void *) 0"}) {
      Processes.Run run = compile(calls(Advapi32.class, more));
      assertNotEquals(0, run.exitCode());
      // The quotes depend on the locale.
      assertTrue(
          Pattern.compile("too many arguments to function .CredReadW.")
              .matcher(run.stderr())
              .find(),
          run::stderr);
    }
  }

  @Test
  void theNumbersAreThoseOfTheHeader() throws Exception {
    String code =
        """
        _Static_assert(sizeof(DWORD) == 4 && sizeof(UINT) == 4 && sizeof(wchar_t) == 2, "widths");
        _Static_assert(CRED_TYPE_GENERIC == %d && CRED_PERSIST_LOCAL_MACHINE == %d, "numbers");
        """
            .formatted(Advapi32.CRED_TYPE_GENERIC, Advapi32.CRED_PERSIST_LOCAL_MACHINE);
    Processes.Run run = compile(code + errors());
    assertEquals(0, run.exitCode(), run::stderr);
  }

  /** Returns one function in C for each of {@code library}, which calls it as JNA does. */
  private static String calls(Class<?> library, String more) {
    StringBuilder code = new StringBuilder();
    for (Method each : library.getDeclaredMethods()) {
      String arguments =
          Stream.of(each.getParameterTypes())
              .map(type -> type == int.class ? "(DWORD) 0" : "(void *) 0")
              .collect(Collectors.joining(", "));
      String result = each.getReturnType() == void.class ? "" : "return ";
      code.append(
          "%s call_%s(void) { %s%2$s(%s%s); }%n"
              .formatted(each.getReturnType(), each.getName(), result, arguments, more));
    }
    return code.toString();
  }

  private static String errors() {
    StringBuilder code = new StringBuilder();
    for (Win32Error each : Win32Error.values()) {
      code.append("_Static_assert((int) %1$s == %2$d, \"%1$s\");%n".formatted(each, each.number()));
    }
    return code.toString();
  }

  private static Map<String, Integer> offsets() throws ReflectiveOperationException {
    Credential credential = new Credential();
    Method offset = Structure.class.getDeclaredMethod("fieldOffset", String.class);
    offset.setAccessible(true);
    Map<String, Integer> offsets = new LinkedHashMap<>();
    for (String field : Credential.class.getAnnotation(Structure.FieldOrder.class).value()) {
      offsets.put(field, (int) offset.invoke(credential, field));
    }
    return offsets;
  }

  private static String asserts(Map<String, Integer> offsets) throws NoSuchFieldException {
    StringBuilder code = new StringBuilder();
    for (Map.Entry<String, Integer> each : offsets.entrySet()) {
      String field = each.getKey();
      String member = IN_C.getOrDefault(field, field);
      code.append(
          "_Static_assert(offsetof(CREDENTIALW, %s) == %d, \"%s\");%n"
              .formatted(member, each.getValue(), field));
      code.append(
          "_Static_assert(sizeof(((CREDENTIALW *) 0)->%s) == %d, \"size of %s\");%n"
              .formatted(member, size(Credential.class.getField(field)), field));
    }
    return code
        + "_Static_assert(sizeof(CREDENTIALW) == %d, \"size\");%n"
            .formatted(new Credential().size());
  }

  private static int size(Field field) {
    return field.getType() == Pointer.class ? 8 : Integer.BYTES;
  }

  private Processes.Run compile(String code) throws IOException {
    requireCompiler();
    Path source = directory.resolve("layout.c");
    Files.writeString(
        source, "#include <windows.h>\n#include <wincred.h>\n#include <stddef.h>\n" + code);
    return Processes.run(
        Duration.ofMinutes(1),
        COMPILER,
        "-std=c11",
        "-Wall",
        "-Werror",
        "-fsyntax-only",
        source.toString());
  }

  private static void requireCompiler() {
    if (Files.isExecutable(Path.of("/usr/bin", COMPILER))) {
      return;
    }
    String missing = COMPILER + " is missing: run src/verify/install-packages.sh";
    if (System.getenv("CI") != null) {
      Assertions.fail(missing);
    }
    System.err.println("SKIPPED: " + missing);
    Assumptions.abort(missing);
  }
}
