// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import dev.localauth.testsupport.Wine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * The assembled program as it would be unpacked on Windows, except that its classes are lowered to
 * the Java that runs under Wine.
 *
 * @param home where it is
 */
record WindowsProgram(Path home) {
  private static final String JAVA_API = "java-api.jar";

  static WindowsProgram installed(Wine wine, Path home) throws IOException {
    Machine.must("cp", "-a", System.getProperty("localauth.home") + "/.", home.toString());
    Path lib = home.resolve("lib");
    List<Path> jars;
    // In lib itself, and in the bundles.
    try (Stream<Path> files = Files.walk(lib)) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    List<Path> lowered = wine.lowered(jars);
    for (int i = 0; i < jars.size(); i++) {
      if (!lowered.get(i).equals(jars.get(i))) {
        Files.copy(lowered.get(i), jars.get(i), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.copy(lowered.get(jars.size()), lib.resolve(JAVA_API));
    addToClassPath(lib.resolve("localauth.jar"));
    Files.writeString(lib.resolve("java"), Wine.windowsPath(wine.java()) + "\n");
    return new WindowsProgram(home);
  }

  /** The jar that is started holds nothing but the list of the others. */
  private static void addToClassPath(Path jar) throws IOException {
    Manifest manifest;
    try (InputStream in = Files.newInputStream(jar);
        JarInputStream entries = new JarInputStream(in)) {
      manifest = entries.getManifest();
    }
    Attributes main = manifest.getMainAttributes();
    main.put(
        Attributes.Name.CLASS_PATH, main.getValue(Attributes.Name.CLASS_PATH) + " " + JAVA_API);
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
  }

  /** Returns what the launcher starts, without the launcher and its command interpreter. */
  List<String> directly(Wine wine, String... arguments) {
    return Stream.of(
            List.of("/usr/bin/wine", wine.java().toString()), options(), List.of(arguments))
        .flatMap(List::stream)
        .toList();
  }

  /** Returns the words between Java and the arguments. */
  List<String> options() {
    return List.of(
        "-Djna.boot.library.path=" + Wine.windowsPath(home.resolve("lib/native/win32-x86-64")),
        "-Djna.nosys=true",
        "-jar",
        Wine.windowsPath(home.resolve("lib/localauth.jar")),
        "parent");
  }
}
