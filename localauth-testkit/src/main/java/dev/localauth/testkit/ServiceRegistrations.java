// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Checks that a provider is found on the class path and on the module path alike: what {@code
 * module-info} provides and what {@code META-INF/services} lists.
 */
public final class ServiceRegistrations {
  private ServiceRegistrations() {}

  /**
   * Asserts that both registrations beside {@code provider} say the same, that {@code provider} is
   * in them, and that each registered class can be made by {@link java.util.ServiceLoader}.
   *
   * @throws Exception if a registration cannot be read
   */
  public static void assertAgree(Class<?> provider) throws Exception {
    Path location = locationOf(provider);
    if (Files.isDirectory(location)) {
      assertAgree(provider, location);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(location)) {
        assertAgree(provider, jar.getPath("/"));
      }
    }
  }

  private static void assertAgree(Class<?> provider, Path root) throws Exception {
    Map<String, List<String>> provided = provided(root);
    assertEquals(provided, listed(root), "module-info (expected) and META-INF/services differ");
    boolean registered =
        provided.values().stream().anyMatch(classes -> classes.contains(provider.getName()));
    assertTrue(registered, () -> provider.getName() + " is not registered");
    for (Map.Entry<String, List<String>> service : provided.entrySet()) {
      for (String name : service.getValue()) {
        assertLoadable(provider.getClassLoader(), service.getKey(), name);
      }
    }
  }

  private static void assertLoadable(ClassLoader loader, String service, String name)
      throws ReflectiveOperationException {
    Class<?> provider = Class.forName(name, false, loader);
    assertTrue(Class.forName(service, false, loader).isAssignableFrom(provider), name);
    assertTrue(Modifier.isPublic(provider.getModifiers()), () -> name + " is not public");
    assertFalse(Modifier.isAbstract(provider.getModifiers()), () -> name + " is abstract");
    assertEquals(0, provider.getConstructor().getParameterCount());
  }

  private static Map<String, List<String>> provided(Path root) throws IOException {
    Map<String, List<String>> provided = new TreeMap<>();
    try (InputStream descriptor = Files.newInputStream(root.resolve("module-info.class"))) {
      for (ModuleDescriptor.Provides each : ModuleDescriptor.read(descriptor).provides()) {
        provided.put(each.service(), List.copyOf(new TreeSet<>(each.providers())));
      }
    }
    return provided;
  }

  private static Map<String, List<String>> listed(Path root) throws IOException {
    Path services = root.resolve("META-INF/services");
    Map<String, List<String>> listed = new TreeMap<>();
    if (!Files.isDirectory(services)) {
      return listed;
    }
    try (Stream<Path> files = Files.list(services)) {
      for (Path file : files.toList()) {
        try (Stream<String> lines = Files.lines(file)) {
          listed.put(
              file.getFileName().toString(),
              lines
                  .map(line -> line.replaceFirst("#.*", "").strip())
                  .filter(line -> !line.isEmpty())
                  .sorted()
                  .toList());
        }
      }
    }
    return listed;
  }

  private static Path locationOf(Class<?> provider) throws URISyntaxException {
    return Path.of(provider.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
