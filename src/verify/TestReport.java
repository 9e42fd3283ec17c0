// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Prints, per module, how many tests ran, and each skipped one with its reason. With the argument
 * "true" (CI) a skip that is not listed in src/verify/expected-skips fails, and so does a run
 * without tests. Prints, too, how much of the contract of secret stores each store of
 * src/verify/stores passed; in CI each must have passed all of it, unless only units ran.
 */
final class TestReport {
  private static final Path CONTRACT =
      Path.of(
          "localauth-testkit/src/main/java/dev/localauth/testkit/SecretStoreContract.java");

  private int ran;
  private int failed;
  private final Map<String, String> skips = new TreeMap<>();
  private final Set<String> run = new HashSet<>();
  private final Set<String> passed = new HashSet<>();
  private final TreeMap<String, Integer> modules = new TreeMap<>();

  public static void main(String[] arguments) throws Exception {
    List<String> given = List.of(arguments);
    boolean inCi = given.contains("true");
    TestReport report = new TestReport();
    for (Path file : reports()) {
      report.read(file);
    }
    boolean isSound = report.print(inCi);
    boolean isWhole = report.printContracts() || given.contains("quick") || !inCi;
    System.exit(isSound && isWhole ? 0 : 1);
  }

  private static List<Path> reports() throws IOException {
    try (Stream<Path> files = Files.find(Path.of("."), 5, (file, found) -> isReport(file))) {
      return files.sorted().collect(Collectors.toList());
    }
  }

  private static boolean isReport(Path file) {
    return file.toString().matches(".*/target/(surefire|failsafe)-reports/TEST-.*\\.xml");
  }

  private void read(Path file) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    NodeList cases = document.getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      Element test = (Element) cases.item(i);
      NodeList skipped = test.getElementsByTagName("skipped");
      if (skipped.getLength() > 0) {
        skips.put(idOf(test), reason((Element) skipped.item(0)));
        continue;
      }
      ran++;
      run.add(idOf(test));
      boolean isFailed =
          test.getElementsByTagName("failure").getLength() > 0
              || test.getElementsByTagName("error").getLength() > 0;
      failed += isFailed ? 1 : 0;
      if (!isFailed) {
        passed.add(idOf(test));
      }
      modules.merge(file.getName(1).toString(), 1, Integer::sum);
    }
  }

  /** The console launcher writes the parameter types, Surefire does not. */
  private static String idOf(Element test) {
    return test.getAttribute("classname")
        + "."
        + test.getAttribute("name").replaceAll("\\([^)]*\\)", "");
  }

  private static String reason(Element skipped) {
    String message = skipped.getAttribute("message");
    String text = message.isEmpty() ? skipped.getTextContent() : message;
    String line = text.lines().findFirst().orElse("no reason given");
    int exception = line.lastIndexOf("Exception: ");
    return exception < 0 ? line : line.substring(exception + "Exception: ".length());
  }

  private boolean print(boolean inCi) throws IOException {
    modules.forEach((module, count) -> System.out.printf("%-32s %5d tests%n", module, count));
    List<String> expected =
        Files.readAllLines(Path.of("src/verify/expected-skips")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .collect(Collectors.toList());
    boolean unexpected = false;
    // What was skipped in one place and ran in another, as another account, is not skipped.
    skips.keySet().removeAll(run);
    for (Map.Entry<String, String> each : skips.entrySet()) {
      String skip = each.getKey() + ": " + each.getValue();
      boolean isExpected = expected.stream().anyMatch(skip::startsWith);
      unexpected |= !isExpected;
      System.out.println((isExpected ? "skipped: " : "SKIPPED, unexpected: ") + skip);
    }
    System.out.printf("%d passed, %d failed, %d skipped%n", ran - failed, failed, skips.size());
    return failed == 0 && ran > 0 && !(inCi && unexpected);
  }

  /** Says whether each store passed each test of the contract. */
  private boolean printContracts() throws IOException {
    Matcher declared =
        Pattern.compile("@Test\\s+default void (\\w+)\\(").matcher(Files.readString(CONTRACT));
    Set<String> contract =
        declared.results().map(found -> found.group(1)).collect(Collectors.toSet());
    boolean whole = !contract.isEmpty();
    for (String line : Files.readAllLines(Path.of("src/verify/stores"))) {
      if (!line.startsWith("#") && !line.isBlank()) {
        String[] store = line.split(" ");
        long held =
            contract.stream().filter(test -> passed.contains(store[1] + "." + test)).count();
        whole &= held == contract.size();
        System.out.printf(
            "contract of secret stores: %-28s %d of %d%n", store[0], held, contract.size());
      }
    }
    return whole;
  }
}
