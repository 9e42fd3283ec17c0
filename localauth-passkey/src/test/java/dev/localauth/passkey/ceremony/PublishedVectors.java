// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import java.util.function.Function;

/** Those test vectors of WebAuthn Level 3 §16 that concern what is verified here. */
enum PublishedVectors {
  ES256(
      "none.ES256",
      Attested.NOT,
      PublishedVectors::es256,
      "ca116797d5733da69f40faafb9b8db9f3b9bf01aef951e4092f366a00199a57c",
      "51f88ba36a5fc7dac2c8448f78d26e018ac7bd09ee414d79572026fd014a36f4"),
  ES256_SELF_ATTESTED(
      "packed-self.ES256",
      Attested.BY_ITSELF,
      PublishedVectors::es256,
      "fd0d89d617360cd0de376a18b8416a646bffc223d671fdfa3225d3eb86193628",
      "f04d30c37e47d62e1a8272ea42aa62d80d32ff4fab955209a3bcb2827bb7fa42"),
  ES256_CROSS_ORIGIN(
      "none.ES256.crossOrigin",
      Attested.NOT,
      PublishedVectors::es256,
      "2326afe295be7a996ee6b96eecb95b6e68d871bfb1ed50259614cfd0aaac4000",
      "c2616949905872d0d015ca2426ea09e1bd2151f29e1f2fff09e0d8123ddaafda"),
  ES256_TOP_ORIGIN(
      "none.ES256.topOrigin",
      Attested.NOT,
      PublishedVectors::es256,
      "4c9d95e4521ed0b6b6e2afaa37f308143151ebbde039550ee36b07b03bb6b248",
      "03eb72cf96829fbebe01544b878143e4a52424b50c59492844f8bbd695d03a91"),
  ES256_LONG_ID(
      "none.ES256.long-credential-id",
      Attested.NOT,
      PublishedVectors::es256,
      "cd55eafcd226de9025858c83e98edf5f7a2a22218c1e031a4a918c10faa01ba5",
      "b64abc4ec62f630444f7dd61d72f9fe5e0907c9bdf53d47010f6035b97f30c69"),
  RS256(
      "packed.RS256",
      Attested.BY_THE_MAKER,
      numbers -> PublishedKey.rs256(),
      "ce0248afecbe3276b17cb4dd37b233cf2a1fd7615dbb0eb852d046a8f66e0481",
      "1c07a27751cbd730daf24a542b9bd6b9be3152f4361666b99945f007fac3dab6"),
  ED25519(
      "packed.EdDSA",
      Attested.BY_THE_MAKER,
      numbers -> PublishedKey.ed25519(numbers.next(32)),
      "0ef6665f460a08c40033d88b846ec7cb106ee7ec2ab5f2f354eae5a4b5c991dd",
      "045bb6ab03480f53d54fcdd9acf0ee7833647e72fcfb4bcb70fdfead58ebd8c0");

  final String title;
  final Attested attested;
  final int idLength;
  final String origins;
  final String registration;
  final String assertion;
  private final Function<PublishedNumbers, PublishedKey> key;

  PublishedVectors(
      String title,
      Attested attested,
      Function<PublishedNumbers, PublishedKey> key,
      String registration,
      String assertion) {
    this.title = title;
    this.attested = attested;
    this.key = key;
    this.idLength = title.endsWith("long-credential-id") ? 1023 : 32;
    this.origins = origins(title);
    this.registration = registration;
    this.assertion = assertion;
  }

  PublishedKey key(PublishedNumbers numbers) {
    return key.apply(numbers);
  }

  boolean isEmbedded() {
    return this == ES256_CROSS_ORIGIN || this == ES256_TOP_ORIGIN;
  }

  private static String origins(String title) {
    if (title.endsWith("topOrigin")) {
      return "\"crossOrigin\":true,\"topOrigin\":\"https://example.com\"";
    }
    return "\"crossOrigin\":" + title.endsWith("crossOrigin");
  }

  private static PublishedKey es256(PublishedNumbers numbers) {
    return PublishedKey.es256(numbers.next(32));
  }

  /** Who says what made a credential. */
  enum Attested {
    NOT,
    BY_ITSELF,
    BY_THE_MAKER
  }
}
