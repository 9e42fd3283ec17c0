// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.twilio;

import com.twilio.exception.ApiException;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import dev.localauth.sms.SmsRoute;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.Header;

/**
 * Carries the SDK's requests over the JDK's client, each once.
 *
 * <p>The SDK's own client would send a message up to four times on an answer of 5xx, and once more
 * below that on 429 and 503; and what it carries can be logged, number and code in clear.
 */
class Transport extends HttpClient {
  private static final int LARGEST_ANSWER = 64 * 1024;

  private final java.net.http.HttpClient client;
  private final Duration toAnswer;

  Transport(Duration toConnect, Duration toAnswer) {
    this.toAnswer = toAnswer;
    this.client =
        java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
            .connectTimeout(toConnect)
            .build();
  }

  static Transport toTheWorld() {
    return new Transport(SmsRoute.TO_CONNECT, SmsRoute.TO_ANSWER);
  }

  /** Returns where a request goes; only a test sends it elsewhere. */
  URI destination(URI wanted) {
    return wanted;
  }

  @Override
  public Response reliableRequest(Request request, int[] retryCodes, int retries, long delay) {
    return makeRequest(request);
  }

  @Override
  public Response makeRequest(Request request) {
    try {
      HttpResponse<InputStream> response =
          client.send(translated(request), BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] read = body.readNBytes(LARGEST_ANSWER);
        int status = response.statusCode();
        // The SDK takes a redirect for a success, and forgets the status of what is not JSON.
        if (status / 100 == 3 || status >= 400 && (read.length == 0 || read[0] != '{')) {
          throw new ApiException("not an answer of Twilio", status);
        }
        // The SDK wants headers to log, where somebody looks at that.
        return new Response(new ByteArrayInputStream(read), status, new Header[0]);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", interrupted));
    }
  }

  private HttpRequest translated(Request request) {
    HttpRequest.Builder translated =
        HttpRequest.newBuilder(destination(URI.create(request.constructURL().toString())))
            .timeout(toAnswer)
            .header("Authorization", request.getAuthString())
            .header("Accept", "application/json")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(request.getMethod().name(), BodyPublishers.ofString(request.encodeFormBody()));
    for (Map.Entry<String, List<String>> header : request.getHeaderParams().entrySet()) {
      header.getValue().forEach(value -> translated.setHeader(header.getKey(), value));
    }
    return translated.build();
  }
}
