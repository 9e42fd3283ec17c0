// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.localauth.api.Person;
import dev.localauth.api.Secret;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtpauthUriTest {
  private static final TotpParameters DEFAULTS =
      new TotpParameters(Algorithm.SHA1, 6, Duration.ofSeconds(30));

  @Test
  void theWholeText() {
    assertEquals(
        "otpauth://totp/localauth:alice@example?secret=JBSWY3DP" + "&issuer=localauth",
        uri(DEFAULTS, new Person("alice", "example")));
  }

  @Test
  void theParametersAreNamed() {
    assertEquals(
        "otpauth://totp/localauth:alice@example?secret=JBSWY3DP"
            + "&issuer=localauth&algorithm=SHA512&digits=8&period=30",
        uri(
            new TotpParameters(Algorithm.SHA512, 8, Duration.ofSeconds(30)),
            new Person("alice", "example")));
  }

  @ParameterizedTest
  @CsvSource({
    "Jörg Groß, büro, J%C3%B6rg%20Gro%C3%9F@b%C3%BCro",
    "a:b@c, host.example, a%3Ab%40c@host.example",
    "DOMAIN\\user, PC-1_2~3, DOMAIN%5Cuser@PC-1_2~3",
    "'a?secret=AAAA&issuer=b#c', h, a%3Fsecret%3DAAAA%26issuer%3Db%23c@h",
    "50%, a+b, 50%25@a%2Bb",
    "'a/../b', '[::1]', a%2F..%2Fb@%5B%3A%3A1%5D",
    "🔑, 日, %F0%9F%94%91@%E6%97%A5",
    "'', '', @"
  })
  void theLabelIsPercentEncoded(String user, String host, String label) {
    String uri = uri(DEFAULTS, new Person(user, host));
    assertEquals("otpauth://totp/localauth:" + label + "?secret=JBSWY3DP&issuer=localauth", uri);
    assertEquals("/localauth:" + user + "@" + host, URI.create(uri).getPath());
  }

  @Test
  void controlCharactersAndHalfCharactersStayInTheLabel() {
    String uri = uri(DEFAULTS, new Person("a\n\u001b[2J\u202e", "b\ud800"));
    assertEquals("/localauth:a%0A%1B%5B2J%E2%80%AE@b%3F", URI.create(uri).getRawPath());
  }

  private static String uri(TotpParameters parameters, Person person) {
    byte[] key = "JBSWY3DP".getBytes(UTF_8);
    try (Secret uri = new OtpauthUri(parameters, person).with(key)) {
      return uri.use(bytes -> new String(bytes, UTF_8));
    }
  }
}
