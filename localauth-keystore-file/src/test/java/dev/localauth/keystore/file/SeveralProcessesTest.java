// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SeveralProcessesTest {
  @TempDir Path temporary;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endThem() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void eightThatBeginAtOnceLoseNothing() throws Exception {
    Place place = new Place(temporary.resolve("data/secrets"));
    Map<String, Process> processes = new LinkedHashMap<>();
    for (String id : "abcdefgh".split("")) {
      processes.put(id, start(place, id, 20));
    }
    for (Process process : processes.values()) {
      assertEquals("ready", process.inputReader().readLine());
    }
    for (Process process : processes.values()) {
      go(process);
    }
    for (Map.Entry<String, Process> each : processes.entrySet()) {
      each.getValue().inputReader().lines().forEach(line -> {});
      assertEquals(0, each.getValue().waitFor(), each.getKey());
      for (int i = 0; i < 20; i++) {
        assertEquals(
            Optional.of(each.getKey() + "/" + i),
            place.value(StoringProcess.own(each.getKey(), i)));
      }
    }
    String last = place.value(StoringProcess.SHARED).orElseThrow();
    assertEquals(StoringProcess.text(last.substring(0, 1)), last);
    // 8 times 20 of their own, the shared one, and one key.
    assertEquals(8 * 20 + 2, place.names().size(), place.names()::toString);
    for (String name : place.names()) {
      assertEquals("rw-------", Place.permissionsOf(place.directory().resolve(name)));
    }
    assertEquals("rwx------", Place.permissionsOf(temporary.resolve("data")));
  }

  @Test
  void aWriterThatIsKilledLeavesAWholeValue() throws Exception {
    Place place = new Place(temporary.resolve("secrets")).holding(StoringProcess.SHARED, "?");
    for (int round = 0; round < 5; round++) {
      Process process = start(place, "k", Integer.MAX_VALUE);
      BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
      assertEquals("ready", said.readLine());
      go(process);
      for (int i = 0; i < 10 + round; i++) {
        assertTrue(said.readLine() != null, "it ended before it was killed");
      }
      process.destroyForcibly().waitFor();
      assertEquals(Optional.of(StoringProcess.text("k")), place.value(StoringProcess.SHARED));
    }
    assertEquals(Optional.of("after"), place.holding("after").value());
  }

  private Process start(Place place, String id, int count) throws Exception {
    Process process = StoringProcess.start(place.directory(), id, count);
    started.add(process);
    return process;
  }

  private static void go(Process process) throws Exception {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }
}
