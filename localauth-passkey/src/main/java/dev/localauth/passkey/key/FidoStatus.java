// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

/** fido/err.h: CTAP's status codes (§8.2), and below zero libfido2's own. */
enum FidoStatus {
  SUCCESS(0x00),
  INVALID_COMMAND(0x01),
  INVALID_PARAMETER(0x02),
  INVALID_LENGTH(0x03),
  INVALID_SEQ(0x04),
  TIMEOUT(0x05),
  CHANNEL_BUSY(0x06),
  LOCK_REQUIRED(0x0a),
  INVALID_CHANNEL(0x0b),
  CBOR_UNEXPECTED_TYPE(0x11),
  INVALID_CBOR(0x12),
  MISSING_PARAMETER(0x14),
  LIMIT_EXCEEDED(0x15),
  UNSUPPORTED_EXTENSION(0x16),
  FP_DATABASE_FULL(0x17),
  LARGEBLOB_STORAGE_FULL(0x18),
  CREDENTIAL_EXCLUDED(0x19),
  PROCESSING(0x21),
  INVALID_CREDENTIAL(0x22),
  USER_ACTION_PENDING(0x23),
  OPERATION_PENDING(0x24),
  NO_OPERATIONS(0x25),
  UNSUPPORTED_ALGORITHM(0x26),
  OPERATION_DENIED(0x27),
  KEY_STORE_FULL(0x28),
  NOT_BUSY(0x29),
  NO_OPERATION_PENDING(0x2a),
  UNSUPPORTED_OPTION(0x2b),
  INVALID_OPTION(0x2c),
  KEEPALIVE_CANCEL(0x2d),
  NO_CREDENTIALS(0x2e),
  USER_ACTION_TIMEOUT(0x2f),
  NOT_ALLOWED(0x30),
  PIN_INVALID(0x31),
  PIN_BLOCKED(0x32),
  PIN_AUTH_INVALID(0x33),
  PIN_AUTH_BLOCKED(0x34),
  PIN_NOT_SET(0x35),
  PIN_REQUIRED(0x36),
  PIN_POLICY_VIOLATION(0x37),
  PIN_TOKEN_EXPIRED(0x38),
  REQUEST_TOO_LARGE(0x39),
  ACTION_TIMEOUT(0x3a),
  UP_REQUIRED(0x3b),
  UV_BLOCKED(0x3c),
  UV_INVALID(0x3f),
  UNAUTHORIZED_PERM(0x40),
  OTHER(0x7f),
  TX(-1),
  RX(-2),
  RX_NOT_CBOR(-3),
  RX_INVALID_CBOR(-4),
  INVALID_PARAM(-5),
  INVALID_SIG(-6),
  INVALID_ARGUMENT(-7),
  USER_PRESENCE_REQUIRED(-8),
  INTERNAL(-9),
  NOTFOUND(-10),
  COMPRESS(-11),
  /** Any that is not listed. */
  UNKNOWN(Integer.MIN_VALUE);

  private final int code;

  FidoStatus(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static FidoStatus of(int code) {
    for (FidoStatus each : values()) {
      if (each.code == code) {
        return each;
      }
    }
    return UNKNOWN;
  }
}
