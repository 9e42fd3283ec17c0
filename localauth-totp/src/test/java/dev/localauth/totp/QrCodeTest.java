// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.QRCodeWriter;
import dev.localauth.api.Person;
import dev.localauth.api.Secret;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QrCodeTest {
  private static final int SIZE = 400;

  @ParameterizedTest
  @EnumSource
  void whatIsScannedIsTheUri(Algorithm algorithm) throws Exception {
    TotpParameters parameters = new TotpParameters(algorithm, 8, Duration.ofSeconds(30));
    Person person = new Person("Jörg Groß", "büro:1");
    byte[] bytes = new byte[algorithm.seedLength()];
    bytes[0] = (byte) 0xf1;
    try (Secret seed = Secret.owning(bytes);
        SetupSheet sheet = SetupSheet.of(parameters, person, seed)) {
      String uri = sheet.uri().use(text -> new String(text, UTF_8));
      String scanned = scan(draw(uri));
      assertEquals(uri, scanned);
      assertEquals(algorithm.seedLength(), AuthenticatorApp.scanning(scanned).seed().length);
    }
  }

  private static BitMatrix draw(String text) throws Exception {
    return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, SIZE, SIZE);
  }

  private static String scan(BitMatrix drawn) throws Exception {
    int[] pixels = new int[SIZE * SIZE];
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        pixels[y * SIZE + x] = drawn.get(x, y) ? 0 : 0xffffff;
      }
    }
    var source = new RGBLuminanceSource(SIZE, SIZE, pixels);
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
  }
}
