// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes a realm of a Keycloak through its REST API for administrators. */
public final class KeycloakAdministrator {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newHttpClient();
  private final String server;
  private final String realm;
  private final String password;

  KeycloakAdministrator(String server, String realm, String password) {
    this.server = server;
    this.realm = realm;
    this.password = password;
  }

  /** Changes top-level values of the realm. */
  public void change(Map<String, Object> values) {
    ObjectNode known = (ObjectNode) call("GET", "", null);
    values.forEach(known::putPOJO);
    call("PUT", "", known);
  }

  /** Names the step {@code provider} of the browser's sign-in {@code method} in {@code amr}. */
  public void nameStep(String provider, String method) {
    for (JsonNode step : call("GET", "/authentication/flows/browser/executions", null)) {
      if (step.path("providerId").asText().equals(provider)) {
        call(
            "POST",
            "/authentication/executions/" + step.get("id").asText() + "/config",
            Map.of(
                "alias",
                method,
                "config",
                Map.of("default.reference.value", method, "default.reference.maxAge", "36000")));
      }
    }
  }

  /** Ends all sessions of everybody. */
  public void signEverybodyOut() {
    call("POST", "/logout-all", Map.of());
  }

  /** Makes a new signing key that is preferred, and forgets the others. */
  public void rotateKeys() {
    call(
        "POST",
        "/components",
        Map.of(
            "name",
            "new-key",
            "providerId",
            "rsa-generated",
            "providerType",
            "org.keycloak.keys.KeyProvider",
            "config",
            Map.of(
                "priority", List.of("200"),
                "enabled", List.of("true"),
                "active", List.of("true"),
                "algorithm", List.of("RS256"),
                "keySize", List.of("2048"))));
    for (JsonNode each : call("GET", "/components?type=org.keycloak.keys.KeyProvider", null)) {
      if (each.path("providerId").asText().equals("rsa-generated")
          && !each.path("name").asText().equals("new-key")) {
        call("DELETE", "/components/" + each.get("id").asText(), null);
      }
    }
  }

  /** Returns the account of {@code user}, which their ID tokens name. */
  public String accountOf(String user) {
    return call("GET", "/users?exact=true&username=" + user, null).get(0).get("id").asText();
  }

  private JsonNode call(String method, String path, @Nullable Object body) {
    String address = server + "/admin/realms/" + realm + path;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json");
    try {
      return send(
          request.method(
              method,
              body == null
                  ? BodyPublishers.noBody()
                  : BodyPublishers.ofString(JSON.writeValueAsString(body))));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String token() {
    String form =
        "client_id=admin-cli&grant_type=password&username=admin&password="
            + URLEncoder.encode(password, StandardCharsets.UTF_8);
    return send(HttpRequest.newBuilder(
                URI.create(server + "/realms/master/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)))
        .get("access_token")
        .asText();
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          client.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new AssertionError(answer + ": " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
