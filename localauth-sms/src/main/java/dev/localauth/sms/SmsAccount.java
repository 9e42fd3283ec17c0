// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import dev.localauth.api.Parameters;
import dev.localauth.api.Secret;
import java.util.Map;
import java.util.Objects;

/**
 * What a sender was enrolled with. Whoever made it closes it, which also closes the secrets.
 *
 * @param settings what {@link SmsSender#credentials} accepted
 * @param secrets what was typed, by the names it gave them: printable ASCII
 */
public record SmsAccount(Parameters settings, Map<String, Secret> secrets)
    implements AutoCloseable {
  /** Copies the map; the secrets in it become this account's. */
  public SmsAccount {
    secrets = Map.copyOf(secrets);
  }

  /**
   * Returns the secret of this name, which stays this account's.
   *
   * @throws NullPointerException if there is none; it was not asked for
   */
  public Secret secret(String name) {
    return Objects.requireNonNull(secrets.get(name), name);
  }

  @Override
  public void close() {
    secrets.values().forEach(Secret::close);
  }
}
