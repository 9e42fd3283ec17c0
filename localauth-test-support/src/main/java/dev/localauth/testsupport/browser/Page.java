// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One tab, and what a person does in it. Every method has a deadline. */
public final class Page {
  private final DevTools devTools;
  private final String target;
  private final String session;

  Page(DevTools devTools, String target, String session) {
    this.devTools = devTools;
    this.target = target;
    this.session = session;
  }

  /**
   * Goes to {@code address} and waits until the page is loaded.
   *
   * @throws AssertionError if it cannot be reached
   */
  public void navigate(String address) {
    evaluate("void (window.isLeft = true)");
    JsonNode answer = call("Page.navigate", Map.of("url", address));
    if (answer.has("errorText")) {
      throw new AssertionError(address + ": " + answer.get("errorText").asText());
    }
    await("!window.isLeft && document.readyState === 'complete'");
  }

  /**
   * Evaluates a JavaScript expression as if the person had just clicked, waits for its promise if
   * it is one, and returns the value.
   *
   * @throws AssertionError if it throws
   */
  public JsonNode evaluate(String expression) {
    JsonNode answer =
        call(
            "Runtime.evaluate",
            Map.of(
                "expression",
                expression,
                "awaitPromise",
                true,
                "returnByValue",
                true,
                "userGesture",
                true));
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
    }
    return answer.path("result").path("value");
  }

  /** Waits until a JavaScript expression is true. */
  public void await(String expression) {
    Patience.await(
        () -> "never true: " + expression + "\n" + text(),
        () -> Optional.of(true).filter(yes -> isTrue(expression)));
  }

  private boolean isTrue(String expression) {
    try {
      return evaluate("!!(" + expression + ")").asBoolean();
    } catch (AssertionError between) {
      // one page is gone and the next is not there
      return false;
    }
  }

  /** Waits until the page shows {@code text}. */
  public void awaitText(String text) {
    await("document.body !== null && document.body.innerText.includes(" + quoted(text) + ")");
  }

  /** Returns what a person can read on the page. */
  public String text() {
    return evaluate("document.body ? document.body.innerText : ''").asText();
  }

  /** Returns where the tab is. */
  public String address() {
    return evaluate("location.href").asText();
  }

  /** Clicks with the mouse on the middle of what {@code selector} selects, once it is visible. */
  public void click(String selector) {
    // Nobody clicks in a tab that is not before them, and a page may ask for the focus.
    call("Page.bringToFront", Map.of());
    // Chromium drops what is clicked before a page is painted for the first time.
    await("performance.getEntriesByType('paint').length");
    JsonNode box =
        Patience.await(
            () -> "not to be clicked: " + selector + "\n" + text(),
            () -> Optional.of(box(selector)).filter(found -> found.size() == 2));
    for (String type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
      mouse(type, box);
    }
  }

  private void mouse(String type, JsonNode box) {
    call(
        "Input.dispatchMouseEvent",
        Map.of(
            "type",
            type,
            "x",
            box.get(0).asDouble(),
            "y",
            box.get(1).asDouble(),
            "button",
            type.equals("mouseMoved") ? "none" : "left",
            "clickCount",
            type.equals("mouseMoved") ? 0 : 1));
  }

  private JsonNode box(String selector) {
    return evaluate(
        """
        (element => {
          if (!element || element.disabled) return [];
          element.scrollIntoView({block: 'center'});
          const box = element.getBoundingClientRect();
          return box.width ? [box.left + box.width / 2, box.top + box.height / 2] : [];
        })(document.querySelector(%s))
        """
            .formatted(quoted(selector)));
  }

  /** Types into what {@code selector} selects. */
  public void type(String selector, String text) {
    click(selector);
    call("Input.insertText", Map.of("text", text));
  }

  /** Presses and releases the Enter key. */
  public void pressEnter() {
    Map<String, Object> key =
        Map.of("key", "Enter", "code", "Enter", "windowsVirtualKeyCode", 13, "text", "\r");
    for (String type : List.of("keyDown", "keyUp")) {
      Map<String, Object> event = new HashMap<>(key);
      event.put("type", type);
      call("Input.dispatchKeyEvent", event);
    }
  }

  /** Shows the page as to a person who prefers dark windows. */
  public void dark() {
    scheme("dark");
  }

  /** Shows the page as to a person who prefers light windows. */
  public void light() {
    scheme("light");
  }

  private void scheme(String value) {
    call(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", value))));
  }

  /** Writes what is visible as a PNG. */
  public void screenshot(Path file) {
    JsonNode picture = call("Page.captureScreenshot", Map.of("format", "png"));
    try {
      Files.write(file, Base64.getDecoder().decode(picture.get("data").asText()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Plugs a security key made of software into this tab: CTAP 2.1, discoverable credentials, user
   * verification that succeeds, PRF, touched at once.
   */
  public VirtualAuthenticator addVirtualAuthenticator() {
    call("WebAuthn.enable", Map.of("enableUI", false));
    JsonNode added =
        call(
            "WebAuthn.addVirtualAuthenticator",
            Map.of(
                "options",
                Map.of(
                    "protocol",
                    "ctap2",
                    "ctap2Version",
                    "ctap2_1",
                    "transport",
                    "internal",
                    "hasResidentKey",
                    true,
                    "hasUserVerification",
                    true,
                    "isUserVerified",
                    true,
                    "automaticPresenceSimulation",
                    true,
                    "hasPrf",
                    true)));
    return new VirtualAuthenticator(this, added.get("authenticatorId").asText());
  }

  /** Closes the tab as the person does. */
  public void close() {
    devTools.call("", "Target.closeTarget", Map.of("targetId", target));
  }

  JsonNode call(String method, Map<String, ?> parameters) {
    return devTools.call(session, method, parameters);
  }

  private static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }
}
