// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Parameters;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How often a phone is sent something. */
class ResendLimitTest {
  @Test
  void threeCodesInTenMinutesAndTheWaitIsTold() throws Exception {
    Bench bench = Bench.enrolled();
    for (int i = 0; i < 3; i++) {
      bench.verify(bench.gateway::wrongCode);
    }
    bench.clock.advance(Duration.ofSeconds(30));
    int sent = bench.gateway.texts.size();
    AuthenticatorException refused = refused(bench);
    assertEquals(Reason.WAIT, refused.reason());
    assertEquals("too many codes were sent to this phone; wait 10 min", refused.getMessage());
    assertEquals(sent, bench.gateway.texts.size());
    assertEquals(0, bench.last.questions().size());
    bench.clock.advance(Duration.ofMinutes(9).plusSeconds(30));
    bench.verify(bench.gateway::code);
  }

  @Test
  void tenCodesADay() throws Exception {
    Bench bench = Bench.enrolled();
    for (int i = 0; i < 10; i++) {
      bench.verify(bench.gateway::code);
      bench.clock.advance(Duration.ofMinutes(11));
    }
    AuthenticatorException refused = refused(bench);
    assertEquals(Reason.WAIT, refused.reason());
    assertEquals("too many codes were sent to this phone; wait 22 h 10 min", refused.getMessage());
  }

  @Test
  void enrollingAgainDoesNotCountAnew() throws Exception {
    Bench bench = Bench.enrolled();
    Parameters again = Parameters.of(Map.of("sender", "fake"));
    for (int i = 0; i < 3; i++) {
      bench.parameters = again;
      bench.enroll(bench.gateway::code);
    }
    assertEquals(Reason.WAIT, refused(bench).reason());
    bench.parameters = again;
    var thrown =
        assertThrows(AuthenticatorException.class, () -> bench.enroll(bench.gateway::code));
    assertEquals(Reason.WAIT, thrown.reason());
  }

  @Test
  void whatCannotBeCountedIsNotSent() throws Exception {
    Bench bench = Bench.enrolled();
    int sent = bench.gateway.texts.size();
    var full = new AuthenticatorException(Reason.FAILED, "cannot keep count of what was sent");
    bench.throttle.failWith(full);
    assertSame(full, refused(bench));
    assertEquals(sent, bench.gateway.texts.size());
  }

  @Test
  void aMessageThatDidNotLeaveCountsToo() throws Exception {
    Bench bench = Bench.enrolled();
    bench.gateway.failWith(new AuthenticatorException(Reason.UNAVAILABLE, "no gateway"));
    for (int i = 0; i < 3; i++) {
      assertEquals(Reason.UNAVAILABLE, refused(bench).reason());
    }
    AuthenticatorException refused = refused(bench);
    assertEquals(Reason.WAIT, refused.reason());
    assertFalse(refused.getMessage().contains("4915"), refused.getMessage());
  }

  private static AuthenticatorException refused(Bench bench) {
    return assertThrows(AuthenticatorException.class, () -> bench.verify(() -> "123456"));
  }
}
