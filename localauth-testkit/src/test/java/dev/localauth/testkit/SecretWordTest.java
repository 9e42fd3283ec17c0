// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import dev.localauth.api.Authenticator;

class SecretWordTest implements AuthenticatorContract {
  @Override
  public Authenticator authenticator() {
    return new SecretWord();
  }

  @Override
  public AnsweringPerson person() {
    return WordPerson.ALICE;
  }
}
