// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

/** Somebody whose word is {@code open sesame}. */
enum WordPerson implements AnsweringPerson {
  ALICE;

  @Override
  public String rightAnswer(Asked asked) {
    return "open sesame";
  }

  @Override
  public String wrongAnswer(Asked asked) {
    return "open barley";
  }
}
