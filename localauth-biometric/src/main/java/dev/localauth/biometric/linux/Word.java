// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;

/** What the process that runs PAM says: a byte for the kind, and its content. */
sealed interface Word {
  /** Something to show; what is not fit to be shown may still be in it. */
  record Shown(String text) implements Word {}

  /** A question; the answer comes as a {@link Reply}. */
  record Asked(String label, boolean echoed) implements Word {}

  /** The last word. */
  record Ended(Stage stage, int code) implements Word {}

  /** Writes this, and waits until it is on its way. */
  default void write(DataOutputStream out) throws IOException {
    if (this instanceof Shown shown) {
      out.writeByte('S');
      out.writeUTF(shown.text());
    } else if (this instanceof Asked asked) {
      out.writeByte(asked.echoed() ? 'E' : 'H');
      out.writeUTF(asked.label());
    } else if (this instanceof Ended ended) {
      out.writeByte('X');
      out.writeByte(ended.stage().ordinal());
      out.writeInt(ended.code());
    }
    out.flush();
  }

  /**
   * Waits for the next.
   *
   * @throws IOException if there is none, or something that is none
   */
  static Word read(DataInputStream in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case 'S' -> new Shown(in.readUTF());
      case 'E' -> new Asked(in.readUTF(), true);
      case 'H' -> new Asked(in.readUTF(), false);
      case 'X' -> new Ended(stage(in.readUnsignedByte()), in.readInt());
      default -> throw new StreamCorruptedException("no word begins with " + kind);
    };
  }

  private static Stage stage(int number) throws StreamCorruptedException {
    if (number >= Stage.values().length) {
      throw new StreamCorruptedException("no stage has the number " + number);
    }
    return Stage.values()[number];
  }
}
