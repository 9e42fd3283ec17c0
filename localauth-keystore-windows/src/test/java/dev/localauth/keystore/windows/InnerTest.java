// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A test that ran in another JVM.
 *
 * @param name its method, with parentheses
 * @param trouble why it did not pass, or {@code ""}
 */
record InnerTest(String name, String trouble) {
  /** Reads the report of JUnit's console. */
  static List<InnerTest> read(Path report) throws Exception {
    NodeList cases =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(report.toFile())
            .getElementsByTagName("testcase");
    List<InnerTest> tests = new ArrayList<>();
    for (int i = 0; i < cases.getLength(); i++) {
      Element test = (Element) cases.item(i);
      tests.add(new InnerTest(test.getAttribute("name"), trouble(test)));
    }
    return tests;
  }

  private static String trouble(Element test) {
    StringBuilder trouble = new StringBuilder();
    for (String kind : List.of("failure", "error", "skipped")) {
      NodeList found = test.getElementsByTagName(kind);
      for (int i = 0; i < found.getLength(); i++) {
        trouble.append(kind).append(": ").append(found.item(i).getTextContent());
      }
    }
    return trouble.toString();
  }

  void assertPassed() {
    assertEquals("", trouble, name);
  }
}
