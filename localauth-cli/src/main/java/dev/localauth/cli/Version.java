// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version this was built as. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    Properties built = new Properties();
    try (InputStream file = Version.class.getResourceAsStream("version.properties")) {
      if (file != null) {
        built.load(file);
      }
    }
    return new String[] {"localauth " + built.getProperty("version", "unknown")};
  }
}
