// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.file;

import java.io.IOException;
import java.nio.file.Path;

/** The directories that lead to a file of the administrator. */
public final class AdministratorsPath {
  private AdministratorsPath() {}

  /**
   * Makes sure that nobody but {@code owner} or the administrators can replace one of the
   * directories above {@code file}.
   *
   * @throws UntrustedFileException if somebody else can
   */
  public static void check(Path file, long owner) throws IOException {
    NativeFiles.of(file).checkWayTo(file, owner);
  }
}
