// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory that looks like {@code /proc}. */
final class FakeProc {
  static final String BOOT_ID = "0f2c0c3e-5b4a-4d1e-9f60-2f4b6a1c7d8e";

  private final Path root;

  FakeProc(Path root) {
    this.root = root;
    file("sys/kernel/random/boot_id", BOOT_ID + "\n");
    file("uptime", "2840.39 5243.59\n");
  }

  LinuxSessionAnchors anchors() {
    return new LinuxSessionAnchors(root);
  }

  FakeProc process(long pid, long parent, long session, int terminal, long start) {
    return process(pid, "(sh)", 'S', parent, session, terminal, start);
  }

  FakeProc process(
      long pid, String name, char state, long parent, long session, int terminal, long start) {
    return file(
        pid + "/stat",
        "%d %s %c %d %d %d %d %d 4194560 1 2 3 4 5 6 7 8 20 0 1 0 %d 2 3 184 1 1 0 0 0 0\n"
            .formatted(pid, name, state, parent, pid, session, terminal, pid, start));
  }

  FakeProc file(String name, String content) {
    return file(name, content.getBytes(StandardCharsets.ISO_8859_1));
  }

  FakeProc file(String name, byte[] content) {
    try {
      Path path = root.resolve(name);
      Files.createDirectories(path.getParent());
      Files.write(path, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FakeProc link(String name, String target) {
    try {
      Path path = root.resolve(name);
      Files.createDirectories(path.getParent());
      Files.createSymbolicLink(path, Path.of(target));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
