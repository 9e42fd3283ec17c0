// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Availability;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;
import dev.localauth.biometric.platform.Answer;
import dev.localauth.biometric.platform.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * PAM, for the account of this process, with the service {@value #SERVICE} or the one that was
 * wished for at enrollment.
 */
public final class PamPlatform implements Platform {
  static final String INSTALL =
      "as root, put contrib/pam.d/localauth of localauth into /etc/pam.d, see docs/biometric.md";

  private static final String SERVICE = "localauth";
  private static final String NAME = "pam-service";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ServiceFiles files;
  private final PamCommand command;
  private final Fingers fingers;
  private final Duration patience;

  /** Does nothing. */
  public PamPlatform() {
    this(ServiceFiles.OF_THIS_SYSTEM, PamCommand.OF_THIS_PROGRAM, new Fingers(List.of()), PATIENCE);
  }

  PamPlatform(ServiceFiles files, PamCommand command, Fingers fingers, Duration patience) {
    this.files = files;
    this.command = command;
    this.fingers = fingers;
    this.patience = patience;
  }

  @Override
  public String id() {
    return "pam";
  }

  @Override
  public Availability availability() {
    if (SystemLibrary.find("libpam.so.0").isEmpty()) {
      return Availability.unusable("this system has no PAM");
    }
    if (files.place(SERVICE).isEmpty()) {
      // Another one may be enrolled.
      return new Availability(
          true, "PAM, whose service " + SERVICE + " is not installed", Optional.of(INSTALL));
    }
    return Availability.usable(
        "PAM, with its service "
            + SERVICE
            + "; "
            + fingers.inWords(System.getProperty("user.name", "")));
  }

  @Override
  public Parameters enroll(Parameters wanted) throws AuthenticatorException {
    Set<String> unknown = wanted.asMap().keySet();
    unknown.remove(NAME);
    if (!unknown.isEmpty()) {
      throw new AuthenticatorException(
          Reason.UNAVAILABLE,
          "biometric does not know " + String.join(", ", unknown),
          "it knows " + NAME);
    }
    String service = wanted.get(NAME).orElse(SERVICE);
    files.require(service);
    return Parameters.of(Map.of(NAME, service));
  }

  @Override
  public Answer ask(Parameters enrolled, AuthenticationContext context) throws LocalAuthException {
    String service =
        enrolled
            .get(NAME)
            .orElseThrow(
                () ->
                    new AuthenticatorException(
                        Reason.FAILED, "the enrollment names no PAM service"));
    // Again: without its file PAM would ask the service "other".
    files.require(service);
    try (PamProcess pam = new PamProcess(command.start(service), patience)) {
      return new Inquiry(pam, context.prompter()).run();
    }
  }
}
