// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Availability;
import dev.localauth.api.LocalAuthException;
import dev.localauth.passkey.transport.AssertionRequest;
import dev.localauth.passkey.transport.AssertionResponse;
import dev.localauth.passkey.transport.RegistrationRequest;
import dev.localauth.passkey.transport.RegistrationResponse;
import dev.localauth.passkey.transport.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Whatever authenticator the person's browser reaches, on a page at {@code http://localhost:<port>}
 * that lives for one ceremony.
 *
 * <p>The wish {@code port} (1024 to 65535) makes it wait there for a browser on another machine,
 * and opens none here.
 */
public final class BrowserTransport implements Transport {
  private final Surroundings surroundings;
  private final PeerAccounts accounts;
  private final Duration untilTold;

  /** Works with the browser and the account of this process. */
  public BrowserTransport() {
    this(
        Surroundings.ofThisProcess(),
        PeerAccounts.on(System.getProperty("os.name", "")),
        Invitation.UNTIL_TOLD);
  }

  /** Takes after which time the person is told the address, if no browser has come. */
  BrowserTransport(Surroundings surroundings, PeerAccounts accounts, Duration untilTold) {
    this.surroundings = surroundings;
    this.accounts = accounts;
    this.untilTold = untilTold;
  }

  @Override
  public String id() {
    return "browser";
  }

  @Override
  public Availability availability() {
    return surroundings.availability();
  }

  @Override
  public RegistrationResponse register(RegistrationRequest request, AuthenticationContext context)
      throws LocalAuthException {
    return ask(new RegistrationTask(request), context);
  }

  @Override
  public AssertionResponse sign(AssertionRequest request, AuthenticationContext context)
      throws LocalAuthException {
    return ask(new AssertionTask(request), context);
  }

  private <T> T ask(PageTask<T> task, AuthenticationContext context) throws LocalAuthException {
    OptionalInt port = WishedPort.in(context.wishes());
    if (port.isEmpty()) {
      surroundings.requireToBeHere();
    }
    try (Conversation<T> conversation = new Conversation<>(task::discard, System::nanoTime);
        LoopbackSockets sockets = sockets(port)) {
      RequestRules rules = new RequestRules(sockets.port(), accounts);
      PathToken token = new PathToken();
      byte[] asking = PageText.json(task, context);
      sockets.serve(new PageHandler<>(rules, token, task, asking, conversation));
      Invitation invitation =
          new Invitation(context, rules.origin() + token.path(), untilTold, task.timeout());
      Duration left =
          port.isPresent()
              ? invitation.toAnotherMachine(sockets.port())
              : invitation.toThisMachine(surroundings.browser(), conversation);
      return conversation.await(left);
    } catch (IOException e) {
      throw new AuthenticatorException(
          Reason.UNAVAILABLE, "the page for the browser could not be served", "", e);
    }
  }

  private static LoopbackSockets sockets(OptionalInt port) throws AuthenticatorException {
    try {
      return LoopbackSockets.open(port);
    } catch (IOException e) {
      String where = port.isPresent() ? "port " + port.getAsInt() : "a port of this machine";
      throw new AuthenticatorException(
          Reason.UNAVAILABLE, where + " cannot be used", "choose another one with --port", e);
    }
  }
}
