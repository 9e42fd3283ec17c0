// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application whose jar has bundles beside it. */
class BundlesTest {
  private static final String SERVICE = "META-INF/services/dev.localauth.api.Authenticator";

  private final Path lib;

  BundlesTest(@TempDir Path lib) throws IOException {
    this.lib = lib;
    // The class under test, as it is in an application's jar.
    jar(
        lib.resolve("localauth-api.jar"),
        Map.of(
            entry(Bundles.class), bytes(Bundles.class),
            entry(BundleLoader.class), bytes(BundleLoader.class),
            entry(Secret.class), bytes(Secret.class)));
  }

  private static String entry(Class<?> type) {
    return type.getName().replace('.', '/') + ".class";
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    try (InputStream in = type.getClassLoader().getResourceAsStream(entry(type))) {
      return in.readAllBytes();
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void jar(Path file, Map<String, byte[]> entries) throws IOException {
    Files.createDirectories(file.getParent());
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(content)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    Files.write(file, content.toByteArray());
  }

  private URLClassLoader application() throws IOException {
    return new URLClassLoader(
        new URL[] {lib.resolve("localauth-api.jar").toUri().toURL()},
        ClassLoader.getPlatformClassLoader());
  }

  @SuppressWarnings("unchecked")
  private static List<ClassLoader> loaders(ClassLoader application) throws Exception {
    Class<?> bundles = application.loadClass(Bundles.class.getName());
    return (List<ClassLoader>) bundles.getMethod("beside", Class.class).invoke(null, bundles);
  }

  @Test
  void whereNothingIsInAJarThereAreNoBundles() {
    assertEquals(List.of(Bundles.class.getClassLoader()), Bundles.beside(Bundles.class));
  }

  @Test
  void anApplicationWithoutBundlesHasItsOwnLoaderOnly() throws Exception {
    try (URLClassLoader application = application()) {
      assertEquals(List.of(application), loaders(application));
    }
  }

  @Test
  void bundlesComeInTheOrderOfTheirNamesAndStayTheSame() throws Exception {
    jar(lib.resolve("bundles/b/localauth-b.jar"), Map.of("b", text("b")));
    jar(lib.resolve("bundles/a/localauth-a.jar"), Map.of("a", text("a")));
    try (URLClassLoader application = application()) {
      List<ClassLoader> first = loaders(application);
      assertEquals(
          List.of("localauth-a", "localauth-b"),
          first.stream().skip(1).map(ClassLoader::getName).toList());
      assertEquals(first, loaders(application));
    }
  }

  @Test
  void aBundleSeesTheApplicationAndItsOwnLibrariesAndNoOtherBundle() throws Exception {
    jar(lib.resolve("bundles/a/library.jar"), Map.of("only-a", text("a")));
    jar(
        lib.resolve("bundles/b/library.jar"),
        Map.of(entry(SecretTest.class), bytes(SecretTest.class)));
    try (URLClassLoader application = application()) {
      ClassLoader a = loaders(application).get(1);
      ClassLoader b = loaders(application).get(2);
      assertSame(
          application.loadClass(Secret.class.getName()), a.loadClass(Secret.class.getName()));
      assertSame(b, b.loadClass(SecretTest.class.getName()).getClassLoader());
      assertThrows(ClassNotFoundException.class, () -> a.loadClass(SecretTest.class.getName()));
      assertNotSame(null, a.getResource("only-a"));
      assertSame(null, b.getResource("only-a"));
    }
  }

  @Test
  void onlyOurOwnJarsAreLookedIntoForProvidersOfOurs() throws Exception {
    jar(lib.resolve("bundles/a/localauth-a.jar"), Map.of(SERVICE, text("ours")));
    jar(lib.resolve("bundles/a/library.jar"), Map.of(SERVICE, text("a stranger")));
    jar(lib.resolve("localauth-more.jar"), Map.of(SERVICE, text("the application's")));
    try (URLClassLoader application = application()) {
      List<URL> found = Collections.list(loaders(application).get(1).getResources(SERVICE));
      assertEquals(1, found.size());
      try (InputStream in = found.get(0).openStream()) {
        assertEquals("ours", new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void aLibraryThatCannotBeOpenedDisturbsNobodyWhoDoesNotUseIt() throws Exception {
    jar(lib.resolve("bundles/a/localauth-a.jar"), Map.of(SERVICE, text("ours")));
    Files.write(lib.resolve("bundles/a/library.jar"), new byte[100]);
    try (URLClassLoader application = application()) {
      ClassLoader a = loaders(application).get(1);
      assertEquals(1, Collections.list(a.getResources(SERVICE)).size());
    }
  }
}
