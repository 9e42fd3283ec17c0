// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.keyring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A program that keeps no secrets, but says it does. */
public final class BrokenProvider {
  private BrokenProvider() {}

  /** Starts it on {@code bus}; {@code mode} is what it does wrong. */
  public static void start(PrivateBus bus, String mode) throws IOException, InterruptedException {
    String module = "/usr/lib/python3/dist-packages/dbus/__init__.py";
    Programs.require(Path.of(module), "python3-dbus python3-gi");
    // Debian's own, because only that one finds Debian's dbus module.
    bus.awaitSecrets(bus.start("/usr/bin/python3", "-c", script(), mode));
  }

  private static String script() throws IOException {
    try (InputStream script = BrokenProvider.class.getResourceAsStream("provider.py")) {
      return new String(requireNonNull(script).readAllBytes(), UTF_8);
    }
  }
}
