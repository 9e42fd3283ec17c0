// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.file;

import dev.localauth.api.SecretName;
import java.nio.file.Path;
import java.util.List;

/** A process that stores, beside others: says ready, waits for a line, stores, says each number. */
final class StoringProcess {
  static final SecretName SHARED = new SecretName("shared", "entry");

  private StoringProcess() {}

  public static void main(String[] arguments) throws Exception {
    Place place = new Place(Path.of(arguments[0]));
    String id = arguments[1];
    int count = Integer.parseInt(arguments[2]);
    System.out.println("ready");
    System.in.read();
    for (int i = 0; i < count; i++) {
      place.holding(own(id, i), id + "/" + i);
      place.holding(SHARED, text(id));
      String seen = place.value(SHARED).orElseThrow();
      if (!seen.equals(text(seen.substring(0, 1)))) {
        throw new AssertionError("torn: " + seen);
      }
      System.out.println(i);
    }
  }

  static SecretName own(String id, int number) {
    return new SecretName("process-" + id, "entry-" + number);
  }

  /** As long as its first letter says, so that a mixture of two would show. */
  static String text(String id) {
    return id.repeat(100 + 10 * id.charAt(0));
  }

  static Process start(Path directory, String id, int count) throws Exception {
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            StoringProcess.class.getName(),
            directory.toString(),
            id,
            Integer.toString(count));
    // Whatever the person lets others do with new files, these are not for them.
    String script = "umask 0; exec \"$@\"";
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", script, "sh");
    builder.command().addAll(java);
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
