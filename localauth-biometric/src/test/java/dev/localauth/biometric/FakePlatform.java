// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.Availability;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;
import dev.localauth.biometric.platform.Answer;
import dev.localauth.biometric.platform.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A system that says what the test wants it to say. */
final class FakePlatform implements Platform {
  static final Parameters PINNED = Parameters.of(Map.of("sensor", "left"));

  final List<Parameters> asked = new ArrayList<>();
  Answer answer = Answer.VERIFIED;
  Runnable meanwhile = () -> {};
  Optional<LocalAuthException> failure = Optional.empty();
  String id = "fake";

  @Override
  public String id() {
    return id;
  }

  @Override
  public Availability availability() {
    return Availability.usable("a finger of this test");
  }

  @Override
  public Parameters enroll(Parameters wanted) {
    return PINNED;
  }

  @Override
  public Answer ask(Parameters enrolled, AuthenticationContext context) throws LocalAuthException {
    asked.add(enrolled);
    if (failure.isPresent()) {
      throw failure.get();
    }
    meanwhile.run();
    return answer;
  }
}
