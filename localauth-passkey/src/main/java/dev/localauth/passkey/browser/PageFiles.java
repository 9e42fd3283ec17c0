// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The files that the page consists of, the same in every ceremony. */
final class PageFiles {
  private PageFiles() {}

  /** Returns the file of that name below the page's path, {@code ""} for the page itself. */
  static Optional<Reply> find(String name) {
    return switch (name) {
      case "" -> Optional.of(file("page.html", "text/html"));
      case "page.css" -> Optional.of(file(name, "text/css"));
      case "page.js" -> Optional.of(file(name, "text/javascript"));
      default -> Optional.empty();
    };
  }

  private static Reply file(String name, String type) {
    try (InputStream stream = PageFiles.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return Reply.of(type + "; charset=utf-8", stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
