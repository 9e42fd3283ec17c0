// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

/** The hashes of RFC 6238 §1.2, under the names that otpauth URIs use. */
enum Algorithm {
  SHA1("HmacSHA1", 20),
  SHA256("HmacSHA256", 32),
  SHA512("HmacSHA512", 64);

  private final String mac;
  private final int seedLength;

  Algorithm(String mac, int seedLength) {
    this.mac = mac;
    this.seedLength = seedLength;
  }

  /** The name of the MAC in the Java platform. */
  String mac() {
    return mac;
  }

  /** RFC 6238 §5.1: keys should be of the length of the HMAC output. */
  int seedLength() {
    return seedLength;
  }
}
