// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.file;

import dev.localauth.api.SecretStoreException;
import dev.localauth.api.SecretStoreException.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What the file system says, as the store says it. */
final class FileStoreError {
  private FileStoreError() {}

  static SecretStoreException reading(IOException failure) {
    Reason reason = failure instanceof AccessDeniedException ? Reason.DENIED : Reason.FAILED;
    return new SecretStoreException(
        reason,
        "cannot read the secret files: " + told(failure),
        reason == Reason.DENIED ? "see that the file belongs to you and has mode 0600" : "",
        failure);
  }

  static SecretStoreException writing(IOException failure) {
    return new SecretStoreException(
        Reason.UNWRITABLE,
        "cannot write the secret files: " + told(failure),
        "make room on the disk, or make it writable",
        failure);
  }

  static SecretStoreException denied(Path path, String why, String hint) {
    return new SecretStoreException(Reason.DENIED, printable(path) + " " + why, hint);
  }

  static SecretStoreException corrupt(Path path, String why) {
    return new SecretStoreException(Reason.CORRUPT, printable(path) + " " + why);
  }

  static SecretStoreException corrupt(String message) {
    return new SecretStoreException(Reason.CORRUPT, message);
  }

  /** A path may hold a line end, which must not make two lines of a message. */
  static String printable(Path path) {
    return printable(path.toString());
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  private static String told(IOException failure) {
    if (failure instanceof FileSystemException about && about.getFile() != null) {
      return printable(about.getFile() + ": " + reason(about));
    }
    return printable(String.valueOf(failure.getMessage()));
  }

  /** The JDK tells the most common reasons by the type of the exception only. */
  private static String reason(FileSystemException failure) {
    if (failure.getReason() != null) {
      return failure.getReason();
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    return failure instanceof NoSuchFileException
        ? "it is not there any more"
        : "input/output error";
  }
}
