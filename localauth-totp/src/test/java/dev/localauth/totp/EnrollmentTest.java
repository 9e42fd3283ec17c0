// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Enrolled;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Notice;
import dev.localauth.api.Parameters;
import dev.localauth.api.Prompter;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStoreException;
import dev.localauth.testkit.FixedContext;
import dev.localauth.testkit.ScriptedPrompter;
import dev.localauth.testkit.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnrollmentTest {
  private static final SecretName ENTRY = new SecretName("localauth", "totp/seed");

  private final Bench bench = new Bench();
  private Parameters asked = Parameters.none();
  private int answered;

  @Test
  void aRightCodeArms() throws Exception {
    var prompter = answering(app -> app.code(bench.step()));
    enroll(prompter);
    assertArrayEquals(app(prompter).seed(), kept());
    assertEquals(1, prompter.shown().size());
    assertEquals(List.of(Question.Known.TOTP_CODE), prompter.questions());
    assertEquals(0, prompter.leftOpen());
    assertEquals(0, bench.store.leftOpen());
  }

  @Test
  void theSheetShowsTheUriAndTheKeyInGroups() throws Exception {
    var prompter = answering(app -> app.code(bench.step()));
    enroll(prompter);
    Shown sheet = prompter.shown().get(0);
    String uri = sheet.scannable().orElseThrow();
    assertEquals(2, sheet.lines().size());
    assertEquals(uri, sheet.lines().get(0));
    String key = sheet.lines().get(1);
    assertTrue(key.matches("([A-Z2-7]{4} ){7}[A-Z2-7]{4}"), key);
    assertEquals(
        "otpauth://totp/localauth:alice@example?secret="
            + key.replace(" ", "")
            + "&issuer=localauth",
        uri);
  }

  @ParameterizedTest
  @EnumSource
  void everyHashHasASeedOfItsLength(Algorithm algorithm) throws Exception {
    asked = Parameters.of(Map.of("algorithm", algorithm.name(), "digits", "8"));
    var prompter = answering(app -> app.code(bench.step()));
    try (Enrolled enrolled = bench.totp.enroll(context(prompter))) {
      Map<String, String> agreed = enrolled.parameters().asMap();
      try (Secret seed = Secret.owning(kept())) {
        assertEquals(seed.fingerprint(), agreed.remove("seed-sha256"));
      }
      assertEquals(Map.of("algorithm", algorithm.name(), "digits", "8", "period", "30"), agreed);
      assertEquals(Optional.empty(), enrolled.unlockingKey());
    }
    assertEquals(algorithm.seedLength(), kept().length);
    assertEquals(algorithm.name(), app(prompter).algorithm());
  }

  @Test
  void absurdParametersAskNothing() {
    asked = Parameters.of(Map.of("digits", "4"));
    var prompter = answering(app -> "");
    assertThrows(AuthenticatorException.class, () -> enroll(prompter));
    assertEquals(0, prompter.prompts());
    assertEquals(List.of(), prompter.shown());
  }

  @Test
  void theCodeThatArmsIsNotClaimed() throws Exception {
    var prompter = answering(app -> app.code(bench.step()));
    enroll(prompter);
    assertEquals(OptionalLong.empty(), bench.guard.highest());
    bench.assertAccepted(app(prompter).code(bench.step()));
  }

  @Test
  void aWrongCodeMayBeTriedAgain() throws Exception {
    List<Function<AuthenticatorApp, String>> answers =
        List.of(app -> "no", this::wrong, app -> app.code(bench.step()));
    var prompter = answering(app -> answers.get(answered++).apply(app));
    enroll(prompter);
    assertEquals(3, prompter.prompts());
    String line = "the code did not match; enter the code of the entry just added and try again";
    assertEquals(List.of(line, line), linesOf(prompter));
    List<Shown> sheets = sheetsOf(prompter);
    assertEquals(3, sheets.size());
    assertEquals(1, sheets.stream().map(Shown::lines).distinct().count());
    String introduction = sheets.get(0).text();
    assertTrue(introduction.startsWith("scan this"), introduction);
    assertEquals(line + "; " + introduction, sheets.get(1).text());
    assertEquals(line + "; " + introduction, sheets.get(2).text());
    assertEquals(0, prompter.leftOpen());
  }

  @Test
  void threeWrongCodesEndIt() {
    var prompter = answering(this::wrong);
    var thrown = assertThrows(AuthenticatorException.class, () -> enroll(prompter));
    assertEquals(AuthenticatorException.Reason.FAILED, thrown.reason());
    assertEquals("the code did not match", thrown.getMessage());
    assertEquals(3, prompter.prompts());
    assertEquals(2, linesOf(prompter).size());
    assertEquals(Map.of(), bench.store.entries());
    assertEquals(0, prompter.leftOpen());
  }

  @Test
  void nothingIsKeptBeforeTheCodeWasRight() throws Exception {
    var prompter =
        answering(
            app -> {
              assertEquals(Map.of(), bench.store.entries());
              return app.code(bench.step());
            });
    enroll(prompter);
    assertFalse(bench.store.entries().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 'the code was early: your phone''s clock is a little ahead of this machine''s'",
    "-1, 'the code was from before: typed late, or your phone''s clock is a little behind'"
  })
  void aSmallDriftArmsAndIsTold(int offset, String line) throws Exception {
    var prompter = answering(app -> app.code(bench.step() + offset));
    enroll(prompter);
    assertEquals(List.of(line), linesOf(prompter));
    assertEquals(1, bench.store.entries().size());
  }

  @ParameterizedTest
  @CsvSource({
    "2, 60 seconds ahead of",
    "-3, 90 seconds behind",
    "-4, 2 minutes behind",
    "8, 4 minutes ahead of",
    "-8, 4 minutes behind",
    "20, 10 minutes ahead of",
    "-20, 10 minutes behind"
  })
  void aLargeDriftIsToldAndDoesNotArm(int offset, String words) {
    var prompter = answering(app -> app.code(bench.step() + offset));
    var thrown = assertThrows(AuthenticatorException.class, () -> enroll(prompter));
    String message = "your phone's clock is about " + words + " this machine's";
    assertEquals(message, thrown.getMessage());
    assertEquals(Optional.of("set both to automatic time"), thrown.hint());
    assertEquals(message + "; set both to automatic time and try again", linesOf(prompter).get(0));
    assertEquals(Map.of(), bench.store.entries());
  }

  @ParameterizedTest
  @ValueSource(ints = {-21, 21, 2880})
  void beyondTenMinutesACodeIsJustWrong(int offset) {
    var prompter = answering(app -> app.code(bench.step() + offset));
    var thrown = assertThrows(AuthenticatorException.class, () -> enroll(prompter));
    assertEquals("the code did not match", thrown.getMessage());
  }

  /** The seed of the RFC has the same code two steps later. */
  @Test
  void ofTwoStepsWithTheSameCodeTheNearerCounts() throws Exception {
    bench.setTo(58261606, 0);
    TotpParameters parameters = TotpParameters.requested(asked);
    var prompter = ScriptedPrompter.answering("905913");
    var context = context(prompter);
    try (Secret seed = Secret.copyOf(Bench.SEED);
        SetupSheet sheet = SetupSheet.of(parameters, context.person(), seed)) {
      new Arming(context, new Codes(parameters, seed), sheet).requireCode();
    }
    assertEquals(List.of(), linesOf(prompter));
  }

  @Test
  void aDriftThatWasPutRightArms() throws Exception {
    var prompter = answering(app -> app.code(bench.step() + (answered++ == 0 ? 8 : 0)));
    enroll(prompter);
    assertEquals(1, bench.store.entries().size());
  }

  @Test
  void theSheetIsOpenUntilTheAnswerAndClosedAfter() throws Exception {
    var prompter = new WatchingPrompter();
    enroll(prompter);
    assertTrue(prompter.openAtTheQuestion);
    assertEquals(2, prompter.secrets.size());
    for (Secret each : prompter.secrets) {
      assertThrows(IllegalStateException.class, each::length);
    }
  }

  @Test
  void aStoreThatFailsAfterWritingIsLeftEmpty() {
    var torn = new TornSecrets(bench.store.scopedTo("totp"));
    var context =
        FixedContext.of(torn, answering(app -> app.code(bench.step())), bench.clock, bench.guard)
            .with(asked);
    assertThrows(SecretStoreException.class, () -> bench.totp.enroll(context).close());
    assertEquals(Map.of(), bench.store.entries());
  }

  @Test
  void anEarlierSeedSurvivesAnEnrollmentThatFails() throws Exception {
    var first = answering(app -> app.code(bench.step()));
    enroll(first);
    assertThrows(AuthenticatorException.class, () -> enroll(answering(this::wrong)));
    bench.store.failStoringAfter(
        0, new SecretStoreException(SecretStoreException.Reason.UNWRITABLE, "disk full"));
    assertThrows(
        SecretStoreException.class, () -> enroll(answering(app -> app.code(bench.step()))));
    bench.store.recover();
    bench.assertAccepted(app(first).code(bench.step()));
  }

  @Test
  void eachEnrollmentHasASeedOfItsOwn() throws Exception {
    var first = answering(app -> app.code(bench.step()));
    enroll(first);
    var second = answering(app -> app.code(bench.step()));
    enroll(second);
    assertFalse(Arrays.equals(app(first).seed(), app(second).seed()));
    assertArrayEquals(app(second).seed(), kept());
  }

  private void enroll(Prompter prompter) throws LocalAuthException {
    try (Enrolled enrolled = bench.totp.enroll(context(prompter))) {
      bench.parameters = enrolled.parameters();
    }
  }

  private byte[] kept() {
    return Objects.requireNonNull(bench.store.entries().get(ENTRY));
  }

  private AuthenticationContext context(Prompter prompter) {
    return bench.context(prompter).with(asked);
  }

  private ScriptedPrompter answering(Function<AuthenticatorApp, String> answer) {
    ScriptedPrompter[] self = new ScriptedPrompter[1];
    self[0] =
        ScriptedPrompter.answeringWith(
            question -> answer.apply(AuthenticatorApp.scanning(self[0].shown())));
    return self[0];
  }

  private String wrong(AuthenticatorApp app) {
    return app.wrongCode(bench.clock.instant());
  }

  private static AuthenticatorApp app(ScriptedPrompter prompter) {
    return AuthenticatorApp.scanning(prompter.shown());
  }

  private static List<String> linesOf(ScriptedPrompter prompter) {
    return prompter.shown().stream()
        .filter(each -> each.scannable().isEmpty())
        .map(Shown::text)
        .toList();
  }

  private static List<Shown> sheetsOf(ScriptedPrompter prompter) {
    return prompter.shown().stream().filter(each -> each.scannable().isPresent()).toList();
  }

  /** Reads the notice only when it asks, like a terminal that draws late. */
  private final class WatchingPrompter implements Prompter {
    private final List<Secret> secrets = new ArrayList<>();
    private boolean openAtTheQuestion;

    @Override
    public Secret ask(Question question) {
      openAtTheQuestion = secrets.stream().allMatch(each -> each.length() > 0);
      String uri = secrets.get(0).use(bytes -> new String(bytes));
      byte[] code = AuthenticatorApp.scanning(uri).code(bench.step()).getBytes();
      return Secret.owning(code);
    }

    @Override
    public boolean confirm(String question) {
      throw new AssertionError(question);
    }

    @Override
    public void show(Notice notice) {
      secrets.addAll(((Notice.Confidential) notice).lines());
    }
  }
}
