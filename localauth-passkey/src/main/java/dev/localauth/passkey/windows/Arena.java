// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import java.util.ArrayList;
import java.util.List;

/** Native memory that lasts as long as one call, and is overwritten after it. */
final class Arena implements AutoCloseable {
  private final List<Memory> memories = new ArrayList<>();
  // Their memory goes when they are collected.
  private final List<Structure> structures = new ArrayList<>();

  Memory empty(int size) {
    Memory memory = new Memory(size);
    memories.add(memory);
    memory.clear();
    return memory;
  }

  Pointer bytes(byte[] bytes) {
    Memory memory = empty(Math.max(1, bytes.length));
    memory.write(0, bytes, 0, bytes.length);
    return memory;
  }

  /** Returns {@code text} as Windows reads it. */
  Pointer wide(String text) {
    return bytes((text + "\0").getBytes(UTF_16LE));
  }

  Pointer structure(Structure structure) {
    structure.write();
    structures.add(structure);
    return structure.getPointer();
  }

  Pointer pointers(List<Pointer> pointers) {
    Memory memory = empty(Math.max(1, pointers.size()) * Native.POINTER_SIZE);
    for (int i = 0; i < pointers.size(); i++) {
      memory.setPointer((long) i * Native.POINTER_SIZE, pointers.get(i));
    }
    return memory;
  }

  @Override
  public void close() {
    structures.clear();
    for (Memory memory : memories) {
      memory.clear();
      memory.close();
    }
    memories.clear();
  }
}
