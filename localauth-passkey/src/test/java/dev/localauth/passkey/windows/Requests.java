// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.Notice;
import dev.localauth.api.Prompter;
import dev.localauth.api.Question;
import dev.localauth.api.ScopedSecrets;
import dev.localauth.api.Secret;
import dev.localauth.passkey.transport.AssertionRequest;
import dev.localauth.passkey.transport.Descriptor;
import dev.localauth.passkey.transport.RegistrationRequest;
import dev.localauth.testkit.FixedContext;
import dev.localauth.testkit.InMemoryReplayGuard;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the tests ask for, and how. */
final class Requests {
  static final byte[] CHALLENGE = FakeWindows.filled(32, 6);
  static final byte[] PRF_INPUT = FakeWindows.filled(32, 7);
  static final Duration LONG = Duration.ofMinutes(1);

  private Requests() {}

  static RegistrationRequest registration(Duration timeout, Descriptor... exclude) {
    return new RegistrationRequest(
        CHALLENGE,
        "localhost",
        "localauth",
        FakeWindows.USER,
        "alice@example",
        List.of(-7, -257),
        List.of(exclude),
        PRF_INPUT,
        timeout);
  }

  static AssertionRequest assertion(Duration timeout, Descriptor... allow) {
    return new AssertionRequest(CHALLENGE, "localhost", List.of(allow), PRF_INPUT, timeout);
  }

  static Descriptor known(String... transports) {
    return new Descriptor(FakeWindows.CREDENTIAL_ID, List.of(transports));
  }

  /** Returns a context of which only the way to the person can be used. */
  static AuthenticationContext context(Prompter prompter) {
    return FixedContext.of(new NoSecrets(), prompter, Clock.systemUTC(), new InMemoryReplayGuard());
  }

  private static final class NoSecrets implements ScopedSecrets {
    @Override
    public void store(String entry, Secret value) {
      throw new AssertionError("a transport keeps nothing");
    }

    @Override
    public Optional<Secret> load(String entry) {
      throw new AssertionError("a transport keeps nothing");
    }

    @Override
    public boolean delete(String entry) {
      throw new AssertionError("a transport keeps nothing");
    }
  }

  /** Shows, and cannot be asked. */
  static final class Screen implements Prompter {
    private final List<String> shown = new ArrayList<>();

    @Override
    public Secret ask(Question question) {
      throw new AssertionError("asked: " + question);
    }

    @Override
    public boolean confirm(String question) {
      throw new AssertionError("asked: " + question);
    }

    @Override
    public void show(Notice notice) {
      shown.add(notice.toString());
    }

    List<String> shown() {
      return shown;
    }
  }
}
