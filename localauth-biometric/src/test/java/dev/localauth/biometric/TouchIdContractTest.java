// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric;

import dev.localauth.api.Authenticator;
import dev.localauth.biometric.macos.FakeMac;
import dev.localauth.biometric.platform.Limits;
import dev.localauth.testkit.AnsweringPerson;
import dev.localauth.testkit.AuthenticatorContract;

/** The contract with Touch ID below, on a Mac in Java. */
class TouchIdContractTest implements AuthenticatorContract {
  private final FakeMac mac = new FakeMac();

  @Override
  public Authenticator authenticator() {
    return new BiometricAuthenticator(mac.touchId(Limits.USUAL));
  }

  @Override
  public void aboutToAnswer(boolean rightly) {
    mac.answer(rightly);
  }

  @Override
  public AnsweringPerson person() {
    return new NobodyTypes();
  }
}
