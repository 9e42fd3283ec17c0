// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.localauth.api.Availability;
import dev.localauth.testsupport.fido.SoftKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AvailabilityIT {
  @Test
  void namesTheKeysAndOpensNone() {
    SoftKey first = new SoftKey("First");
    SoftKey second = new SoftKey("Sec\u001b[31mond\u202e").untouched();
    KeyDesk desk = new KeyDesk(first, second);
    assertEquals(
        Availability.usable("plugged in: Soft First, Soft Sec?[31mond?"),
        desk.transport.availability());
    assertEquals(0, desk.fido.times("fido_dev_new_with_info"));
    assertEquals(List.of(), first.commands());
    assertEquals(List.of(), second.commands());
    desk.assertTidy();
  }

  @Test
  void withoutAKeyItSaysToPlugOneIn() {
    KeyDesk desk = new KeyDesk();
    assertEquals(
        Availability.unusable(
            "no security key is plugged in", "plug it in and run the command again"),
        desk.transport.availability());
    desk.assertTidy();
  }

  /** The search itself, on a machine without keys or with them. */
  @Test
  void theRealSearchNeverThrows() {
    KeyDesk.library();
    Availability availability = new KeyTransport().availability();
    assertFalse(availability.detail().isEmpty());
    assertEquals(availability.usable(), availability.hint().equals(Optional.empty()));
  }

  @Test
  void aSearchThatFailsIsASentence() {
    KeyDesk desk = new KeyDesk();
    desk.fido.failing("fido_dev_info_manifest", FidoStatus.INTERNAL);
    Availability availability = desk.transport.availability();
    assertEquals(
        "the security key does not answer: fido_dev_info_manifest: FIDO_ERR_INTERNAL (-9)",
        availability.detail());
    desk.assertTidy();
  }

  @Test
  void alsoADefectOfTheBindingIsASentence() {
    KeyTransport transport =
        new KeyTransport(
            () -> {
              throw new IllegalArgumentException("a defect");
            });
    assertEquals("libfido2 failed", transport.availability().detail());
  }
}
