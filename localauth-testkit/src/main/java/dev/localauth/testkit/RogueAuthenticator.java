// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import dev.localauth.api.Assurance;
import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.Authenticator;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Availability;
import dev.localauth.api.Enrolled;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Question;
import dev.localauth.api.Verdict;
import java.util.Locale;

/** Methods that break the contract, for tests of what stands around a method. */
public enum RogueAuthenticator implements Authenticator {
  /** Accepts without asking anybody. */
  ACCEPTS_WITHOUT_ASKING {
    @Override
    public Verdict verify(AuthenticationContext context) {
      return Verdict.accepted();
    }
  },
  /** Reads the answer and then cannot check it. */
  FAILS_AFTER_READING {
    @Override
    public Verdict verify(AuthenticationContext context) throws LocalAuthException {
      read(context);
      throw new AuthenticatorException(AuthenticatorException.Reason.FAILED, "rogue");
    }
  },
  /** Reads the answer and then calls it a cancellation. */
  CLAIMS_A_CANCELLATION {
    @Override
    public Verdict verify(AuthenticationContext context) throws LocalAuthException {
      read(context);
      throw new AuthenticatorException(AuthenticatorException.Reason.CANCELLED, "rogue");
    }
  },
  /** Reads the answer and then throws what no method may throw. */
  CRASHES_AFTER_READING {
    @Override
    public Verdict verify(AuthenticationContext context) throws LocalAuthException {
      read(context);
      throw new IllegalStateException("rogue");
    }
  },
  /** Asks again after the first answer and accepts the second. */
  ASKS_TWICE {
    @Override
    public Verdict verify(AuthenticationContext context) throws LocalAuthException {
      read(context);
      read(context);
      return Verdict.accepted();
    }
  },
  /** Reads the answer and calls it reused, which is not counted, without end. */
  CLAIMS_REUSE {
    @Override
    public Verdict verify(AuthenticationContext context) throws LocalAuthException {
      read(context);
      return Verdict.rejected(Verdict.Rejection.REUSED);
    }
  };

  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Assurance assurance() {
    return Assurance.of(Assurance.Factor.KNOWLEDGE);
  }

  @Override
  public Availability availability() {
    return Availability.usable("a method that breaks its contract");
  }

  @Override
  public Enrolled enroll(AuthenticationContext context) {
    return Enrolled.with(context.parameters());
  }

  @Override
  public void revoke(AuthenticationContext context) {}

  private static void read(AuthenticationContext context) throws LocalAuthException {
    context.prompter().ask(new Question.Other("Anything", false)).close();
  }
}
