// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.passkey.transport.AssertionResponse;
import dev.localauth.testsupport.Processes;
import dev.localauth.testsupport.TestUser;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page does not answer; after each refusal the ceremony goes on for the right tab. */
class RefusalsTest {
  private Ceremony<AssertionResponse> ceremony;
  private Place place;

  @BeforeEach
  void begin() {
    ceremony = Ceremony.sign(Ceremony.assertion(Ceremony.LONG));
    place = ceremony.place();
  }

  @AfterEach
  void theRightTabIsStillAnswered() throws IOException {
    if (place.isServed()) {
      Tab tab = Tab.of(place, 7);
      assertEquals(200, tab.begin().send(place).status());
      assertEquals(204, tab.sign().send(place).status());
      ceremony.result().close();
    }
  }

  private void assertStatus(int expected, Http request) throws IOException {
    Http.Answer answer = request.send(place);
    assertEquals(expected, answer.status(), request::text);
    assertFalse(answer.text().contains("challenge"), answer::text);
  }

  private Http page() {
    return Http.get(place, "");
  }

  private Http begin(int tab) {
    return Tab.of(place, tab).begin();
  }

  @Test
  void anotherNameForThisMachine() throws IOException {
    List<String> names = new ArrayList<>(List.of("rebound.test:" + place.port(), "localhost"));
    names.addAll(List.of("127.0.0.1:" + place.port(), "[::1]:" + place.port(), ""));
    names.addAll(List.of("LOCALHOST:" + place.port(), "localhost:" + (place.port() - 1)));
    names.add("localhost.:" + place.port());
    for (String each : names) {
      assertStatus(403, page().with("Host", each));
      assertStatus(403, begin(7).with("Host", each));
    }
    assertStatus(403, page().without("Host"));
    assertStatus(403, page().also("Host: rebound.test:" + place.port()));
  }

  @Test
  void anotherOrigin() throws IOException {
    List<String> origins = new ArrayList<>(List.of("https://example.com", "null", "file://", ""));
    origins.add("http://localhost:" + (place.port() - 1));
    origins.add("http://localhost");
    origins.add("https://localhost:" + place.port());
    origins.add("http://127.0.0.1:" + place.port());
    origins.add("http://localhost:" + place.port() + "/");
    for (String each : origins) {
      assertStatus(403, begin(7).with("Origin", each));
      assertStatus(403, Http.get(place, "page.js").with("Origin", each));
    }
    assertStatus(403, begin(7).without("Origin"));
    assertStatus(403, begin(7).also("Origin: https://example.com"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "none", ""})
  void aRequestThatAnotherSiteHasSent(String site) throws IOException {
    assertStatus(403, begin(7).with("Sec-Fetch-Site", site));
    assertStatus(403, Http.get(place, "page.js").with("Sec-Fetch-Site", site));
  }

  @ParameterizedTest
  @ValueSource(strings = {"iframe", "embed", "object", "image", "empty"})
  void aPageInsideOfAnother(String destination) throws IOException {
    assertStatus(403, page().with("Sec-Fetch-Dest", destination));
  }

  @Test
  void anotherPath() throws IOException {
    String path = place.path();
    String other =
        path.substring(0, 10) + (path.charAt(10) == 'A' ? 'B' : 'A') + path.substring(11);
    List<String> targets = new ArrayList<>(List.of("/", "/x/", "/favicon.ico", "/page.js"));
    targets.addAll(List.of(other, path.substring(0, path.length() - 1), path.substring(0, 20)));
    targets.addAll(List.of(path + "?", path + "?x", path + "page.html", path + "other"));
    targets.addAll(List.of(path + "../", path + "./", "/" + path, "http://localhost" + path));
    targets.addAll(List.of(path + "page.js/..", path + "begin/", "/%2e" + path));
    for (String each : targets) {
      assertStatus(404, page().as("GET", each));
    }
    assertStatus(404, begin(7).as("POST", other + "begin"));
  }

  @Test
  void anotherMethod() throws IOException {
    for (String action : List.of("begin", "answer", "leave")) {
      for (String method : List.of("GET", "HEAD", "PUT", "OPTIONS", "DELETE", "post")) {
        assertStatus(405, begin(7).as(method, place.path() + action));
      }
    }
    for (String file : List.of("", "page.js", "page.css")) {
      for (String method : List.of("POST", "HEAD", "OPTIONS")) {
        assertStatus(405, page().as(method, place.path() + file));
      }
    }
  }

  @Test
  void aSecondTab() throws IOException {
    assertEquals(200, begin(7).send(place).status());
    assertStatus(409, begin(8));
    assertStatus(409, Tab.of(place, 8).sign());
    assertStatus(409, Tab.of(place, 8).fail("Cancelled"));
    assertStatus(409, Tab.of(place, 8).leave());
    assertEquals(200, begin(7).send(place).status(), "loaded again");
  }

  @Test
  void aTabThatHasNotBegun() throws IOException {
    assertStatus(409, Tab.of(place, 7).sign());
    assertStatus(409, Tab.of(place, 7).fail("Cancelled"));
    assertStatus(409, Tab.of(place, 7).leave());
    assertStatus(400, new Tab(place, "").begin());
    assertStatus(400, new Tab(place, "AAAA").begin());
  }

  @Test
  void tooLargeABody() throws IOException {
    String large = "{\"tab\":\"" + "A".repeat(64 * 1024) + "\"}";
    assertStatus(413, begin(7).body(large));
    String chunk = Integer.toHexString(large.length()) + "\r\n" + large + "\r\n0\r\n\r\n";
    assertStatus(413, begin(7).also("Transfer-Encoding: chunked").body(chunk));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/x-www-form-urlencoded", "application/json; charset=x"})
  void aBodyThatAFormCouldSend(String type) throws IOException {
    assertStatus(415, begin(7).with("Content-Type", type));
    assertStatus(415, begin(7).without("Content-Type"));
  }

  @Test
  void whatIsNotTheAnswerOfThePage() throws IOException {
    Tab tab = Tab.begun(place);
    Stream.of(
            ",\"clientDataJSON\":\"e30\"",
            Tab.SIGNATURE + ",\"more\":1",
            Tab.SIGNATURE + ",\"signature\":\"BQY\"",
            Tab.SIGNATURE + ",\"error\":\"Cancelled\"",
            Tab.SIGNATURE + ",\"attestationObject\":\"BQY\"",
            Tab.SIGNATURE + ",\"transports\":[\"usb\"]",
            Tab.SIGNATURE + ",\"prfEnabled\":true",
            Tab.SIGNATURE.replace("BQY", "BQ=="),
            Tab.SIGNATURE.replace("BQY", "B/Y"),
            Tab.SIGNATURE.replace("\"BQY\"", "1"),
            Tab.SIGNATURE.replace("\"BQY\"", "null"),
            Tab.SIGNATURE.replace("\"BQY\"", "[\"BQY\"]"),
            Tab.SIGNATURE.replace("\"prf\":\"AwM", "\"prf\":\"A"),
            Tab.SIGNATURE + "} {",
            Tab.SIGNATURE + "} x {",
            ",\"error\":\"<script>\"",
            ",\"error\":1",
            ",\"error\":\"" + "E".repeat(65) + "\"")
        .forEach(each -> assertMalformed(tab.answer(each)));
    for (String body : List.of("{}", "[]", "null", "x", " {}", "\ufeff{}", "{\"tab\":", "\"\"")) {
      assertMalformed(begin(7).body(body));
    }
  }

  private void assertMalformed(Http request) {
    try {
      assertStatus(400, request);
    } catch (IOException e) {
      throw new AssertionError(request.text(), e);
    }
  }

  @Test
  void aSecondAnswer() throws IOException {
    Tab tab = Tab.begun(place);
    assertEquals(204, tab.sign().send(place).status());
    ceremony.result().close();
    assertFalse(place.isServed(), "the port is still open");
  }

  @Test
  void anotherAccountOfThisMachine() throws IOException {
    assumeTrue(TestUser.available().isPresent(), TestUser.unavailability());
    TestUser other = TestUser.available().orElseThrow();
    assertEquals("HTTP/1.1 403", statusLineFor(other.prefix(), page()));
    assertEquals("HTTP/1.1 403", statusLineFor(other.prefix(), begin(8)));
    assertEquals("HTTP/1.1 200", statusLineFor(List.of(), page()));
    assertEquals("HTTP/1.1 200", statusLineFor(List.of(), begin(7)));
  }

  private String statusLineFor(List<String> prefix, Http request) {
    List<String> words = new ArrayList<>(prefix);
    words.addAll(
        List.of(
            "/bin/bash",
            "-c",
            "exec 3<>/dev/tcp/127.0.0.1/" + place.port() + "; cat >&3; head -c 12 <&3"));
    return Processes.run(Ceremony.LONG, new ProcessBuilder(words), request.text()).stdout();
  }

  @Test
  void everybodyAfterTheTimeIsUp() {
    Ceremony<AssertionResponse> brief = Ceremony.sign(Ceremony.assertion(Duration.ofMillis(200)));
    assertEquals(Reason.TIMED_OUT, brief.failure().reason());
    assertFalse(brief.place().isServed());
    assertTrue(place.isServed());
  }
}
