// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.sns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Leaves of a refusal its code only. The words of the service repeat number and message, and the
 * SDK logs them at the level of debugging.
 */
final class Wordless implements ExecutionInterceptor {
  private static final int LARGEST = 64 * 1024;
  private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z]{1,60})</Code>");

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    return context.httpResponse().isSuccessful()
        ? context.responseBody()
        : context.responseBody().map(Wordless::codeOnly);
  }

  private static InputStream codeOnly(InputStream refusal) {
    try (refusal) {
      String text = new String(refusal.readNBytes(LARGEST), StandardCharsets.UTF_8);
      Matcher code = CODE.matcher(text);
      String left = code.find() ? code.group() : "";
      return new ByteArrayInputStream(
          ("<ErrorResponse><Error>" + left + "</Error></ErrorResponse>")
              .getBytes(StandardCharsets.US_ASCII));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
