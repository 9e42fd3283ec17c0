// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Availability;
import dev.localauth.api.Parameters;
import dev.localauth.api.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway with one customer, whose phone it is too. Takes messages, or makes its own codes. */
final class FakeGateway implements SmsSender {
  private static final Pattern CODE = Pattern.compile("#([0-9]{6})$");

  final List<String> numbers = new ArrayList<>();
  final List<String> texts = new ArrayList<>();
  final List<String> requests = new ArrayList<>();
  final List<String> cancelled = new ArrayList<>();
  final List<String> keys = new ArrayList<>();
  private final boolean makesCodes;
  private Optional<AuthenticatorException> failure = Optional.empty();
  private int made;

  private FakeGateway(boolean makesCodes) {
    this.makesCodes = makesCodes;
  }

  static FakeGateway forMessages() {
    return new FakeGateway(false);
  }

  static FakeGateway thatMakesCodes() {
    return new FakeGateway(true);
  }

  Senders asSenders() {
    return new Senders(() -> List.of(this));
  }

  void failWith(AuthenticatorException exception) {
    failure = Optional.of(exception);
  }

  /** Returns the code that the phone showed last. */
  String code() {
    String text = texts.get(texts.size() - 1);
    Matcher code = CODE.matcher(text);
    return makesCodes || !code.find() ? text : code.group(1);
  }

  /** Returns a code of the same form that is another. */
  String wrongCode() {
    String code = code();
    return code.substring(0, code.length() - 1) + (code.endsWith("1") ? '2' : '1');
  }

  @Override
  public String id() {
    return "fake";
  }

  @Override
  public Availability availability() {
    return Availability.usable("a gateway of this test");
  }

  @Override
  public List<SmsCredential> credentials(Parameters settings) throws AuthenticatorException {
    SmsSettings.of("fake", settings, Set.of("tone"))
        .optional("tone", Pattern.compile("[a-z]+"), "soft");
    return List.of(SmsCredential.given("token", "fake token", 8));
  }

  @Override
  public SmsRoute route(SmsAccount account) {
    keys.add(Text.of(account.secret("token")));
    return makesCodes ? new Verification() : (SmsMessages) this::take;
  }

  private void take(SmsMessage message) throws AuthenticatorException {
    note(message.to(), Text.of(message.text()));
    requests.add(message.request());
  }

  private void note(PhoneNumber to, String text) throws AuthenticatorException {
    if (failure.isPresent()) {
      throw failure.get();
    }
    numbers.add(to.international());
    texts.add(text);
  }

  private final class Verification implements SmsVerification {
    @Override
    public String start(PhoneNumber to) throws AuthenticatorException {
      made++;
      note(to, String.format("%04d", 7000 + made));
      return "request-" + made;
    }

    @Override
    public Outcome check(String request, Secret code) {
      if (cancelled.contains(request)) {
        return Outcome.EXPIRED;
      }
      return request.equals("request-" + made) && Text.of(code).equals(code())
          ? Outcome.RIGHT
          : Outcome.WRONG;
    }

    @Override
    public void cancel(String request) {
      cancelled.add(request);
    }
  }
}
