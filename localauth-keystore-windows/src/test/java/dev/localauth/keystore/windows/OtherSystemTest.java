// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class OtherSystemTest {
  /** What the child process runs. */
  static final class Child {
    public static void main(String[] arguments) {
      CredentialManagerStore store = new CredentialManagerStore();
      System.out.println("availability: " + store.availability());
      try {
        store.load(new SecretName("localauth", "entry"));
      } catch (SecretStoreException e) {
        System.out.println("load: " + e.reason() + " " + e.getMessage());
      }
    }

    private Child() {}
  }

  @Test
  void nothingNativeIsLoaded() throws Exception {
    String output = run();
    assertTrue(output.contains("availability: Availability[usable=false"), output);
    assertTrue(
        output.contains("load: UNAVAILABLE Credential Manager exists on Windows only"), output);
    assertTrue(output.contains(CredentialManagerStore.class.getName()), "classes are not listed");
    // The verifier may look at other classes of JNA; this one loads native code.
    assertFalse(output.contains("com.sun.jna.Native "), "JNA was initialized");
    assertFalse(output.contains("com.sun.jna.platform"), "bindings of Windows were loaded");
  }

  private static String run() throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:stdout",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(child.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, child.exitValue(), output);
    return output;
  }
}
