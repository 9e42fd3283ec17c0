// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A full and a read-only disk, mounted where nobody else sees it. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SmallDiskIT {
  @TempDir Path disk;

  @Test
  void aFullOrReadOnlyDiskKeepsTheEarlierValue() throws Exception {
    assumeTrue(
        run("unshare", "-rm", "true") == 0,
        "skipped: this system gives no mount namespace (unshare -rm)");
    String script = "mount -t tmpfs -o size=64k,mode=700 tmpfs \"$0\" && exec \"$@\"";
    int ended =
        run(
            "unshare",
            "-rm",
            "sh",
            "-c",
            script,
            disk.toString(),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            SmallDisk.class.getName(),
            disk.toString());
    assertEquals(0, ended);
  }

  private static int run(String... command) throws Exception {
    Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
    process.inputReader(StandardCharsets.UTF_8).lines().forEach(System.out::println);
    return process.waitFor();
  }
}
