// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Notice;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import dev.localauth.api.Verdict.Rejection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks for everything that sms needs, and has the number proved. */
record Registration(AuthenticationContext context, SmsSender sender, SmsParameters parameters) {
  private static final int TRIES = 3;

  /** Returns an account whose phone has received a code; the caller closes it. */
  KeptAccount provedAccount() throws LocalAuthException {
    List<SmsCredential> wanted = sender.credentials(parameters.settings());
    show(
        "codes by SMS are the weakest method: a number can be taken over and a message read"
            + " on its way");
    KeptAccount account = account(wanted);
    try {
      prove(account);
      return account;
    } catch (LocalAuthException | RuntimeException failure) {
      account.close();
      throw failure;
    }
  }

  private KeptAccount account(List<SmsCredential> wanted) throws LocalAuthException {
    Map<String, Secret> secrets = new TreeMap<>();
    try {
      for (SmsCredential each : wanted) {
        secrets.put(each.name(), new CredentialQuestion(context.prompter(), each).ask());
      }
      return new KeptAccount(number(), secrets);
    } catch (LocalAuthException | RuntimeException failure) {
      secrets.values().forEach(Secret::close);
      throw failure;
    }
  }

  private PhoneNumber number() throws LocalAuthException {
    try (Secret typed = context.prompter().ask(Question.Known.PHONE_NUMBER)) {
      return PhoneNumber.read(typed)
          .orElseThrow(
              () ->
                  new AuthenticatorException(
                      Reason.FAILED,
                      "that is not a phone number in international form",
                      "type a plus sign, the country and the number, such as +49 151 23456789"));
    }
  }

  private void prove(KeptAccount account) throws LocalAuthException {
    Courier courier = new Courier(sender, parameters.settings(), account, Courier.LIMIT);
    try (Pending pending = new Sending(context, courier).send()) {
      for (int left = TRIES - 1; ; left--) {
        Optional<Rejection> rejection = answer(pending);
        if (rejection.isEmpty()) {
          return;
        }
        if (left == 0 || rejection.get() == Rejection.EXPIRED) {
          throw new AuthenticatorException(
              Reason.FAILED,
              rejection.get() == Rejection.EXPIRED
                  ? "that code is no longer valid"
                  : "the code did not match",
              "run the command again for a new code");
        }
        show("the code did not match; type the code of the message just sent");
      }
    }
  }

  private Optional<Rejection> answer(Pending pending) throws LocalAuthException {
    try (Secret answer = context.prompter().ask(Question.Known.SMS_CODE)) {
      return pending.judge(answer);
    }
  }

  private void show(String line) throws LocalAuthException {
    context.prompter().show(new Notice.Line(line));
  }
}
