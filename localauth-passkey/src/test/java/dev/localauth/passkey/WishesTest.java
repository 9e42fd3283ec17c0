// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Parameters;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WishesTest {
  @ParameterizedTest
  @ValueSource(strings = {"browser", "key", "windows"})
  void aWayCanBeWished(String via) throws Exception {
    assertEquals(Optional.of(via), of(Map.of("via", via)).transport());
    assertEquals(Parameters.none(), of(Map.of("via", via)).forTransport());
  }

  @Test
  void aPortMeansTheBrowser() throws Exception {
    Wishes wishes = of(Map.of("port", "1024"));
    assertEquals(Optional.of("browser"), wishes.transport());
    assertEquals(Parameters.of(Map.of("port", "1024")), wishes.forTransport());
    assertEquals(Optional.of("browser"), of(Map.of("port", "65535", "via", "browser")).transport());
  }

  @Test
  void nothingNeedBeWished() throws Exception {
    assertEquals(Optional.empty(), of(Map.of()).transport());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "80", "1023", "65536", "99999", "100000", "-4711", "04711", "4711 ", "", "x"})
  void otherPortsAreRefused(String port) {
    assertRefused("use one from 1024 to 65535", Map.of("port", port));
  }

  @Test
  void whatIsNotKnownIsRefusedWithWhatIs() {
    assertRefused("it knows via and port", Map.of("color", "red"));
    assertRefused("it knows browser, key, windows", Map.of("via", "carrier-pigeon"));
    assertRefused("leave out the port, or use via=browser", Map.of("via", "key", "port", "4711"));
  }

  private static Wishes of(Map<String, String> wishes) throws AuthenticatorException {
    return Wishes.of(Parameters.of(wishes));
  }

  private static void assertRefused(String hint, Map<String, String> wishes) {
    var thrown = assertThrows(AuthenticatorException.class, () -> of(wishes));
    assertEquals(Optional.of(hint), thrown.hint());
  }
}
