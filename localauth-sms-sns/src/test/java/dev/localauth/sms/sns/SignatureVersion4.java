// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.sns;

import dev.localauth.testsupport.LoopbackServer.Received;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Computes what the Authorization header of a request has to be, without the SDK (IAM User Guide,
 * "Create a signed AWS API request").
 */
final class SignatureVersion4 {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";

  private SignatureVersion4() {}

  static String authorization(
      Received request, String keyId, String secret, String region, String service)
      throws GeneralSecurityException {
    String signedHeaders =
        request.header("Authorization").replaceFirst(".*SignedHeaders=([^,]*),.*", "$1");
    String date = request.header("X-Amz-Date");
    String scope = String.join("/", date.substring(0, 8), region, service, "aws4_request");
    String toSign =
        String.join("\n", ALGORITHM, date, scope, sha256(canonical(request, signedHeaders)));
    byte[] key = hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), date.substring(0, 8));
    for (String part : List.of(region, service, "aws4_request")) {
      key = hmac(key, part);
    }
    return ALGORITHM
        + " Credential="
        + keyId
        + "/"
        + scope
        + ", SignedHeaders="
        + signedHeaders
        + ", Signature="
        + HexFormat.of().formatHex(hmac(key, toSign));
  }

  private static String canonical(Received request, String signedHeaders)
      throws GeneralSecurityException {
    Map<String, String> headers = new TreeMap<>();
    Arrays.stream(signedHeaders.split(";"))
        .forEach(name -> headers.put(name, request.header(name).strip().replaceAll(" +", " ")));
    String lines =
        headers.entrySet().stream()
            .map(each -> each.getKey() + ":" + each.getValue() + "\n")
            .collect(Collectors.joining());
    return String.join(
        "\n", request.method(), "/", "", lines, signedHeaders, sha256(request.body()));
  }

  private static String sha256(String text) throws GeneralSecurityException {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }
}
