// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric;

import dev.localauth.api.Authenticator;
import dev.localauth.biometric.platform.Limits;
import dev.localauth.biometric.windows.FakeConsent;
import dev.localauth.testkit.AnsweringPerson;
import dev.localauth.testkit.AuthenticatorContract;

/** The contract with Windows Hello below, on a Windows in Java. */
class WindowsHelloContractTest implements AuthenticatorContract {
  private final FakeConsent windows = new FakeConsent();

  @Override
  public Authenticator authenticator() {
    return new BiometricAuthenticator(windows.hello(Limits.USUAL));
  }

  @Override
  public void aboutToAnswer(boolean rightly) {
    windows.answer(rightly);
  }

  @Override
  public AnsweringPerson person() {
    return new NobodyTypes();
  }
}
