// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import dev.localauth.testsupport.LoopbackServer.Received;
import dev.localauth.testsupport.LoopbackServer.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody's telephone, and every gateway that may send something to it: a webhook's receiver,
 * Twilio and Amazon SNS, which answer as their documentation says.
 */
final class Phone {
  static final String NUMBER = "+4915123456789";
  static final String MASKED = "+49 ... 89";

  private static final Pattern OWN_CODE = Pattern.compile("@localhost #([0-9]{6})");
  private static final String SERVICE = "VA0123456789abcdef0123456789abcdef";
  private static final String VERIFICATION = "VE0123456789abcdef0123456789abcde";

  private final List<String> codes = new CopyOnWriteArrayList<>();
  private final AtomicInteger verifications = new AtomicInteger();
  private volatile Optional<Reply> refusal = Optional.empty();

  /** Makes every gateway refuse from now on. */
  void refuse(Reply reply) {
    refusal = Optional.of(reply);
  }

  /** Makes them send again. */
  void recover() {
    refusal = Optional.empty();
  }

  /** Returns the code that came last. */
  String code() {
    return codes.get(codes.size() - 1);
  }

  /** Returns a code that is another. */
  String wrong() {
    String code = code();
    return code.substring(0, 5) + (code.endsWith("1") ? '2' : '1');
  }

  /** Returns how many codes came. */
  int messages() {
    return codes.size();
  }

  /** Answers a request, whichever gateway it is for. */
  Reply answer(Received request) {
    if (refusal.isPresent()) {
      return refusal.get();
    }
    String target = request.target();
    if (target.endsWith("/VerificationCheck")) {
      return check(request.body());
    }
    if (target.contains("/Verifications/")) {
      return verification("canceled", false);
    }
    if (target.endsWith("/Verifications")) {
      codes.add(String.format("%06d", 300_000 + 7 * verifications.incrementAndGet()));
      return verification("pending", false);
    }
    return takeMessage(request);
  }

  private Reply takeMessage(Received request) {
    Matcher code = OWN_CODE.matcher(decoded(request.body()));
    if (!code.find()) {
      return Reply.of(400, "text/plain", "no code is in it");
    }
    codes.add(code.group(1));
    return switch (request.target()) {
      case "/sms" -> Reply.of(202, "text/plain", "");
      case "/" ->
          Reply.of(
              200,
              "text/xml",
              "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult>"
                  + "<MessageId>94f20ce6-13c5-43a0-9a9e-ca52d816e90b</MessageId>"
                  + "</PublishResult></PublishResponse>");
      default -> json("{\"sid\":\"SM0123456789abcdef0123456789abcdef\",\"status\":\"queued\"}");
    };
  }

  private Reply check(String body) {
    boolean right =
        body.contains("VerificationSid=" + verificationSid()) && body.contains("Code=" + code());
    return verification(right ? "approved" : "pending", right);
  }

  private Reply verification(String status, boolean valid) {
    return json(
        "{\"sid\":\"%s\",\"service_sid\":\"%s\",\"status\":\"%s\",\"valid\":%s}"
            .formatted(verificationSid(), SERVICE, status, valid));
  }

  private String verificationSid() {
    return VERIFICATION + verifications.get() % 10;
  }

  private static Reply json(String body) {
    return Reply.of(201, "application/json", body);
  }

  private static String decoded(String body) {
    return body.startsWith("{")
        ? body.replace("\\n", "\n")
        : URLDecoder.decode(body, StandardCharsets.UTF_8);
  }
}
