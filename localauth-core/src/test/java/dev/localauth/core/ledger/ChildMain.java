// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.ledger;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Secret;
import dev.localauth.api.Verdict;
import dev.localauth.core.GateClosedException;
import dev.localauth.core.challenge.Challenge;
import dev.localauth.core.challenge.Subject;
import dev.localauth.core.enrollment.Enrollment;
import dev.localauth.core.enrollment.Way;
import dev.localauth.core.file.ExclusiveLock;
import dev.localauth.core.fixture.FakeAnchors;
import dev.localauth.core.fixture.ScriptedMethod;
import dev.localauth.core.fixture.World;
import dev.localauth.testkit.InMemorySecretStore;
import dev.localauth.testkit.ScriptedPrompter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What runs in a {@link Child}: lines {@code claim N}, {@code guess N}, {@code storm} and {@code
 * hold}.
 */
final class ChildMain {
  static final String ID = "0123456789abcdef0123456789abcdef";
  static final String METHOD = "passkey";

  private final Path directory;
  private final FakeAnchors system = new FakeAnchors();
  private final Ledger ledger;

  private ChildMain(Path directory) {
    this.directory = directory;
    this.ledger = ledger(directory, system);
  }

  static Ledger ledger(Path directory, FakeAnchors system) {
    Ledger.Place place = new Ledger.Place(directory.resolve("state"), World.uid());
    Secret key = Secret.owning(new byte[32]);
    return new Ledger(place, ID, key, system, Clock.systemUTC(), "pts/3");
  }

  /** Returns where each judged answer leaves one byte. */
  static Path judged(Path directory) {
    return directory.resolve("judged");
  }

  public static void main(String[] arguments) throws IOException {
    ChildMain child = new ChildMain(Path.of(arguments[0]));
    System.out.println("ready");
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        System.out.println(child.obey(line.split(" ", -1)));
      }
    }
  }

  private String obey(String[] order) throws IOException {
    return switch (order[0]) {
      case "claim" -> Boolean.toString(ledger.claim(METHOD, Long.parseLong(order[1])));
      case "guess" -> {
        int times = Integer.parseInt(order[1]);
        for (int i = 0; i < times; i++) {
          guess();
        }
        yield "done";
      }
      case "storm" -> {
        while (true) {
          system.advance(Duration.ofHours(2));
          guess();
        }
      }
      case "hold" -> {
        // Held until the process ends, and so does its lock.
        ExclusiveLock.acquire(new Ledger.Place(directory.resolve("state"), World.uid()).lock(ID));
        yield "held";
      }
      default -> throw new IllegalArgumentException(order[0]);
    };
  }

  private void guess() {
    try {
      new Challenge(
              subject(),
              Map.of(METHOD, new ScriptedMethod(METHOD, context -> judge(context))),
              ledger,
              ScriptedPrompter.answeringWith(question -> "wrong"))
          .pass(List.of(Way.parse(METHOD)));
      throw new AssertionError("opened");
    } catch (GateClosedException refused) {
      return;
    }
  }

  private Verdict judge(AuthenticationContext context) throws LocalAuthException {
    ScriptedMethod.read(context);
    try {
      Files.write(
          judged(directory),
          new byte[] {'x'},
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return Verdict.rejected(Verdict.Rejection.WRONG);
  }

  private static Subject subject() {
    return new Subject(
        "localauth",
        new InMemorySecretStore(),
        new Enrollment(ID, 1, ID, List.of(Way.parse(METHOD)), List.of()),
        World.lent(Clock.systemUTC()));
  }
}
