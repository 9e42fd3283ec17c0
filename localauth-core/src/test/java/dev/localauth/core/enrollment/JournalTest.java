// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.enrollment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.core.file.MalformedFileException;
import dev.localauth.core.fixture.Mutation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {
  private static final String ID = "0123456789abcdef".repeat(2);
  private static final Journal JOURNAL =
      new Journal(
          ID,
          "file",
          "secret-service",
          new TreeSet<>(List.of(ID + "/ledger-key", ID + "/totp/seed")));

  @Test
  void itIsReadAsItWasWritten() throws MalformedFileException {
    assertEquals(JOURNAL, Journal.parse(JOURNAL.toBytes()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"enrollment", "", "/ledger-key", "other/ledger-key", "0/../x", "master-key"})
  void itNamesSecretsOfEnrollmentsOnly(String entry) {
    String text =
        new String(JOURNAL.toBytes(), StandardCharsets.UTF_8)
            .replaceFirst("entries=.*", "entries=" + entry);
    assertThrows(
        MalformedFileException.class,
        () -> Journal.parse(text.getBytes(StandardCharsets.UTF_8)),
        text);
  }

  @Test
  void whatWasChangedIsRefusedOrHasOneFormStill() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      byte[] changed = Mutation.of(JOURNAL.toBytes(), random);
      try {
        assertEquals(
            new String(changed, StandardCharsets.UTF_8),
            new String(Journal.parse(changed).toBytes(), StandardCharsets.UTF_8));
      } catch (MalformedFileException refused) {
        continue;
      }
    }
  }
}
