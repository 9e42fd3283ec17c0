// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.localauth.testsupport.SessionProcesses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumIT {
  private static final String PAGE =
      """
      <!doctype html><meta charset=utf-8><title>here</title>
      <style>@media (prefers-color-scheme: dark) { body { background: black; } }</style>
      <input><button onclick="
        document.querySelector('p').textContent = 'Hello, ' + document.querySelector('input').value
      ">Greet</button><p></p>
      <script>
      const key = {rp: {id: 'localhost', name: 'test'}, challenge: new Uint8Array(32),
        user: {id: new Uint8Array(8), name: 'me', displayName: 'me'},
        pubKeyCredParams: [{type: 'public-key', alg: -7}],
        authenticatorSelection: {residentKey: 'required', userVerification: 'required'},
        extensions: {prf: {}}};
      const make = () => navigator.credentials.create({publicKey: key}).then(made => made.id);
      const use = () => navigator.credentials.get({publicKey: {challenge: new Uint8Array(32),
        rpId: 'localhost', userVerification: 'required',
        extensions: {prf: {eval: {first: new Uint8Array(32)}}}}}).then(used =>
          [...new Uint8Array(used.getClientExtensionResults().prf.results.first)].join());
      </script>
      """;
  private static HttpServer server;
  private static Chromium browser;

  @BeforeAll
  static void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", ChromiumIT::answer);
    server.start();
    browser = Chromium.start();
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.close();
    }
    server.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    byte[] page = PAGE.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    exchange.sendResponseHeaders(200, page.length);
    exchange.getResponseBody().write(page);
    exchange.close();
  }

  private static String address(String host) {
    return "http://" + host + ":" + server.getAddress().getPort() + "/";
  }

  private static Page loaded() {
    Page page = browser.newPage();
    page.navigate(address("localhost"));
    return page;
  }

  @Test
  void typesAndClicksAndReads() {
    Page page = loaded();
    page.type("input", "Ada");
    page.click("button");
    page.awaitText("Hello, Ada");
    assertEquals(address("localhost"), page.address());
    page.close();
  }

  @Test
  void isDarkOrLightAsAsked(@TempDir Path directory) throws IOException {
    Page page = loaded();
    Path picture = directory.resolve("picture.png");
    page.dark();
    page.screenshot(picture);
    byte[] dark = Files.readAllBytes(picture);
    page.light();
    page.screenshot(picture);
    assertFalse(Arrays.equals(dark, Files.readAllBytes(picture)));
    page.close();
  }

  @Test
  void hasASecurityKeyWithASecretOfItsOwn() {
    Page page = loaded();
    VirtualAuthenticator key = page.addVirtualAuthenticator();
    page.evaluate("make()");
    assertEquals(1, key.credentials().size());
    String secret = page.evaluate("use()").asText();
    assertEquals(32, secret.split(",").length);
    assertEquals(secret, page.evaluate("use()").asText());
    key.verifiesUser(false);
    assertThrows(AssertionError.class, () -> page.evaluate("use()"));
    key.remove();
    page.close();
  }

  @Test
  void reachesThisMachineByAForeignNameAndNothingElse() {
    Page page = browser.newPage();
    page.navigate(address(Chromium.REBOUND));
    assertEquals("here", page.evaluate("document.title").asText());
    assertThrows(AssertionError.class, () -> page.navigate("http://example.com/"));
    page.close();
  }

  @Test
  void findsATabThatAPageHasOpened() {
    Page page = loaded();
    page.evaluate("void window.open('/second')");
    Page second = browser.pageAt(address("localhost") + "second");
    second.awaitText("Greet");
    second.close();
    page.close();
  }

  @Test
  void leavesNothingBehind() {
    Chromium other = Chromium.start();
    List<ProcessHandle> processes = other.process().descendants().toList();
    assertFalse(processes.isEmpty());
    other.close();
    assertFalse(Files.exists(other.directory()));
    assertTrue(processes.stream().noneMatch(SessionProcesses::isRunning), processes::toString);
  }
}
