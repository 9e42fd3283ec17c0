// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import dev.localauth.api.Notice;
import dev.localauth.api.Prompter;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import dev.localauth.testsupport.browser.Chromium;
import dev.localauth.testsupport.browser.Page;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Scans the picture that the terminal shows, and goes on in a real browser. */
final class BrowsingPerson implements Prompter, AutoCloseable {
  private final Chromium browser = Chromium.start();
  private final ExecutorService hands = Executors.newSingleThreadExecutor();
  private final List<String> lines = new ArrayList<>();
  private Consumer<Page> next = page -> {};
  private Future<?> doing = CompletableFuture.completedFuture("nothing");

  /** Says what the person does when they are invited the next time. */
  void will(Consumer<Page> action) {
    next = action;
    doing = CompletableFuture.completedFuture("nothing");
  }

  /** Waits until they have done it. */
  void finish() {
    // What ended the waiting is told below.
    Thread.interrupted();
    try {
      doing.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new AssertionError("in the browser", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** Returns the latest line. */
  String line() {
    return lines.get(lines.size() - 1);
  }

  static void signIn(Page page, String user) {
    fill(page, "#username", user);
    fill(page, "#password", "correct horse battery");
    page.pressEnter();
  }

  static void typeCode(Page page) {
    fill(page, "#otp", OneTimeCode.now());
    page.pressEnter();
  }

  /** Types again what went elsewhere because the page was still moving. */
  private static void fill(Page page, String selector, String text) {
    String field = "document.querySelector('" + selector + "')";
    page.await("document.readyState === 'complete' && " + field);
    for (int tries = 0; tries < 5; tries++) {
      page.evaluate(field + ".value = ''");
      page.type(selector, text);
      if (page.evaluate(field + ".value").asText().equals(text)) {
        return;
      }
    }
    throw new AssertionError(selector + " does not take what is typed");
  }

  static void allow(Page page) {
    read(page, "Do you grant these access privileges?");
    page.click("[name=accept]");
    read(page, "Device Login Successful");
  }

  static void deny(Page page) {
    read(page, "Do you grant these access privileges?");
    page.click("[name=cancel]");
    read(page, "Consent denied");
  }

  /** While a page loads it has no body yet. */
  private static void read(Page page, String text) {
    page.await("document.body && document.body.innerText.includes('" + text + "')");
  }

  @Override
  public Secret ask(Question question) {
    throw new AssertionError("asked " + question);
  }

  @Override
  public boolean confirm(String question) {
    lines.add(question);
    return true;
  }

  @Override
  public void show(Notice notice) {
    if (notice instanceof Notice.Confidential invitation) {
      String address =
          invitation
              .scannable()
              .orElseThrow()
              .use(bytes -> new String(bytes, StandardCharsets.UTF_8));
      Consumer<Page> action = next;
      Thread waiting = Thread.currentThread();
      doing =
          hands.submit(
              () -> {
                try {
                  Page page = browser.newPage();
                  page.navigate(address);
                  action.accept(page);
                  page.close();
                } catch (AssertionError failure) {
                  // Nobody will sign in, so nobody need wait for it.
                  waiting.interrupt();
                  throw failure;
                }
              });
    } else if (notice instanceof Notice.Line line) {
      lines.add(line.text());
    }
  }

  @Override
  public void close() {
    hands.shutdownNow();
    browser.close();
  }
}
