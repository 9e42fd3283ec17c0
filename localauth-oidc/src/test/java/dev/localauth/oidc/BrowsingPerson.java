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
  private Future<?> doing = hands.submit(() -> {});

  /** Says what the person does when they are invited the next time. */
  void will(Consumer<Page> action) {
    next = action;
  }

  /** Waits until they have done it. */
  void finish() {
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
    page.await("document.querySelector('#username')");
    page.type("#username", user);
    page.type("#password", "correct horse battery");
    page.pressEnter();
  }

  static void typeCode(Page page) {
    page.await("document.querySelector('#otp')");
    page.type("#otp", OneTimeCode.now());
    page.pressEnter();
  }

  static void allow(Page page) {
    page.awaitText("Do you grant these access privileges?");
    page.click("[name=accept]");
    page.awaitText("Device Login Successful");
  }

  static void deny(Page page) {
    page.awaitText("Do you grant these access privileges?");
    page.click("[name=cancel]");
    page.awaitText("Consent denied");
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
