// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.webhook;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Secret;
import dev.localauth.sms.SmsFailure;
import dev.localauth.sms.SmsMessage;
import dev.localauth.sms.SmsMessages;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Posts messages to one address.
 *
 * @param address where
 * @param key what they are signed with; stays the caller's to close
 * @param client how
 * @param toAnswer how long the answer may take
 */
record Webhook(WebhookAddress address, Secret key, HttpClient client, Duration toAnswer)
    implements SmsMessages {
  private static final String NAME = "the webhook";

  /** Returns a client that follows no redirects and, like every client of the JDK, sends once. */
  static HttpClient client(Duration toConnect) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(toConnect)
        .build();
  }

  @Override
  public void send(SmsMessage message) throws AuthenticatorException {
    byte[] body = WebhookBody.of(message);
    try {
      int status = post(body);
      if (status < 200 || status > 299) {
        throw SmsFailure.status(NAME, status);
      }
    } catch (IOException failure) {
      throw SmsFailure.unreachable(NAME, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AuthenticatorException(Reason.CANCELLED, "interrupted while sending");
    } finally {
      Arrays.fill(body, (byte) 0);
    }
  }

  private int post(byte[] body) throws IOException, InterruptedException {
    // The receiver compares it with its own clock, so it is this machine's.
    long now = Instant.now().getEpochSecond();
    HttpRequest request =
        HttpRequest.newBuilder(address.uri())
            .timeout(toAnswer)
            .header("Content-Type", "application/json")
            .header("User-Agent", "localauth")
            .header("Localauth-Timestamp", Long.toString(now))
            .header("Localauth-Signature", "v1=" + Signature.of(key, now, body))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
    // Nothing is expected in it, so nothing of it is read.
    response.body().close();
    return response.statusCode();
  }
}
