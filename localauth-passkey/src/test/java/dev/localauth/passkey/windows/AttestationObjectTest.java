// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttestationObjectTest {
  @Test
  void itIsTheBytesOfTheSpecification() {
    assertEquals(
        "a363666d74646e6f6e656761747453746d74a0686175746844617461581e",
        HexFormat.of()
            .formatHex(AttestationObject.none(FakeWindows.filled(30, 9)))
            .substring(0, 60));
  }

  @ParameterizedTest
  @ValueSource(ints = {37, 255, 256, 0x8000, 0xffff})
  void aParserFindsTheSame(int length) throws Exception {
    byte[] data = FakeWindows.filled(length, 9);
    try (JsonParser parser = new CBORFactory().createParser(AttestationObject.none(data))) {
      assertEquals(JsonToken.START_OBJECT, parser.nextToken());
      assertEquals("fmt", parser.nextFieldName());
      assertEquals("none", parser.nextTextValue());
      assertEquals("attStmt", parser.nextFieldName());
      assertEquals(JsonToken.START_OBJECT, parser.nextToken());
      assertEquals(JsonToken.END_OBJECT, parser.nextToken());
      assertEquals("authData", parser.nextFieldName());
      parser.nextToken();
      assertArrayEquals(data, parser.getBinaryValue());
      assertEquals(JsonToken.END_OBJECT, parser.nextToken());
      assertEquals(null, parser.nextToken());
    }
  }
}
