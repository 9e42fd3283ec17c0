// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import dev.localauth.api.SecretName;

/** What is done while a store that holds one secret is locked. */
@FunctionalInterface
interface WhileLocked {
  void accept(SecretName held) throws Exception;
}
