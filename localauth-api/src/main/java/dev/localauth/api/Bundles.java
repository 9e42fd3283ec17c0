// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the providers of a service may be that were shipped with an application: on its own class
 * path, and in bundles beside it, each with the libraries that only it needs.
 *
 * <p>A bundle is a directory {@code bundles/NAME} beside the jar of localauth, whose jars see the
 * application's classes but not each other's. A jar named {@code localauth-….jar} in it may hold
 * providers; the others are libraries, which are not opened before a class of theirs is used. There
 * are no bundles where the classes are not in a jar.
 */
public final class Bundles {
  private static final Map<Path, BundleLoader> LOADERS = new ConcurrentHashMap<>();

  private Bundles() {}

  /**
   * Returns the class loaders to look for providers with, first that of {@code type} and then those
   * of the bundles beside its jar, in the order of their names; always the same ones.
   *
   * @throws UncheckedIOException if the bundles cannot be read
   */
  public static List<ClassLoader> beside(Class<?> type) {
    ClassLoader own = type.getClassLoader();
    List<ClassLoader> loaders = new ArrayList<>(List.of(own));
    directories(type).forEach((name, directory) -> loaders.add(loader(directory, own)));
    return List.copyOf(loaders);
  }

  private static ClassLoader loader(Path directory, ClassLoader parent) {
    return LOADERS.computeIfAbsent(directory, bundle -> new BundleLoader(bundle, parent));
  }

  private static Map<String, Path> directories(Class<?> type) {
    Map<String, Path> found = new TreeMap<>();
    Optional<Path> bundles = jar(type).map(jar -> jar.resolveSibling("bundles"));
    if (bundles.isEmpty() || !Files.isDirectory(bundles.get())) {
      return found;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(bundles.get(), Files::isDirectory)) {
      all.forEach(directory -> found.put(directory.getFileName().toString(), directory));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return found;
  }

  private static Optional<Path> jar(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      URI location = source.getLocation().toURI();
      return location.getScheme().equals("file")
          ? Optional.of(Path.of(location)).filter(Files::isRegularFile)
          : Optional.empty();
    } catch (URISyntaxException notAFile) {
      return Optional.empty();
    }
  }
}
