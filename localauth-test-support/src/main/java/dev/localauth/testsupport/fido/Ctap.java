// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.fido;

/** Numbers of CTAP 2.1: commands (§6) and status codes (§8.2). */
public final class Ctap {
  public static final int MAKE_CREDENTIAL = 0x01;
  public static final int GET_ASSERTION = 0x02;
  public static final int GET_INFO = 0x04;
  public static final int CLIENT_PIN = 0x06;
  public static final int GET_NEXT_ASSERTION = 0x08;

  public static final int OK = 0x00;
  public static final int INVALID_COMMAND = 0x01;
  public static final int MISSING_PARAMETER = 0x14;
  public static final int CREDENTIAL_EXCLUDED = 0x19;
  public static final int UNSUPPORTED_ALGORITHM = 0x26;
  public static final int OPERATION_DENIED = 0x27;
  public static final int INVALID_OPTION = 0x2c;
  public static final int KEEPALIVE_CANCEL = 0x2d;
  public static final int NO_CREDENTIALS = 0x2e;
  public static final int USER_ACTION_TIMEOUT = 0x2f;
  public static final int NOT_ALLOWED = 0x30;
  public static final int PIN_INVALID = 0x31;
  public static final int PIN_BLOCKED = 0x32;
  public static final int PIN_AUTH_INVALID = 0x33;
  public static final int PIN_AUTH_BLOCKED = 0x34;
  public static final int PIN_NOT_SET = 0x35;
  public static final int PUAT_REQUIRED = 0x36;
  public static final int UV_BLOCKED = 0x3c;
  public static final int UV_INVALID = 0x3f;
  public static final int UNAUTHORIZED_PERMISSION = 0x40;
  public static final int OTHER = 0x7f;

  private Ctap() {}
}
