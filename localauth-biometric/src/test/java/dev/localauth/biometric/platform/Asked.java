// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.platform;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;
import dev.localauth.api.Purpose;
import dev.localauth.testkit.FixedContext;
import dev.localauth.testkit.InMemoryReplayGuard;
import dev.localauth.testkit.InMemorySecretStore;
import dev.localauth.testkit.MutableClock;
import dev.localauth.testkit.ScriptedPrompter;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of asking.
 *
 * @param outcome the answer, or the reason why there is none
 * @param message what is told, {@code ""} with an answer
 */
public record Asked(String outcome, String message) {
  /** Asks, for an agent called {@code claude}. */
  public static Asked once(Platform platform, Parameters enrolled) {
    return once(platform, enrolled, new Purpose("claude", Optional.of("/work")));
  }

  /** Asks for {@code purpose}. */
  public static Asked once(Platform platform, Parameters enrolled, Purpose purpose) {
    try {
      return new Asked(platform.ask(enrolled, context(purpose)).name(), "");
    } catch (AuthenticatorException e) {
      return new Asked(e.reason().name(), e.getMessage());
    } catch (LocalAuthException e) {
      throw new AssertionError(e);
    }
  }

  private static AuthenticationContext context(Purpose purpose) {
    FixedContext usual =
        FixedContext.of(
            new InMemorySecretStore().scopedTo("biometric"),
            ScriptedPrompter.answering(),
            MutableClock.at(Instant.EPOCH),
            new InMemoryReplayGuard());
    return new FixedContext(
        usual.secrets(),
        usual.prompter(),
        usual.clock(),
        usual.parameters(),
        usual.wishes(),
        purpose,
        usual.person(),
        usual.replayGuard(),
        usual.throttle());
  }
}
