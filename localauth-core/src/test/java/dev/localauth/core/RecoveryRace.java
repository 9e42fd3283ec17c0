// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Secret;
import dev.localauth.core.fixture.FolderStore;
import dev.localauth.core.fixture.World;
import dev.localauth.core.requirement.EnrollmentReader;
import dev.localauth.core.requirement.Found;
import dev.localauth.testkit.ScriptedPrompter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** One of several processes that use codes: lines {@code burn CODE} and {@code recover CODE}. */
final class RecoveryRace {
  private final World world;

  private RecoveryRace(Path root) {
    world = world(root);
  }

  static World world(Path root) {
    World world = new World(root);
    world.stores(new FolderStore(root.resolve("store")));
    return world;
  }

  public static void main(String[] arguments) throws Exception {
    RecoveryRace process = new RecoveryRace(Path.of(arguments[0]));
    System.out.println("ready");
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] order = line.split(" ", -1);
        System.out.println(
            order[0].equals("burn") ? process.burn(order[1]) : process.recover(order[1]));
      }
    }
  }

  private boolean burn(String code) throws Exception {
    Found found = new EnrollmentReader(world.parts()).find();
    try (Secret typed = Secret.copyOf(code.getBytes(StandardCharsets.UTF_8))) {
      return new RecoveryCodes(
              world.parts(), found.requirement().places(), found.stored().orElseThrow())
          .burn(typed);
    }
  }

  private String recover(String code) throws IOException {
    try {
      return world
          .gate()
          .enrollments()
          .recover(Optional.empty(), ScriptedPrompter.answering(code, "right-totp"), World.PURPOSE);
    } catch (GateClosedException closed) {
      return closed.reason().toString();
    }
  }
}
