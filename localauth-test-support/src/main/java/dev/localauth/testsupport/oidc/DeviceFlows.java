// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The device flows of an issuer, and how they go. */
public final class DeviceFlows {
  /** What the person at the issuer does. */
  public enum Ending {
    /** Nothing yet. */
    PENDING,
    /** Signs in and allows the request. */
    ALLOWED,
    /** Denies it. */
    DENIED,
    /** Lets the codes grow too old. */
    EXPIRED
  }

  private final LoopbackIssuer issuer;
  private final Map<String, Map<String, String>> begun = new HashMap<>();
  private final List<String> secrets = new ArrayList<>();
  private final Deque<String> before = new ArrayDeque<>();
  private Ending ending = Ending.PENDING;
  private String subject = "alice-4711";
  private boolean repeatsNonce = true;
  private int interval = 5;
  private Consumer<JWTClaimsSet.Builder> claims = unchanged -> {};
  private Function<JWTClaimsSet, String> signer;
  private String latestCode = "";

  DeviceFlows(LoopbackIssuer issuer) {
    this.issuer = issuer;
    signer = issuer.keys()::sign;
  }

  /** Makes every flow end like this from now on. */
  public synchronized void end(Ending how) {
    ending = how;
  }

  /** Makes this account sign in. */
  public synchronized void subject(String account) {
    subject = account;
  }

  /** Answers the next polls with these errors, before anything else. */
  public synchronized void first(String... errors) {
    before.addAll(List.of(errors));
  }

  /** Sets the seconds between polls. */
  public synchronized void interval(int seconds) {
    interval = seconds;
  }

  /** Says whether ID tokens repeat the nonce of the request. */
  public synchronized void repeatsNonce(boolean whether) {
    repeatsNonce = whether;
  }

  /** Changes what ID tokens say, after all else is in them. */
  public synchronized void claims(Consumer<JWTClaimsSet.Builder> change) {
    claims = change;
  }

  /** Makes ID tokens in another way. */
  public synchronized void signer(Function<JWTClaimsSet, String> other) {
    signer = other;
  }

  /** Returns every device code, user code and token so far. */
  public synchronized List<String> secrets() {
    return List.copyOf(secrets);
  }

  /** Returns the code that the latest person was shown. */
  public synchronized String latestCode() {
    return latestCode;
  }

  synchronized Reply begin(Received request) {
    String device = random(24);
    latestCode = word() + "-" + word();
    begun.put(device, request.form());
    secrets.add(device);
    secrets.add(latestCode);
    return Reply.ok(
        Map.of(
            "device_code",
            device,
            "user_code",
            latestCode,
            "verification_uri",
            issuer.issuer() + "/device",
            "verification_uri_complete",
            issuer.issuer() + "/device?user_code=" + latestCode,
            "expires_in",
            LoopbackIssuer.LIFETIME.toSeconds(),
            "interval",
            interval));
  }

  synchronized Reply poll(Received request) {
    Map<String, String> flow = begun.get(request.form().get("device_code"));
    if (flow == null
        || !"urn:ietf:params:oauth:grant-type:device_code"
            .equals(request.form().get("grant_type"))) {
      return Reply.error(400, "invalid_grant");
    }
    if (!before.isEmpty()) {
      return Reply.error(400, before.remove());
    }
    return switch (ending) {
      case PENDING -> Reply.error(400, "authorization_pending");
      case DENIED -> Reply.error(400, "access_denied");
      case EXPIRED -> Reply.error(400, "expired_token");
      case ALLOWED -> {
        begun.remove(request.form().get("device_code"));
        yield tokens(flow);
      }
    };
  }

  private Reply tokens(Map<String, String> flow) {
    Instant now = issuer.now();
    JWTClaimsSet.Builder said =
        new JWTClaimsSet.Builder()
            .issuer(issuer.issuer())
            .audience(LoopbackIssuer.CLIENT)
            .subject(subject)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)))
            .claim("auth_time", now.minusSeconds(10).getEpochSecond())
            .claim("preferred_username", "alice");
    if (repeatsNonce && flow.containsKey("nonce")) {
      said.claim("nonce", flow.get("nonce"));
    }
    claims.accept(said);
    List<String> tokens = List.of(signer.apply(said.build()), random(40), random(40));
    secrets.addAll(tokens);
    return Reply.ok(
        Map.of(
            "id_token", tokens.get(0),
            "access_token", tokens.get(1),
            "refresh_token", tokens.get(2),
            "token_type", "Bearer",
            "expires_in", 300));
  }

  /** Letters that a person can spell, as RFC 8628 §6.1 wants it. */
  private static String word() {
    String letters = "BCDFGHJKLMNPQRSTVWXZ";
    SecureRandom random = new SecureRandom();
    return random
        .ints(4, 0, letters.length())
        .mapToObj(at -> letters.substring(at, at + 1))
        .collect(Collectors.joining());
  }

  private static String random(int length) {
    byte[] drawn = new byte[length];
    new SecureRandom().nextBytes(drawn);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
  }
}
