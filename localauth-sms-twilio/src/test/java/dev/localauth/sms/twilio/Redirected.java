// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.twilio;

import java.net.URI;
import java.time.Duration;

/** The transport of production, but for where it goes. */
final class Redirected extends Transport {
  private final URI gateway;

  Redirected(URI gateway, Duration toAnswer) {
    super(Duration.ofSeconds(60), toAnswer);
    this.gateway = gateway;
  }

  @Override
  URI destination(URI wanted) {
    return gateway.resolve(wanted.getRawPath());
  }
}
