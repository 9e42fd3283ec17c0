// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import dev.localauth.api.Secret;
import java.util.Map;
import java.util.TreeMap;

/** Several secrets by their names. */
final class Secrets {
  private Secrets() {}

  static Map<String, Secret> copies(Map<String, Secret> secrets) {
    Map<String, Secret> copies = new TreeMap<>();
    secrets.forEach((name, secret) -> copies.put(name, secret.copy()));
    return copies;
  }
}
