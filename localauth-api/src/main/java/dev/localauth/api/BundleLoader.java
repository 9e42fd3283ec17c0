// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads the classes of one bundle, after those of the application. Only the bundle's own jar is
 * looked into for providers of ours: looking into each library would open it, at every command.
 */
final class BundleLoader extends URLClassLoader {
  private static final String OURS = "META-INF/services/dev.localauth.";

  private final URLClassLoader own;

  BundleLoader(Path directory, ClassLoader parent) {
    super("localauth-" + directory.getFileName(), urls(directory, true), parent);
    for (URL library : urls(directory, false)) {
      addURL(library);
    }
    own = new URLClassLoader(urls(directory, true), null);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.startsWith(OURS) ? own.findResources(name) : super.getResources(name);
  }

  private static URL[] urls(Path directory, boolean ours) {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> jars =
          files
              .filter(file -> file.toString().endsWith(".jar"))
              .filter(file -> file.getFileName().toString().startsWith("localauth-") == ours)
              .sorted()
              .toList();
      URL[] urls = new URL[jars.size()];
      for (int i = 0; i < urls.length; i++) {
        urls[i] = url(jars.get(i));
      }
      return urls;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException("a file has a URL", impossible);
    }
  }
}
