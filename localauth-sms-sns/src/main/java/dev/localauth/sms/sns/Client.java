// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.sns;

import dev.localauth.sms.SmsAccount;
import dev.localauth.sms.SmsRoute;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sns.SnsClient;

/** The SDK's client for one message. */
final class Client {
  private Client() {}

  static SnsClient of(SnsAccount account, SmsAccount secrets, URI endpoint, Duration toAnswer) {
    return SnsClient.builder()
        .region(Region.of(account.region()))
        .endpointOverride(endpoint)
        .credentialsProvider(credentials(account, secrets))
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(SmsRoute.TO_CONNECT)
                .socketTimeout(toAnswer))
        .overrideConfiguration(configuration(account, toAnswer))
        .build();
  }

  private static ClientOverrideConfiguration configuration(SnsAccount account, Duration toAnswer) {
    ClientOverrideConfiguration.Builder configuration =
        ClientOverrideConfiguration.builder()
            // A publish that went unanswered may have been carried out.
            .retryStrategy(DefaultRetryStrategy.doNotRetry())
            .addExecutionInterceptor(new Wordless())
            .apiCallTimeout(toAnswer.plus(SmsRoute.TO_CONNECT));
    if (account.accessKeyId().isPresent()) {
      // Everything is pinned then, and a profile has no say in anything.
      configuration.defaultProfileFile(
          ProfileFile.builder()
              .content(InputStream.nullInputStream())
              .type(ProfileFile.Type.CONFIGURATION)
              .build());
    }
    return configuration.build();
  }

  /** The SDK takes its credentials as text, which stays in memory until it is collected. */
  private static AwsCredentialsProvider credentials(SnsAccount account, SmsAccount secrets) {
    if (account.accessKeyId().isEmpty()) {
      return DefaultCredentialsProvider.builder().build();
    }
    String secret =
        secrets
            .secret(SnsAccount.SECRET)
            .use(bytes -> new String(bytes, StandardCharsets.US_ASCII));
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(account.accessKeyId().get(), secret));
  }
}
