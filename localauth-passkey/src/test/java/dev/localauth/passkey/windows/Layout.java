// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * Where JNA puts the fields of a structure.
 *
 * @param name the class
 * @param size all of it
 * @param fields in their order
 */
record Layout(String name, int size, List<Field> fields) {
  /**
   * One field.
   *
   * @param name its name
   * @param offset where it is
   * @param size how much it takes
   */
  record Field(String name, int offset, int size) {}

  static List<Layout> all() throws ReflectiveOperationException {
    return List.of(
        of(new RpEntityInformation()),
        of(new UserEntityInformation()),
        of(new HashedClientData()),
        of(new CoseCredentialParameter()),
        of(new CoseCredentialParameters()),
        of(new CredentialEx()),
        of(new CredentialList()),
        of(new Extension()),
        of(new HmacSecretSalt()),
        of(new HmacSecretSaltValues()),
        of(new MakeCredentialOptions()),
        of(new GetAssertionOptions()),
        of(new CredentialAttestation(zeros())),
        of(new Assertion(zeros())));
  }

  private static Memory zeros() {
    Memory zeros = new Memory(256);
    zeros.clear();
    return zeros;
  }

  static Layout of(Structure structure) throws ReflectiveOperationException {
    Method offset = Structure.class.getDeclaredMethod("fieldOffset", String.class);
    offset.setAccessible(true);
    List<Field> fields = new ArrayList<>();
    Class<?> type = structure.getClass();
    for (String each : type.getAnnotation(Structure.FieldOrder.class).value()) {
      int size = type.getField(each).getType() == Pointer.class ? 8 : Integer.BYTES;
      fields.add(new Field(each, (int) offset.invoke(structure, each), size));
    }
    return new Layout(type.getSimpleName(), structure.size(), fields);
  }
}
