// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A program that starts others, one after the other and again, and prints the median time of each:
 * {@code ROUNDS NAME WORD... -- NAME WORD...}. The first is what the others are compared with.
 */
final class TimedStarts {
  private static final int UNCOUNTED = 2;

  private TimedStarts() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = Integer.parseInt(arguments[0]);
    Map<String, List<Long>> times = new LinkedHashMap<>();
    List<List<String>> commands = commands(arguments);
    for (int round = -UNCOUNTED; round < rounds; round++) {
      for (List<String> command : commands) {
        long passed = time(command.subList(1, command.size()));
        if (round >= 0) {
          times.computeIfAbsent(command.get(0), name -> new ArrayList<>()).add(passed);
        }
      }
    }
    double floor = median(Objects.requireNonNull(times.get(commands.get(0).get(0))));
    times.forEach(
        (name, each) ->
            System.out.printf(
                "| %s | %.1f | %.2f |%n", name, median(each) / 1e6, median(each) / floor));
    System.out.println("measured");
  }

  private static List<List<String>> commands(String[] arguments) {
    List<List<String>> commands = new ArrayList<>(List.of(new ArrayList<>()));
    for (String word : Arrays.asList(arguments).subList(1, arguments.length)) {
      if (word.equals("--")) {
        commands.add(new ArrayList<>());
      } else {
        commands.get(commands.size() - 1).add(word);
      }
    }
    return commands;
  }

  private static long time(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true);
    long begun = System.nanoTime();
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes());
    int exitCode = process.waitFor();
    long passed = System.nanoTime() - begun;
    if (exitCode != 0) {
      throw new IOException(command + " ended with " + exitCode + ": " + said);
    }
    return passed;
  }

  private static double median(List<Long> times) {
    long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
  }

  /** The program that does nothing. */
  static final class Hello {
    private Hello() {}

    public static void main(String[] arguments) {
      System.out.println("hello");
    }
  }
}
