// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testsupport.Processes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Where seed, code and token are not. The program is held right after its work by a descriptor that
 * takes no more, so that its memory can be looked at; it is started as the launcher does, but for
 * the option that forbids to look.
 */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class SecretsIT {
  private static final String FULL_PIPE =
      "rm -f full; mkfifo full; exec 9<>full; head -c 65536 /dev/zero >&9";
  private static final String PIN = "heron%27q";
  private static final Pattern KEY = Pattern.compile("secret=([A-Z2-7]+)");

  @Test
  void afterSetupNeitherSeedNorCodeIsInTheHeap() throws IOException {
    Person person = Person.withAnEmptyHome();
    try (Desk desk = person.desk()) {
      desk.run(FULL_PIPE);
      desk.type(java("setup --method totp --store file") + " 2>&9");
      Matcher key = KEY.matcher(desk.expect(Desk.PROMPT));
      assertTrue(key.find());
      AuthenticatorApp app = new AuthenticatorApp(key.group(1), 0);
      // While the key is on the screen it is in memory: this shows that the search would find it.
      assertTrue(found(dump(person, desk), forms(app.key(), "")).containsKey("base32"));
      String code = app.next();
      desk.terminal().send(code + "\r");
      awaitFile(person.settings());
      assertEquals(Map.of(), found(dump(person, desk), forms(app.key(), code)));
    }
  }

  @Test
  void afterTheGateHasOpenedNeitherSeedNorCodeIsInTheHeap() throws IOException {
    EnrolledPerson enrolled = EnrolledPerson.justNow();
    Person person = enrolled.person();
    try (Desk desk = person.desk()) {
      desk.run(FULL_PIPE);
      desk.type(java("run -- true") + " 3>&9").expect(Desk.PROMPT);
      String code = enrolled.app().next();
      desk.terminal().send(code + "\r");
      awaitRecord(person);
      byte[] heap = dump(person, desk);
      assertEquals(Map.of(), found(heap, forms(enrolled.app().key(), code)));
      assertTrue(
          new String(heap, StandardCharsets.ISO_8859_1).contains("la1_"),
          "the token, which is on its way to the launcher, shows that the search finds things");
    }
  }

  @Test
  void afterAPinWasChosenAndChangedNeitherIsInTheHeap() throws IOException {
    Person person = Person.withAnEmptyHome();
    try (Desk desk = person.desk()) {
      desk.run(FULL_PIPE);
      desk.type(java("setup --method pin --store file") + " 2>&9").choose(PIN);
      awaitFile(person.settings());
      assertEquals(Map.of(), found(dump(person, desk), words(PIN)));
    }
    RecoverablePerson example = RecoverablePerson.justNow();
    try (Desk desk = example.person().desk()) {
      desk.run(FULL_PIPE);
      String before = enrolled(example.person());
      desk.type(java("pin change") + " 2>&9").answer("PIN: ", RecoverablePerson.PIN);
      // While it is typed it is in memory: this shows that the search would find it.
      desk.expect("New PIN: ");
      desk.terminal().send("half-typed");
      awaitTrue(() -> found(dump(example.person(), desk), words("half-typed")).size() > 0);
      desk.terminal().sendControl('U');
      desk.terminal().send(PIN + "\r");
      desk.answer("Repeat PIN: ", PIN);
      awaitTrue(() -> !enrolled(example.person()).equals(before));
      pause();
      Map<String, byte[]> all = words(PIN);
      all.putAll(words(RecoverablePerson.PIN));
      all.putAll(words("half-typed"));
      assertEquals(Map.of(), found(dump(example.person(), desk), all));
    }
  }

  @Test
  void afterUseNoRecoveryCodeIsInTheHeapOrInAFileOrShown() throws IOException {
    RecoverablePerson example = RecoverablePerson.justNow();
    Person person = example.person();
    String used = example.code(3);
    try (Desk desk = person.desk()) {
      desk.run(FULL_PIPE);
      String before = enrolled(person);
      desk.type(java("unlock --method recovery") + " 2>&9")
          .answer(RecoverablePerson.QUESTION, used)
          .choose(PIN);
      awaitTrue(() -> !enrolled(person).equals(before));
      pause();
      Map<String, byte[]> all = words(used);
      all.putAll(words(used.replace("-", "")));
      all.putAll(words(PIN));
      assertEquals(Map.of(), found(dump(person, desk), all));
      assertEquals(List.of(), shown(person, "cmdline", all));
      assertEquals(List.of(), shown(person, "environ", all));
      assertEquals(List.of(), inFiles(person, all));
    }
  }

  @Test
  void afterTheyWereMadeNoRecoveryCodeIsInTheHeap() throws IOException {
    RecoverablePerson example = RecoverablePerson.justNow();
    Person person = example.person();
    try (Desk desk = person.desk()) {
      desk.run(FULL_PIPE);
      desk.type(java("recovery renew") + " 2>&9").answer("PIN: ", RecoverablePerson.PIN);
      List<String> codes = RecoverablePerson.shown(desk);
      assertTrue(found(dump(person, desk), words(codes.get(0))).size() > 0, "none is found");
      String before = enrolled(person);
      desk.terminal().send(codes.get(1) + "\r");
      awaitTrue(() -> !enrolled(person).equals(before));
      pause();
      Map<String, byte[]> all = new TreeMap<>();
      for (String code : codes.subList(0, 3)) {
        all.putAll(words(code));
        all.putAll(words(code.replace("-", "")));
      }
      assertEquals(Map.of(), found(dump(person, desk), all));
      assertEquals(List.of(), inFiles(person, all));
    }
  }

  @Test
  void noFileAndNoProcessShowsSeedCodeOrToken() throws IOException {
    EnrolledPerson enrolled = EnrolledPerson.justNow();
    Person person = enrolled.person();
    try (Desk desk = enrolled.desk()) {
      desk.type("localauth run -- sh -c 'echo token=$LOCALAUTH_SESSION; read go'")
          .expect(Desk.PROMPT);
      String code = enrolled.app().next();
      Map<String, byte[]> seed = forms(enrolled.app().key(), "");
      assertEquals(List.of(), shown(person, "cmdline", seed), "while it asks");
      assertEquals(List.of(), shown(person, "environ", seed), "while it asks");
      desk.terminal().send(code + "\r");
      Matcher token =
          Pattern.compile("(la1_[A-Za-z0-9_-]{43})\r\n")
              .matcher(desk.expect("\r\n") + desk.expect("\r\n"));
      assertTrue(token.find());
      Map<String, byte[]> all = forms(enrolled.app().key(), code);
      all.put("token", ascii(token.group(1)));
      assertEquals(List.of(), shown(person, "cmdline", all), "while the agent runs");
      assertEquals(List.of(), inFiles(person, all));
      all.remove("token");
      assertEquals(List.of(), shown(person, "environ", all), "while the agent runs");
      desk.terminal().send("\r");
      desk.ended();
      all.put("token", ascii(token.group(1)));
      assertEquals(List.of(), inFiles(person, all));
    }
  }

  /** The launcher's own command line, without what forbids to attach. */
  private static String java(String arguments) {
    Program program = Program.installed();
    return "env -i HOME=$HOME TERM=$TERM LC_ALL=$LC_ALL PATH=/usr/bin:/bin "
        + program.java()
        + " -XX:-UsePerfData -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m"
        + " -Dfile.encoding=UTF-8 -Djava.awt.headless=true -Djna.nosys=true -Djna.nounpack=true"
        + " -Djna.boot.library.path="
        + Machine.must(
                "sh", "-c", "ls -d " + program.home() + "/lib/native/linux-$(uname -m | tr _ -)")
            .strip()
        + " -jar "
        + program.home().resolve("lib/localauth.jar")
        + " $$ "
        + arguments;
  }

  private static byte[] dump(Person person, Desk desk) throws IOException {
    long jvm =
        ProcessHandle.of(desk.terminal().pid()).stream()
            .flatMap(ProcessHandle::descendants)
            .filter(each -> each.info().command().orElse("").endsWith("/java"))
            .findFirst()
            .orElseThrow()
            .pid();
    Path file = person.home().resolve("heap.hprof");
    Files.deleteIfExists(file);
    // With what is unreachable and not yet collected.
    Processes.Run run =
        person.away(
            "jcmd",
            "-J-XX:-UsePerfData",
            Long.toString(jvm),
            "GC.heap_dump",
            "-all",
            file.toString());
    assertEquals(0, run.exitCode(), run.stdout() + run.stderr());
    byte[] heap = Files.readAllBytes(file);
    Files.delete(file);
    // It would remove this itself, but it is going to be killed.
    Files.deleteIfExists(Path.of("/tmp/.java_pid" + jvm));
    return heap;
  }

  /** What to look for: the seed in each form, and the code as bytes and as characters. */
  private static Map<String, byte[]> forms(String key, String code) {
    byte[] raw = base32(key);
    Map<String, byte[]> forms = new TreeMap<>();
    forms.put("raw", raw);
    forms.put("base32", ascii(key));
    forms.put("base32 in lower case", ascii(key.toLowerCase(Locale.ROOT)));
    forms.put("base32 in groups", ascii(key.replaceAll("(.{4})(?!$)", "$1 ")));
    forms.put("base32 as characters", key.getBytes(StandardCharsets.UTF_16LE));
    forms.put("base32 as characters, big end first", key.getBytes(StandardCharsets.UTF_16BE));
    forms.put("hexadecimal", ascii(HexFormat.of().formatHex(raw)));
    forms.put("base64", ascii(Base64.getEncoder().withoutPadding().encodeToString(raw)));
    if (!code.isEmpty()) {
      forms.put("code", ascii(code));
      forms.put("code as characters", code.getBytes(StandardCharsets.UTF_16LE));
      forms.put("code as characters, big end first", code.getBytes(StandardCharsets.UTF_16BE));
    }
    return forms;
  }

  /** What to look for of a text that was typed: as bytes and as characters. */
  private static Map<String, byte[]> words(String text) {
    Map<String, byte[]> forms = new TreeMap<>();
    forms.put(text, ascii(text));
    forms.put(text + " as characters", text.getBytes(StandardCharsets.UTF_16LE));
    forms.put(text + " as characters, big end first", text.getBytes(StandardCharsets.UTF_16BE));
    return forms;
  }

  /** What is kept, as long as nothing changes it. */
  private static String enrolled(Person person) {
    return Machine.must("sh", "-c", "cat \"$0\"/* | sha256sum", person.secrets().toString());
  }

  private interface Look {
    boolean isSo() throws IOException;
  }

  private static void awaitTrue(Look look) throws IOException {
    long deadline = System.nanoTime() + Desk.LIMIT.toNanos();
    while (!look.isSo()) {
      assertTrue(System.nanoTime() < deadline, "nothing changed");
    }
  }

  private static Map<String, Integer> found(byte[] content, Map<String, byte[]> forms) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    Map<String, Integer> found = new TreeMap<>();
    forms.forEach(
        (name, form) -> {
          int at = text.indexOf(new String(form, StandardCharsets.ISO_8859_1));
          if (at >= 0) {
            found.put(name, at);
          }
        });
    return found;
  }

  private static List<String> inFiles(Person person, Map<String, byte[]> forms) throws IOException {
    List<String> files =
        Machine.find(
                "/tmp",
                "/dev/shm",
                "/var/tmp",
                person.home().toString(),
                person.records().toString(),
                "-type",
                "f",
                "-user",
                person.account().name())
            .stream()
            .distinct()
            .toList();
    assertTrue(files.size() >= 6, files.toString());
    List<String> found = new ArrayList<>();
    for (String file : files) {
      found(Files.readAllBytes(Path.of(file)), forms)
          .forEach((form, at) -> found.add(file + ": " + form));
    }
    return found;
  }

  static List<String> shown(Person person, String what, Map<String, byte[]> forms) {
    List<String> found = new ArrayList<>();
    List<ProcessHandle> processes =
        ProcessHandle.allProcesses()
            .filter(each -> each.info().user().equals(Optional.of(person.account().name())))
            .toList();
    assertTrue(processes.size() >= 2, "there is nobody to look at");
    for (ProcessHandle process : processes) {
      byte[] content;
      try {
        content = Files.readAllBytes(Path.of("/proc/" + process.pid() + "/" + what));
      } catch (IOException ended) {
        continue;
      }
      found(content, forms).forEach((form, at) -> found.add(process.info() + ": " + form));
    }
    return found;
  }

  private static void awaitRecord(Person person) throws IOException {
    long deadline = System.nanoTime() + Desk.LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      if (Files.isDirectory(person.records())) {
        try (Stream<Path> files = Files.list(person.records())) {
          // The note of the agent is the last file before the token is sent.
          if (files.anyMatch(each -> each.toString().endsWith(".agent"))) {
            pause();
            return;
          }
        }
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("no session was opened");
  }

  private static void awaitFile(Path file) {
    long deadline = System.nanoTime() + Desk.LIMIT.toNanos();
    while (!Files.exists(file)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(file + " was not written");
      }
      Thread.onSpinWait();
    }
    pause();
  }

  /** Until it writes to the descriptor that takes no more; nothing outside shows that moment. */
  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] base32(String key) {
    String bits =
        key.chars()
            .map("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"::indexOf)
            .mapToObj(
                value -> String.format("%5s", Integer.toBinaryString(value)).replace(' ', '0'))
            .reduce("", String::concat);
    byte[] raw = new byte[bits.length() / 8];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
    }
    return raw;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
