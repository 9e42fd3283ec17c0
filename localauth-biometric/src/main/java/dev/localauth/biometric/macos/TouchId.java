// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.macos;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Availability;
import dev.localauth.api.Parameters;
import dev.localauth.biometric.platform.Answer;
import dev.localauth.biometric.platform.Limits;
import dev.localauth.biometric.platform.Platform;
import dev.localauth.biometric.platform.PurposeText;
import java.util.Optional;
import java.util.function.Supplier;

/** Touch ID, asked through the sheet of LocalAuthentication. */
public final class TouchId implements Platform {
  private final Supplier<Frameworks> frameworks;
  private final Limits limits;

  /** Does nothing. */
  public TouchId() {
    this(() -> Frameworks.OfThisMac.FRAMEWORKS, Limits.USUAL);
  }

  TouchId(Supplier<Frameworks> frameworks, Limits limits) {
    this.frameworks = frameworks;
    this.limits = limits;
  }

  @Override
  public String id() {
    return "touch-id";
  }

  /** Looks for a finger even where the login password would do: without one it is no biometric. */
  @Override
  public Availability availability() {
    try (Sheet sheet = open(LaPolicy.BIOMETRICS)) {
      return Availability.usable(
          "Touch ID; the word of macOS that a finger it knows is there, and no more than that");
    } catch (AuthenticatorException e) {
      return e.hint()
          .map(hint -> Availability.unusable(e.getMessage(), hint))
          .orElseGet(() -> Availability.unusable(e.getMessage()));
    }
  }

  @Override
  public Parameters enroll(Parameters wanted) throws AuthenticatorException {
    LaPolicy policy = TouchIdEnrollment.wished(wanted);
    try (Sheet sheet = open(policy)) {
      Optional<String> fingers =
          policy == LaPolicy.BIOMETRICS
              ? Optional.of(sheet.fingers().orElseThrow(TouchId::untold))
              : Optional.empty();
      return new TouchIdEnrollment(policy, fingers).parameters();
    }
  }

  @Override
  public Answer ask(Parameters enrolled, AuthenticationContext context)
      throws AuthenticatorException {
    TouchIdEnrollment enrollment = TouchIdEnrollment.of(enrolled);
    try (Sheet sheet = open(enrollment.policy())) {
      requireSameFingers(enrollment, sheet, Reason.UNAVAILABLE);
      Answer answer = sheet.ask(enrollment.policy(), PurposeText.of(context.purpose()));
      if (answer == Answer.VERIFIED) {
        // Again, because one can be added while the sheet is shown.
        requireSameFingers(enrollment, sheet, Reason.FAILED);
      }
      return answer;
    }
  }

  private Sheet open(LaPolicy policy) throws AuthenticatorException {
    try {
      return Sheet.open(frameworks.get(), limits, policy);
    } catch (LinkageError e) {
      throw new AuthenticatorException(
          Reason.UNAVAILABLE, "the frameworks of macOS cannot be loaded", "use another way", e);
    }
  }

  private static void requireSameFingers(TouchIdEnrollment enrollment, Sheet sheet, Reason reason)
      throws AuthenticatorException {
    if (enrollment.fingers().isPresent() && !enrollment.fingers().equals(sheet.fingers())) {
      throw new AuthenticatorException(
          reason,
          "the fingers that macOS knows are not those of the enrollment",
          "use another way and enroll biometric again; a new macOS can bring this about, too");
    }
  }

  private static AuthenticatorException untold() {
    return new AuthenticatorException(
        Reason.UNAVAILABLE, "macOS does not tell which fingers it knows", "use another way");
  }
}
