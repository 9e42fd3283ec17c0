// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric;

import dev.localauth.testkit.AnsweringPerson;

/** A person who has a finger and is never to be asked for words. */
final class NobodyTypes implements AnsweringPerson {
  @Override
  public String rightAnswer(Asked asked) {
    throw new AssertionError("a finger is not typed: " + asked);
  }

  @Override
  public String wrongAnswer(Asked asked) {
    return rightAnswer(asked);
  }
}
