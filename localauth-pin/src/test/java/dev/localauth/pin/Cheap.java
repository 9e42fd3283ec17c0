// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

/** Costs that let a test check hundreds of PINs. */
final class Cheap {
  static final Cost COST = new Cost(16, 1, 1);
  static final Cost DEARER = new Cost(32, 2, 1);

  private Cheap() {}
}
