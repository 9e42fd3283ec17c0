// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.windows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStore;
import dev.localauth.testsupport.Processes;
import dev.localauth.testsupport.Wine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@link RealCredentialManagerIT} on a Windows JVM, with Wine's Credential Manager and DPAPI. */
@DisabledOnOs(OS.WINDOWS)
class CredentialManagerUnderWineIT {
  private static final Duration LIMIT = Duration.ofMinutes(4);

  private static Wine wine;
  private static List<Path> classPath;

  /** Stores or loads in a process of its own. */
  static final class OtherProcess {
    private static final SecretName NAME = new SecretName("localauth", "kept");

    public static void main(String[] arguments) throws Exception {
      SecretStore store = new CredentialManagerStore();
      if (arguments[0].equals("store")) {
        try (Secret value = Secret.copyOf("value".getBytes(UTF_8))) {
          store.store(NAME, value);
        }
        System.out.println("stored");
      } else {
        try (Secret value = store.load(NAME).orElseThrow()) {
          System.out.println("loaded " + value.use(bytes -> new String(bytes, UTF_8)));
        }
        System.out.println("deleted " + store.delete(NAME) + " " + store.delete(NAME));
      }
    }

    private OtherProcess() {}
  }

  @BeforeAll
  static void start() {
    wine = Wine.required();
    classPath =
        wine.lowered(
            Stream.of(System.getProperty("java.class.path").split(":"))
                .filter(entry -> !entry.contains("junit"))
                .map(Path::of)
                .toList());
  }

  @Test
  void theContractHolds(@TempDir Path reports) throws Exception {
    List<Path> withJunit = new ArrayList<>(classPath);
    withJunit.add(wine.junitConsole());
    Processes.Run run =
        wine.run(
            LIMIT,
            wine.javaCommand(
                withJunit,
                "org.junit.platform.console.ConsoleLauncher",
                "execute",
                "--disable-banner",
                "--disable-ansi-colors",
                "--details=none",
                "--select-class=" + RealCredentialManagerIT.class.getName(),
                "--reports-dir=" + Wine.windowsPath(reports)));
    Path report = reports.resolve("TEST-junit-jupiter.xml");
    assertTrue(Files.exists(report), run::toString);
    keep(report);
    List<InnerTest> tests = InnerTest.read(report);
    assertAll(tests.stream().map(test -> test::assertPassed));
    assertEquals(declared(), tests.stream().map(InnerTest::name).collect(Collectors.toSet()));
    assertEquals(0, run.exitCode(), run::toString);
    System.out.println("windows-credential-manager under Wine: " + tests.size() + " tests passed");
  }

  /** Puts it where the reports are counted, because here those tests are skipped. */
  private static void keep(Path report) throws IOException {
    Path all = Files.createDirectories(Path.of("target", "failsafe-reports"));
    Files.copy(report, all.resolve("TEST-under-wine.xml"), StandardCopyOption.REPLACE_EXISTING);
  }

  private static Set<String> declared() {
    Class<?> tests = RealCredentialManagerIT.class;
    Set<String> names =
        Stream.of(tests.getMethods(), tests.getDeclaredMethods())
            .flatMap(Stream::of)
            .filter(method -> method.isAnnotationPresent(Test.class))
            .map(method -> method.getName() + "()")
            .collect(Collectors.toSet());
    assertTrue(names.size() > 20, names::toString);
    return names;
  }

  @Test
  void whatOneProcessStoresAnotherLoads() {
    assertEquals("stored\n", other("store"));
    assertEquals("loaded value\ndeleted true false\n", other("load"));
  }

  private static String other(String word) {
    Processes.Run run =
        wine.run(LIMIT, wine.javaCommand(classPath, OtherProcess.class.getName(), word));
    assertEquals(0, run.exitCode(), run::toString);
    return run.stdout().replace("\r", "");
  }
}
