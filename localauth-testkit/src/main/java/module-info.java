// SPDX-License-Identifier: Apache-2.0
/**
 * Contract tests and fakes for those who implement a service interface of localauth. Meant for the
 * class path of tests.
 */
module dev.localauth.testkit {
  requires static org.jspecify;
  requires transitive dev.localauth.api;
  requires transitive org.junit.jupiter.api;

  exports dev.localauth.testkit;
}
