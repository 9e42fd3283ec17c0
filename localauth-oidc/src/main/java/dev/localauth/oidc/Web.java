// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import dev.localauth.api.AuthenticatorException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests to an identity provider: over TLS or on this machine, with an end to the waiting
 * and to the length of an answer, following no redirect.
 */
final class Web implements HTTPRequestSender {
  static final int LONGEST_ANSWER = 256 * 1024;

  private final HttpClient client;
  private final Duration patience;

  private Web(HttpClient client, Duration patience) {
    this.client = client;
    this.patience = patience;
  }

  static Web over(Route route, Duration patience) throws AuthenticatorException {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience);
    return new Web(route.applyTo(builder).build(), patience);
  }

  /** Returns the answer, which is JSON whatever its status; everything else is an exception. */
  HTTPResponse exchange(HTTPRequest request) throws AuthenticatorException {
    URI address = request.getURI();
    try {
      HTTPResponse answer = request.send(this);
      WebFailure.throwUnlessJson(address, answer);
      return answer;
    } catch (IOException failure) {
      throw WebFailure.of(address, failure);
    }
  }

  @Override
  public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
    if (!Addresses.areSafe(request.getURI())) {
      throw new IOException("neither TLS nor on this machine");
    }
    HttpResponse<byte[]> answer =
        await(client.sendAsync(translate(request), head -> new LimitedBody(LONGEST_ANSWER)));
    if (answer.body() == null) {
      // The JDK's way to say that a proxy refused to open a tunnel.
      throw new IOException("the proxy answered " + answer.statusCode());
    }
    HTTPResponse translated = new HTTPResponse(answer.statusCode());
    answer
        .headers()
        .firstValue("Content-Type")
        .ifPresent(type -> translated.setHeader("Content-Type", type));
    translated.setBody(new String(answer.body(), StandardCharsets.UTF_8));
    return translated;
  }

  private static HttpRequest translate(ReadOnlyHTTPRequest request) {
    HttpRequest.Builder translated =
        HttpRequest.newBuilder(request.getURI()).header("Accept", "application/json");
    for (Map.Entry<String, List<String>> header : request.getHeaderMap().entrySet()) {
      header.getValue().forEach(value -> translated.header(header.getKey(), value));
    }
    String body = request.getBody();
    return body == null
        ? translated.GET().build()
        : translated.POST(BodyPublishers.ofString(body)).build();
  }

  private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answer)
      throws IOException {
    try {
      // The JDK's own limit ends with the head of an answer; this one includes its body.
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw new HttpTimeoutException("no whole answer in time");
    } catch (InterruptedException interrupted) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IOException("the request could not be made", failure.getCause());
    }
  }
}
