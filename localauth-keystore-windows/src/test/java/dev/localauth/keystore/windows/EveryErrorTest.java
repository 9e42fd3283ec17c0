// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.windows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStoreException;
import dev.localauth.api.SecretStoreException.Reason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each error that is known, answered by each call. */
class EveryErrorTest {
  private static final SecretName HELD = new SecretName("localauth", "held");
  private static final SecretName ABSENT = new SecretName("localauth", "absent");
  private static final List<String> CALLS =
      List.of("CredWriteW", "CredReadW", "CredDeleteW", "CryptProtectData", "CryptUnprotectData");

  // Number, as it is told, name in winerror.h, reason.
  private static final String TABLE =
      """
      2          ERROR_FILE_NOT_FOUND        UNAVAILABLE
      3          ERROR_PATH_NOT_FOUND        UNAVAILABLE
      5          ERROR_ACCESS_DENIED         DENIED
      8          ERROR_NOT_ENOUGH_MEMORY     FAILED
      13         ERROR_INVALID_DATA          CORRUPT
      19         ERROR_WRITE_PROTECT         UNWRITABLE
      50         ERROR_NOT_SUPPORTED         UNAVAILABLE
      87         ERROR_INVALID_PARAMETER     FAILED
      112        ERROR_DISK_FULL             UNWRITABLE
      120        ERROR_CALL_NOT_IMPLEMENTED  UNAVAILABLE
      234        ERROR_MORE_DATA             FAILED
      1004       ERROR_INVALID_FLAGS         FAILED
      1058       ERROR_SERVICE_DISABLED      UNAVAILABLE
      1062       ERROR_SERVICE_NOT_ACTIVE    UNAVAILABLE
      1168       ERROR_NOT_FOUND             FAILED
      1312       ERROR_NO_SUCH_LOGON_SESSION UNAVAILABLE
      1722       RPC_S_SERVER_UNAVAILABLE    UNAVAILABLE
      1783       RPC_X_BAD_STUB_DATA         FAILED
      1816       ERROR_NOT_ENOUGH_QUOTA      UNWRITABLE
      2202       ERROR_BAD_USERNAME          FAILED
      0x80090005 NTE_BAD_DATA                CORRUPT
      0x8009000B NTE_BAD_KEY_STATE           DENIED
      """;

  private final FakeWindows windows = new FakeWindows();

  private record Row(String told, String name, Reason reason) {
    static Row of(String line) {
      String[] words = line.strip().split(" +");
      return new Row(words[0], words[1], Reason.valueOf(words[2]));
    }

    int number() {
      return Long.decode(told).intValue();
    }
  }

  private static Stream<Row> rows() {
    return TABLE.lines().map(Row::of);
  }

  static Stream<Arguments> everyErrorOfEveryCall() {
    List<Arguments> all = new ArrayList<>();
    for (String call : CALLS) {
      rows()
          .filter(row -> !isAnswer(call, row.number()))
          .forEach(row -> all.add(Arguments.of(call, row)));
    }
    return all.stream();
  }

  // This one says something about the credential, and has tests in the contract.
  private static boolean isAnswer(String call, int number) {
    return number == 1168 && (call.equals("CredReadW") || call.equals("CredDeleteW"));
  }

  @Test
  void theTableHoldsEveryError() {
    Set<String> known =
        EnumSet.allOf(Win32Error.class).stream().map(Enum::name).collect(Collectors.toSet());
    assertEquals(known, rows().map(Row::name).collect(Collectors.toSet()));
  }

  @Test
  void aValueThatGrewWhileItWasReadIsReadAgain() throws Exception {
    keep(HELD, "earlier");
    windows.answer("CredReadW", 234, 3);
    try (Secret kept = windows.store().load(HELD).orElseThrow()) {
      assertEquals("earlier".length(), kept.length());
    }
  }

  @ParameterizedTest
  @MethodSource("everyErrorOfEveryCall")
  void isToldWithReasonNameNumberAndText(String call, Row row) throws Exception {
    keep(HELD, "earlier");
    windows.answer(call, row.number());
    SecretStoreException refusal = refusalOf(call);
    String told =
        "(%s: %s (%s): The text of %d)".formatted(call, row.name(), row.told(), row.number());
    assertEquals(row.reason(), refusal.reason(), refusal::toString);
    assertTrue(refusal.getMessage().endsWith(told), refusal::toString);
    windows.answerNormally();
    try (Secret kept = windows.store().load(HELD).orElseThrow()) {
      assertArrayEquals("earlier".getBytes(UTF_8), kept.use(byte[]::clone));
    }
    assertTrue(windows.store().load(ABSENT).isEmpty());
    assertEquals(0, windows.lent());
    assertFalse(windows.unwiped());
  }

  @ParameterizedTest
  @ValueSource(strings = {"CredReadW", "CredDeleteW"})
  void onlyNotFoundIsAbsent(String call) throws Exception {
    windows.answer(call, 1168);
    assertTrue(windows.store().load(ABSENT).isEmpty());
    assertFalse(windows.store().delete(ABSENT));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31_999})
  void whatIsMissingInTheTableFails(int number) {
    windows.answer("CredReadW", number);
    SecretStoreException refusal = refusalOf("CredReadW");
    assertEquals(Reason.FAILED, refusal.reason());
    assertEquals(
        "Credential Manager failed (CredReadW: unknown error (%1$d): The text of %1$d)"
            .formatted(number),
        refusal.getMessage());
  }

  private SecretStoreException refusalOf(String call) {
    return assertThrows(
        SecretStoreException.class,
        switch (call) {
          case "CredWriteW", "CryptProtectData" -> () -> keep(HELD, "new");
          case "CredDeleteW" -> () -> windows.store().delete(HELD);
          default -> () -> windows.store().load(HELD);
        });
  }

  private void keep(SecretName name, String text) throws SecretStoreException {
    try (Secret value = Secret.copyOf(text.getBytes(UTF_8))) {
      windows.store().store(name, value);
    }
  }
}
