// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.Authenticator;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Availability;
import dev.localauth.api.Enrolled;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Notice;
import dev.localauth.api.Parameters;
import dev.localauth.api.PromptException;
import dev.localauth.api.ScopedSecrets;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretStoreException;
import dev.localauth.api.Verdict;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;

/** Methods with one defect each, and the test of the contract that has to notice it. */
enum BrokenMethod {
  REJECTS_EVERYTHING("theRightAnswerIsAccepted", RejectsEverything::new),
  THROWS_WHEN_WRONG("aWrongAnswerIsAValue", ThrowsWhenWrong::new),
  CHOKES_ON_LONG_ANSWERS("oddAnswersAreWrongAnswers", ChokesOnLongAnswers::new),
  ASKS_AGAIN("verifyingAsksExactlyOnce", AsksAgain::new),
  KEEPS_BEFORE_IT_ASKS("givingUpWhileEnrollingLeavesNothing", KeepsBeforeItAsks::new),
  KEEPS_HALF("aFullDiskWhileEnrollingLeavesNothing", KeepsHalf::new),
  KEEPS_MORE_EACH_TIME("enrollingAgainReplaces", KeepsMoreEachTime::new),
  TAKES_GIVING_UP_FOR_WRONG("givingUpWhileVerifyingPassesThrough", TakesGivingUpForWrong::new),
  FORGETS_TO_REVOKE("revokingRemovesEverything", ForgetsToRevoke::new),
  REVOKES_ONLY_WHAT_WORKS("revokingRemovesWhatIsDamaged", RevokesOnlyWhatWorks::new),
  HIDES_A_FAILED_REVOCATION("revokingFromALockedStoreFails", HidesFailedRevocation::new),
  ACCEPTS_WITHOUT_ENROLLMENT("withoutAnEnrollmentThereIsNoVerdict", AcceptsWhenMissing::new),
  TAKES_LOCKED_FOR_WRONG("aStoreThatCannotAnswerIsNeverAVerdict", TakesLockedForWrong::new),
  ACCEPTS_WHAT_IS_DAMAGED("damagedEntriesAreNeverAccepted", AcceptsDamaged::new),
  DRAWS_ANOTHER_KEY("theUnlockingKeyIsStable", DrawsAnotherKey::new),
  HAS_ONE_KEY_FOR_ALL("revokingEndsTheUnlockingKey", OneKeyForAll::new),
  STORES_THE_KEY("theStoreDoesNotHoldTheUnlockingKey", StoresTheKey::new),
  LEAVES_THE_ANSWER_OPEN("everySecretIsClosed", LeavesTheAnswerOpen::new),
  TELLS_IN_PARAMETERS("theParametersHoldNoSecret", TellsInParameters::new),
  TELLS_IN_A_LINE("nothingSecretIsPrinted", TellsInALine::new),
  HAS_A_BAD_ID("theIdIsStableAndWellFormed", BadId::new),
  HAS_NO_SENTENCE("availabilityIsASentenceAndNeverThrows", NoSentence::new);

  final String noticedBy;
  final Supplier<Authenticator> method;

  BrokenMethod(String noticedBy, Supplier<Authenticator> method) {
    this.noticedBy = noticedBy;
    this.method = method;
  }

  private static final class RejectsEverything extends SecretWord {
    @Override
    Verdict judge(Secret salt, Secret sealed, Secret answer) {
      return Verdict.rejected(Verdict.Rejection.WRONG);
    }
  }

  private static final class ThrowsWhenWrong extends SecretWord {
    @Override
    Verdict judge(Secret salt, Secret sealed, Secret answer) throws LocalAuthException {
      Verdict verdict = super.judge(salt, sealed, answer);
      if (verdict instanceof Verdict.Rejected) {
        throw new AuthenticatorException(AuthenticatorException.Reason.FAILED, "wrong");
      }
      return verdict;
    }
  }

  private static final class ChokesOnLongAnswers extends SecretWord {
    @Override
    Verdict judge(Secret salt, Secret sealed, Secret answer) throws LocalAuthException {
      if (answer.length() > 100) {
        throw new IllegalArgumentException("too long");
      }
      return super.judge(salt, sealed, answer);
    }
  }

  private static final class AsksAgain extends SecretWord {
    @Override
    public Verdict verify(AuthenticationContext context) throws LocalAuthException {
      Verdict verdict = super.verify(context);
      return verdict instanceof Verdict.Rejected ? super.verify(context) : verdict;
    }
  }

  private static final class KeepsBeforeItAsks extends SecretWord {
    @Override
    public Enrolled enroll(AuthenticationContext context) throws LocalAuthException {
      try (Secret empty = Secret.random(16)) {
        context.secrets().store("salt", empty);
      }
      return super.enroll(context);
    }
  }

  private static final class KeepsHalf extends SecretWord {
    @Override
    public Enrolled enroll(AuthenticationContext context) throws LocalAuthException {
      Enrolled enrolled = super.enroll(context);
      try (Secret third = Secret.random(16)) {
        context.secrets().store("third", third);
      }
      return enrolled;
    }

    @Override
    public void revoke(AuthenticationContext context) throws LocalAuthException {
      super.revoke(context);
      context.secrets().delete("third");
    }
  }

  private static final class KeepsMoreEachTime extends SecretWord {
    @Override
    void keep(ScopedSecrets secrets, Secret salt, Secret sealed) throws SecretStoreException {
      super.keep(secrets, salt, sealed);
      secrets.store("salt-" + System.identityHashCode(salt), salt);
    }
  }

  private static final class TakesGivingUpForWrong extends SecretWord {
    @Override
    public Verdict verify(AuthenticationContext context) throws LocalAuthException {
      try {
        return super.verify(context);
      } catch (PromptException gaveUp) {
        return Verdict.rejected(Verdict.Rejection.WRONG);
      }
    }
  }

  private static final class ForgetsToRevoke extends SecretWord {
    @Override
    public void revoke(AuthenticationContext context) throws LocalAuthException {
      context.secrets().delete("sealed");
    }
  }

  private static final class RevokesOnlyWhatWorks extends SecretWord {
    @Override
    public void revoke(AuthenticationContext context) throws LocalAuthException {
      if (context.secrets().delete("salt")) {
        super.revoke(context);
      }
    }
  }

  private static final class HidesFailedRevocation extends SecretWord {
    @Override
    public void revoke(AuthenticationContext context) throws LocalAuthException {
      try {
        super.revoke(context);
      } catch (SecretStoreException hidden) {
        // Hides that something is left.
      }
    }
  }

  private static final class AcceptsWhenMissing extends SecretWord {
    @Override
    public Verdict verify(AuthenticationContext context) throws LocalAuthException {
      try {
        return super.verify(context);
      } catch (AuthenticatorException missing) {
        return Verdict.accepted();
      }
    }
  }

  private static final class TakesLockedForWrong extends SecretWord {
    @Override
    public Verdict verify(AuthenticationContext context) throws LocalAuthException {
      try {
        return super.verify(context);
      } catch (SecretStoreException locked) {
        return Verdict.rejected(Verdict.Rejection.WRONG);
      }
    }
  }

  private static final class AcceptsDamaged extends SecretWord {
    @Override
    Verdict judge(Secret salt, Secret sealed, Secret answer) throws LocalAuthException {
      return sealed.length() == 0 ? Verdict.accepted() : super.judge(salt, sealed, answer);
    }
  }

  private static final class DrawsAnotherKey extends SecretWord {
    @Override
    Verdict judge(Secret salt, Secret sealed, Secret answer) throws LocalAuthException {
      Verdict verdict = super.judge(salt, sealed, answer);
      verdict.close();
      return verdict instanceof Verdict.Accepted ? Verdict.accepted(Secret.random(32)) : verdict;
    }
  }

  private static final class OneKeyForAll extends SecretWord {
    @Override
    public Enrolled enroll(AuthenticationContext context) throws LocalAuthException {
      super.enroll(context).close();
      return Enrolled.with(parameters(), Secret.owning(new byte[32]));
    }
  }

  private static final class StoresTheKey extends SecretWord {
    @Override
    public Enrolled enroll(AuthenticationContext context) throws LocalAuthException {
      Enrolled enrolled = super.enroll(context);
      context.secrets().store("salt", enrolled.unlockingKey().orElseThrow());
      return enrolled;
    }
  }

  private static final class LeavesTheAnswerOpen extends SecretWord {
    @Override
    public Verdict verify(AuthenticationContext context) throws LocalAuthException {
      int unused = context.secrets().load("salt").map(Secret::length).orElse(0);
      return unused < 0 ? Verdict.accepted() : super.verify(context);
    }
  }

  private static final class TellsInParameters extends SecretWord {
    private String told = "";

    @Override
    void keep(ScopedSecrets secrets, Secret salt, Secret sealed) throws SecretStoreException {
      super.keep(secrets, salt, sealed);
      told = salt.use(HexFormat.of()::formatHex);
    }

    @Override
    Parameters parameters() {
      return Parameters.of(Map.of("salt", "v1:" + told));
    }
  }

  private static final class TellsInALine extends SecretWord {
    @Override
    public Enrolled enroll(AuthenticationContext context) throws LocalAuthException {
      Enrolled enrolled = super.enroll(context);
      try (Secret salt = context.secrets().load("salt").orElseThrow()) {
        String text = salt.use(HexFormat.of().withUpperCase()::formatHex);
        context.prompter().show(new Notice.Line("your salt is " + text));
      }
      return enrolled;
    }
  }

  private static final class BadId extends SecretWord {
    @Override
    public String id() {
      return "Word!";
    }
  }

  private static final class NoSentence extends SecretWord {
    @Override
    public Availability availability() {
      return Availability.usable("Two lines.\nAnd a stop.");
    }
  }
}
