// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.macos;

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
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each status that is known, answered by each call, with the keychain open and locked. */
class EveryStatusTest {
  private static final SecretName HELD = new SecretName("localauth", "held");
  private static final SecretName ABSENT = new SecretName("localauth", "absent");

  // Number, name in SecBase.h, reason if the keychain is open, and if it is locked.
  private static final String TABLE =
      """
      -4     errSecUnimplemented         UNAVAILABLE UNAVAILABLE
      -34    errSecDiskFull              UNWRITABLE  UNWRITABLE
      -36    errSecIO                    FAILED      FAILED
      -50    errSecParam                 FAILED      FAILED
      -61    errSecWrPerm                UNWRITABLE  UNWRITABLE
      -108   errSecAllocate              FAILED      FAILED
      -128   errSecUserCanceled          DENIED      DENIED
      -2070  errSecInternalComponent     FAILED      FAILED
      -25243 errSecNoAccessForItem       DENIED      DENIED
      -25291 errSecNotAvailable          UNAVAILABLE UNAVAILABLE
      -25292 errSecReadOnly              UNWRITABLE  UNWRITABLE
      -25293 errSecAuthFailed            DENIED      LOCKED
      -25294 errSecNoSuchKeychain        UNAVAILABLE UNAVAILABLE
      -25295 errSecInvalidKeychain       CORRUPT     CORRUPT
      -25299 errSecDuplicateItem         FAILED      FAILED
      -25300 errSecItemNotFound          FAILED      FAILED
      -25302 errSecDataTooLarge          FAILED      FAILED
      -25303 errSecNoSuchAttr            FAILED      FAILED
      -25304 errSecInvalidItemRef        FAILED      FAILED
      -25307 errSecNoDefaultKeychain     UNAVAILABLE UNAVAILABLE
      -25308 errSecInteractionNotAllowed DENIED      LOCKED
      -25315 errSecInteractionRequired   DENIED      LOCKED
      -25316 errSecDataNotAvailable      FAILED      FAILED
      -26275 errSecDecode                CORRUPT     CORRUPT
      -34018 errSecMissingEntitlement    UNAVAILABLE UNAVAILABLE
      """;

  private final FakeKeychain keychain = new FakeKeychain();

  private record Row(int number, String name, Reason open, Reason locked) {
    static Row of(String line) {
      String[] words = line.strip().split(" +");
      return new Row(
          Integer.parseInt(words[0]), words[1], Reason.valueOf(words[2]), Reason.valueOf(words[3]));
    }
  }

  private static Stream<Row> rows() {
    return TABLE.lines().map(Row::of);
  }

  static Stream<Arguments> everyStatusOfEveryCall() {
    List<Arguments> all = new ArrayList<>();
    for (String call :
        List.of("SecItemAdd", "SecItemCopyMatching", "SecItemUpdate", "SecItemDelete")) {
      rows()
          .filter(row -> !isAnswer(call, row.number()))
          .forEach(row -> all.add(Arguments.of(call, row)));
    }
    return all.stream();
  }

  // These two say something about the item and have tests of their own.
  private static boolean isAnswer(String call, int number) {
    return call.equals("SecItemAdd") ? number == -25299 : number == -25300;
  }

  @Test
  void theTableHoldsEveryStatus() {
    Set<String> known =
        EnumSet.allOf(OsStatus.class).stream().map(Enum::name).collect(Collectors.toSet());
    assertEquals(known, rows().map(Row::name).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("everyStatusOfEveryCall")
  void isToldWithReasonNameNumberAndText(String call, Row row) throws Exception {
    keep(HELD, "earlier");
    keychain.answer(call, row.number());
    assertTold(call, row, row.open(), refusalOf(call));
    keychain.lock(true);
    assertTold(call, row, row.locked(), refusalOf(call));
    keychain.lock(false);
    keychain.answerNormally();
    try (Secret kept = keychain.store().load(HELD).orElseThrow()) {
      assertArrayEquals("earlier".getBytes(UTF_8), kept.use(byte[]::clone));
    }
    assertTrue(keychain.store().load(ABSENT).isEmpty());
    assertEquals(0, keychain.living());
    assertFalse(keychain.unwiped());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void ofTheLockItselfLeavesNothingAbsent(Row row) {
    keychain.answer("SecKeychainGetStatus", row.number());
    for (Executable call :
        List.<Executable>of(
            () -> keychain.store().load(ABSENT), () -> keychain.store().delete(ABSENT))) {
      SecretStoreException refusal = assertThrows(SecretStoreException.class, call);
      assertTrue(refusal.getMessage().contains("SecKeychainGetStatus: " + row.name()));
    }
    assertFalse(keychain.store().availability().usable());
  }

  @Test
  void whatIsMissingInTheTableFails() {
    keychain.answer("SecItemCopyMatching", -99999);
    SecretStoreException refusal = refusalOf("SecItemCopyMatching");
    assertEquals(Reason.FAILED, refusal.reason());
    assertEquals(
        "the keychain failed (SecItemCopyMatching: unknown status (-99999):"
            + " The text of status -99999)",
        refusal.getMessage());
  }

  @Test
  void aStatusWithoutTextIsToldWithoutIt() {
    keychain.answer("SecItemCopyMatching", -1);
    assertEquals(
        "the keychain failed (SecItemCopyMatching: unknown status (-1))",
        refusalOf("SecItemCopyMatching").getMessage());
  }

  @Test
  void aMissingEntitlementIsTheRuntimes() {
    keychain.answer("SecItemCopyMatching", -34018);
    String message = refusalOf("SecItemCopyMatching").getMessage();
    assertTrue(message.startsWith("the keychain is not supported by this Java runtime"), message);
  }

  private static void assertTold(
      String call, Row row, Reason reason, SecretStoreException refusal) {
    String told =
        "(%s: %s (%d): The text of status %d)"
            .formatted(call, row.name(), row.number(), row.number());
    assertEquals(reason, refusal.reason(), refusal::toString);
    assertTrue(refusal.getMessage().endsWith(told), refusal::toString);
  }

  private SecretStoreException refusalOf(String call) {
    return assertThrows(
        SecretStoreException.class,
        switch (call) {
          case "SecItemAdd" -> () -> keep(ABSENT, "new");
          case "SecItemUpdate" -> () -> keep(HELD, "new");
          case "SecItemDelete" -> () -> keychain.store().delete(HELD);
          default -> () -> keychain.store().load(HELD);
        });
  }

  private void keep(SecretName name, String text) throws SecretStoreException {
    try (Secret value = Secret.copyOf(text.getBytes(UTF_8))) {
      keychain.store().store(name, value);
    }
  }
}
