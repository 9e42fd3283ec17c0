// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.ledger;

/** What came of counting an attempt. */
public sealed interface Charge {
  /**
   * It was counted; the answer may be judged.
   *
   * @param method the method tried
   * @param number which attempt of the method it is
   */
  record Made(String method, long number) implements Charge {}

  /**
   * It may not be judged.
   *
   * @param standing why
   */
  record Refused(Standing standing) implements Charge {}
}
