// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import dev.localauth.api.SessionAnchorException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** An open session whose record, directory or files were changed in a few random ways. */
final class DamagedSession {
  private static final List<String> ODD =
      List.of(
          "",
          "0",
          "00",
          "1",
          "+1",
          "-1",
          " 1",
          "1 ",
          "0x1",
          "1.0",
          "999999999999999",
          "9999999999999999",
          "999999999999999999",
          "9999999999999999999",
          "absent",
          "none",
          "*",
          "?",
          "[a-z]",
          "$(id)",
          "`id`",
          "'",
          "\"",
          "\\",
          "a=b",
          "~",
          "a b",
          "\t",
          "\u00e9",
          "\u0130",
          "totp,totp",
          "pin,totp",
          "totp,pin,sms",
          "pin,totp,pin",
          ",totp",
          "totp,",
          "Totp",
          "-totp",
          "process",
          "terminal",
          "/",
          "../x",
          "1-1",
          "true",
          "1;true");

  private final RecordedSession session;
  private final Random random;
  private final TreeMap<String, String> fields;
  private final List<String> done = new ArrayList<>();

  /** Damages {@code session}, {@code times} times. */
  DamagedSession(RecordedSession session, Random random, int times)
      throws IOException, SessionAnchorException {
    this.session = session;
    this.random = random;
    fields = session.restore();
    for (int i = 0; i < times && random.nextInt(3) > 0; i++) {
      changeValue();
    }
    byte[] content = RecordedSession.text(fields);
    for (int i = 0; i < times && random.nextInt(3) == 0; i++) {
      content = changeBytes(content);
    }
    session.write(content);
    for (int i = 0; i < times && random.nextInt(4) == 0; i++) {
      changeFiles();
    }
  }

  /** Says whether nothing was changed that an open session could not have. */
  boolean isPlain() {
    return done.isEmpty();
  }

  @Override
  public String toString() {
    return String.join(", ", done) + "\n" + fields;
  }

  private void changeValue() throws SessionAnchorException {
    String key = pick(fields.keySet().toArray(String[]::new));
    String value = fields.getOrDefault(key, "");
    switch (random.nextInt(8)) {
      case 0 -> {
        fields.remove(key);
        done.add("without " + key);
      }
      case 1 -> put(pick("a", "boot2", "mode", "zz"), pick("", "1"));
      case 2 -> put(key, pick(fields.values().toArray(String[]::new)));
      case 3 -> put(key, mutated(value));
      case 4 -> inTime();
      case 5 -> sound();
      default -> put(key, ODD.get(random.nextInt(ODD.size())));
    }
  }

  /** Far enough from now that both readers see the same side of it. */
  private void inTime() throws SessionAnchorException {
    long now = session.now();
    long far = now + 600_000L * (1 + random.nextInt(1000));
    long past = Math.max(1, now - 600_000L * (1 + random.nextInt(1000)));
    put(
        pick("issued", "used", "longest", "idle"),
        Long.toString(random.nextBoolean() ? far : past));
  }

  /** What an open session may well look like, too; not a damage. */
  private void sound() {
    fields.replace("longest", pick("0", "3600000", "2592000000"));
    fields.replace("scope", pick("terminal", "process"));
    fields.replace("terminal", pick("", "pts/0", "tty1", "pts/1234"));
    fields.replace("way", pick("pin", "pin,totp", "a-third-party-method", "totp,biometric"));
    fields.replace("generation", pick("1", "2", "123456"));
  }

  private String mutated(String value) {
    StringBuilder text = new StringBuilder(value);
    int at = random.nextInt(value.length() + 1);
    switch (random.nextInt(4)) {
      case 0 -> text.insert(at, pick("0", " ", "\r", "\0", "\t", ":", "a", "\u0085"));
      case 1 -> text.append(pick(" ", "\r", "\0", "0", "=", "\u00a0"));
      case 2 -> text.setLength(at);
      default -> text.reverse();
    }
    return text.toString();
  }

  private void put(String key, String value) {
    String earlier = fields.put(key, value);
    if (!value.equals(earlier)) {
      done.add(key + "=" + value);
    }
  }

  private byte[] changeBytes(byte[] content) {
    int at = random.nextInt(content.length);
    switch (random.nextInt(7)) {
      case 0 -> {
        done.add("cut at " + at);
        return Arrays.copyOf(content, at == 0 ? 1 : at);
      }
      case 1 -> {
        int bit = random.nextInt(8);
        done.add("bit " + bit + " of byte " + at);
        byte[] flipped = content.clone();
        flipped[at] ^= (byte) (1 << bit);
        return flipped;
      }
      case 2 -> {
        return joined(content, at, pick("\0", "\r", "\n", "\r\n", " ", "\\", "\\\n", "\uFEFF"));
      }
      case 3 -> {
        return joined(content, content.length, pick("\n", " ", "\0", "x", "x=1\n", "way=totp\n"));
      }
      case 4 -> {
        return joined(content, 0, pick("\n", " ", "\0", "\uFEFF", "a=1\n", "#\n"));
      }
      case 5 -> {
        List<String> lines = lines(content);
        lines.add(random.nextInt(lines.size() + 1), lines.get(random.nextInt(lines.size())));
        done.add("a line twice");
        return whole(lines);
      }
      default -> {
        List<String> lines = lines(content);
        Collections.swap(lines, 0, random.nextInt(lines.size()));
        if (!Arrays.equals(whole(lines), content)) {
          done.add("lines in another order");
        }
        return whole(lines);
      }
    }
  }

  private static List<String> lines(byte[] content) {
    return new ArrayList<>(
        List.of(new String(content, StandardCharsets.ISO_8859_1).split("\n", -1)));
  }

  private static byte[] whole(List<String> lines) {
    return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] joined(byte[] content, int at, String added) {
    done.add("added at " + at + " " + added.codePoints().boxed().toList());
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(content, 0, at);
    all.writeBytes(added.getBytes(StandardCharsets.UTF_8));
    all.write(content, at, content.length - at);
    return all.toByteArray();
  }

  private void changeFiles() throws IOException {
    Path record = session.record();
    Path records = session.places().records();
    if (!Files.isRegularFile(record) || Files.isSymbolicLink(records)) {
      return;
    }
    switch (random.nextInt(14)) {
      case 0 ->
          did("mode of the record", () -> mode(record, "rw-rw----", "rw----rw-", "rwx------"));
      case 1 -> did("owner of the record", () -> Files.setAttribute(record, "unix:uid", 0));
      case 2 -> did("record is a link", () -> link(record));
      case 3 -> did("record has two names", () -> Files.createLink(aside(record), record));
      case 4 ->
          did("record is a FIFO", () -> Machine.must("sh", "-c", "rm $0; mkfifo $0", record + ""));
      case 5 -> did("record is a directory", () -> directory(record));
      case 6 ->
          did("mode of the directory", () -> mode(records, "rwxr-x---", "rwx-----x", "rwxrwxrwx"));
      case 7 -> did("owner of the directory", () -> Files.setAttribute(records, "unix:uid", 0));
      case 8 -> did("directory is a link", () -> link(records));
      case 9 -> did("marker is a copy", () -> copy(session.places().marker()));
      case 10 -> did("settings are a copy", () -> copy(session.places().settings()));
      case 11 -> did("no marker", () -> Files.delete(session.places().marker()));
      case 12 -> did("no settings", () -> Files.delete(session.places().settings()));
      default -> did("marker is a link", () -> link(session.places().marker()));
    }
  }

  private interface Damage {
    void run() throws IOException;
  }

  private void did(String what, Damage damage) throws IOException {
    damage.run();
    done.add(what);
  }

  private void mode(Path file, String... modes) throws IOException {
    RecordedSession.mode(file, pick(modes));
  }

  private static void directory(Path record) throws IOException {
    Files.delete(record);
    Files.createDirectory(record);
  }

  private static Path aside(Path file) throws IOException {
    Path other = file.resolveSibling(file.getFileName() + ".aside");
    RecordedSession.delete(other);
    return other;
  }

  private static void link(Path file) throws IOException {
    if (Files.exists(file)) {
      Path moved = Files.move(file, aside(file));
      Files.createSymbolicLink(file, moved);
    }
  }

  /** Of the same content, size, owner, mode and modification time. */
  private void copy(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    FileTime time = Files.getLastModifiedTime(file);
    byte[] content = Files.readAllBytes(file);
    Path other = Files.write(aside(file), content);
    RecordedSession.mode(other, "rw-------");
    session.own(other);
    Files.setLastModifiedTime(other, time);
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private String pick(String... any) {
    return any[random.nextInt(any.length)];
  }
}
