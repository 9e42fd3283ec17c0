// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.testsupport.fido.Ctap;
import dev.localauth.testsupport.fido.SoftKey;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each error of CTAP, as the real libfido2 hands it on, before and after a PIN was typed. */
class EveryErrorIT {
  private static final List<FidoStatus> OF_CTAP =
      Arrays.stream(FidoStatus.values()).filter(each -> each.code() > 0).toList();

  private final SoftKey key = new SoftKey("Key").withPin(KeyDesk.PIN);
  private final KeyDesk desk = new KeyDesk(key);

  @Test
  void theNamesAndNumbersAreTheLibrarys() {
    Fido2 fido = Libfido2.load(KeyDesk.library());
    for (FidoStatus each : FidoStatus.values()) {
      if (each != FidoStatus.UNKNOWN) {
        String name = each == FidoStatus.OTHER ? "ERR_OTHER" : each.name();
        assertEquals("FIDO_ERR_" + name, fido.fido_strerr(each.code()));
      }
    }
    for (int code = -32; code < 256; code++) {
      boolean known = !fido.fido_strerr(code).equals("FIDO_ERR_UNKNOWN");
      boolean listed =
          FidoStatus.of(code) != FidoStatus.UNKNOWN
              // Not an error of its own, and of no use here.
              || fido.fido_strerr(code).equals("FIDO_ERR_SPEC_LAST");
      assertEquals(known, listed, fido.fido_strerr(code));
    }
  }

  @Test
  void beforeThePinNothingIsFailed() throws Exception {
    byte[] id = desk.registered();
    for (FidoStatus each : OF_CTAP) {
      key.plugInAgain();
      key.failing(Ctap.GET_INFO, each.code());
      assertTold(each, desk.typing().refusedToSign(id), Reason.FAILED);
    }
    desk.assertTidy();
  }

  @Test
  void afterThePinNothingIsRefunded() throws Exception {
    byte[] id = desk.registered();
    for (FidoStatus each : OF_CTAP) {
      key.plugInAgain();
      key.failingLater(Ctap.GET_ASSERTION, each.code());
      AuthenticatorException refusal = desk.typing(KeyDesk.PIN).refusedToSign(id);
      assertTold(each, refusal, Reason.UNAVAILABLE, Reason.CANCELLED);
      assertTrue(refusal.getMessage().contains("fido_dev_get_assert: "));
    }
    desk.assertTidy();
  }

  @Test
  void whatThePinItselfIsAnsweredWithIsNotRefundedEither() throws Exception {
    byte[] id = desk.registered();
    for (FidoStatus each : OF_CTAP) {
      key.plugInAgain();
      key.failingLater(Ctap.CLIENT_PIN, each.code());
      AuthenticatorException refusal = desk.typing(KeyDesk.PIN).refusedToSign(id);
      assertTold(each, refusal, Reason.UNAVAILABLE, Reason.CANCELLED);
    }
    desk.assertTidy();
  }

  @Test
  void aRegistrationTellsThemToo() {
    for (FidoStatus each : OF_CTAP) {
      key.plugInAgain();
      key.failingLater(Ctap.MAKE_CREDENTIAL, each.code());
      if (each == FidoStatus.UNSUPPORTED_ALGORITHM) {
        key.withAlgorithms(-35);
      }
      AuthenticatorException refusal = desk.typing(KeyDesk.PIN).refusedToRegister();
      key.withAlgorithms(-7, -8, -257);
      assertTold(each, refusal, Reason.UNAVAILABLE, Reason.CANCELLED);
      assertTrue(refusal.getMessage().contains("fido_"));
    }
    desk.assertTidy();
  }

  private static void assertTold(
      FidoStatus error, AuthenticatorException refusal, Reason... never) {
    String message = refusal.getMessage();
    assertTrue(
        message.contains(error.name() + " (" + error.code() + ")"), () -> error + ": " + message);
    assertTrue(Character.isLowerCase(message.charAt(0)) && !message.endsWith("."), message);
    assertTrue(Arrays.stream(never).noneMatch(refusal.reason()::equals), message);
  }
}
