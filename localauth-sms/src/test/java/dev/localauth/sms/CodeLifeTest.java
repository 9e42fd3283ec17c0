// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.api.PromptException;
import dev.localauth.api.Verdict.Rejection;
import dev.localauth.testkit.ScriptedPrompter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which code opens, and for how long. */
class CodeLifeTest {
  static Stream<FakeGateway> gateways() {
    return Stream.of(FakeGateway.forMessages(), FakeGateway.thatMakesCodes());
  }

  @ParameterizedTest
  @MethodSource("gateways")
  void theCodeLivesTenMinutesAndNotLonger(FakeGateway gateway) throws Exception {
    Bench bench = Bench.enrolled(gateway);
    assertEquals(Optional.empty(), bench.verify(() -> after(bench, Duration.ofMinutes(10))));
    Duration tooLate = Duration.ofMinutes(10).plusMillis(1);
    assertEquals(Optional.of(Rejection.EXPIRED), bench.verify(() -> after(bench, tooLate)));
  }

  @ParameterizedTest
  @MethodSource("gateways")
  void aClockThatIsSetBackExpiresTheCode(FakeGateway gateway) throws Exception {
    Bench bench = Bench.enrolled(gateway);
    assertEquals(
        Optional.of(Rejection.EXPIRED), bench.verify(() -> after(bench, Duration.ofSeconds(-1))));
  }

  @ParameterizedTest
  @MethodSource("gateways")
  void aWrongAnswerIsNotToldFromALateOne(FakeGateway gateway) throws Exception {
    Bench bench = Bench.enrolled(gateway);
    assertEquals(
        Optional.of(Rejection.EXPIRED),
        bench.verify(
            () -> {
              after(bench, Duration.ofMinutes(11));
              return gateway.wrongCode();
            }));
  }

  @ParameterizedTest
  @MethodSource("gateways")
  void theCodeOfAnEarlierRequestIsWrong(FakeGateway gateway) throws Exception {
    Bench bench = Bench.enrolled(gateway);
    assertEquals(Optional.of(Rejection.WRONG), bench.verify(gateway::wrongCode));
    String earlier = gateway.code();
    assertEquals(Optional.of(Rejection.WRONG), bench.verify(() -> unlessTheSame(bench, earlier)));
  }

  @ParameterizedTest
  @MethodSource("gateways")
  void anAcceptedCodeIsWrongAtTheNextRequest(FakeGateway gateway) throws Exception {
    Bench bench = Bench.enrolled(gateway);
    assertEquals(Optional.empty(), bench.verify(gateway::code));
    String used = gateway.code();
    assertEquals(Optional.of(Rejection.WRONG), bench.verify(() -> unlessTheSame(bench, used)));
  }

  @Test
  void theGroupsOfACodeMayBeTypedApart() throws Exception {
    Bench bench = Bench.enrolled();
    assertEquals(
        Optional.empty(),
        bench.verify(
            () -> bench.gateway.code().substring(0, 3) + " " + bench.gateway.code().substring(3)));
  }

  @Test
  void aRequestThatIsNotAnsweredRightlyIsEndedAtTheGateway() throws Exception {
    FakeGateway gateway = FakeGateway.thatMakesCodes();
    Bench bench = Bench.enrolled(gateway);
    bench.verify(gateway::code);
    assertEquals(List.of(), gateway.cancelled);
    bench.verify(gateway::wrongCode);
    assertEquals(List.of("request-3"), gateway.cancelled);
    ScriptedPrompter cancelling = ScriptedPrompter.answering().cancelAt(1);
    assertThrows(PromptException.class, () -> bench.sms.verify(bench.context(cancelling)).close());
    assertEquals(List.of("request-3", "request-4"), gateway.cancelled);
  }

  @Test
  void aGatewayIsNotAskedAboutWhatCannotBeACode() throws Exception {
    FakeGateway gateway = FakeGateway.thatMakesCodes();
    Bench bench = Bench.enrolled(gateway);
    int routes = gateway.keys.size();
    assertEquals(Optional.of(Rejection.WRONG), bench.verify(() -> "12a4"));
    // One to send and one to cancel.
    assertEquals(routes + 2, gateway.keys.size());
  }

  @Test
  void everyMessageHasANameOfItsOwn() throws Exception {
    Bench bench = Bench.enrolled();
    bench.verify(bench.gateway::code);
    List<String> requests = bench.gateway.requests;
    assertEquals(2, requests.size());
    assertNotEquals(requests.get(0), requests.get(1));
    requests.forEach(each -> assertEquals(32, each.length()));
  }

  private static String after(Bench bench, Duration duration) {
    bench.clock.advance(duration);
    return bench.gateway.code();
  }

  /** In one case of a million the two are the same. */
  private static String unlessTheSame(Bench bench, String earlier) {
    return bench.gateway.code().equals(earlier) ? bench.gateway.wrongCode() : earlier;
  }
}
