// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Class paths made fit for a JVM 11; what was made once is kept in {@code target}. */
final class LoweredClasses {
  private static final int JAVA_11 = 55;
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Path PLACE = Path.of("target", "wine").toAbsolutePath();

  private final WineTools tools;

  LoweredClasses(WineTools tools) {
    this.tools = tools;
  }

  /** Returns the same entries, the newer ones replaced by lower ones, and what they call. */
  List<Path> of(List<Path> classPath) throws IOException {
    List<Path> lowered = new ArrayList<>();
    for (Path entry : classPath) {
      lowered.add(isNewer(entry) ? lower(entry, classPath) : entry);
    }
    lowered.add(tools.javaApi());
    return lowered;
  }

  /** By one JVM at a time: what one has made, the others need not. */
  private Path lower(Path entry, List<Path> classPath) throws IOException {
    Files.createDirectories(PLACE);
    try (FileChannel turn =
        FileChannel.open(
            PLACE.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      turn.lock();
      Path made = PLACE.resolve(digest(entry) + "-" + entry.getFileName());
      return Files.exists(made) ? made : lower(entry, classPath, made);
    }
  }

  private Path lower(Path entry, List<Path> classPath, Path made) throws IOException {
    Path making = PLACE.resolve(ProcessHandle.current().pid() + "-" + entry.getFileName());
    ProcessBuilder downgrader =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            tools.downgrader().toString(),
            "-c",
            String.valueOf(JAVA_11),
            "--quiet",
            "downgrade",
            "-t",
            entry.toAbsolutePath().toString(),
            making.toString(),
            "-cp",
            classPath.stream()
                .map(each -> each.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator)));
    // It leaves a directory of its own where it runs.
    Processes.Run run = Processes.run(LIMIT, downgrader.directory(PLACE.toFile()), "");
    if (run.exitCode() != 0 || !Files.exists(making)) {
      throw new AssertionError(entry + " cannot be lowered: " + run.stdout() + run.stderr());
    }
    return Files.move(making, made, StandardCopyOption.ATOMIC_MOVE);
  }

  private static boolean isNewer(Path entry) throws IOException {
    if (Files.isDirectory(entry)) {
      return holdsNewer(entry);
    }
    try (FileSystem jar = FileSystems.newFileSystem(entry)) {
      return holdsNewer(jar.getPath("/"));
    }
  }

  private static boolean holdsNewer(Path root) throws IOException {
    for (Path each : files(root)) {
      if (each.toString().endsWith(".class") && !isSetAside(each) && version(each) > JAVA_11) {
        return true;
      }
    }
    return false;
  }

  // A JVM 11 looks at neither on the class path, unless it is an edition for itself.
  private static boolean isSetAside(Path file) {
    return file.toString().contains("META-INF/versions")
        || file.getFileName().toString().equals("module-info.class");
  }

  private static int version(Path file) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      in.skipNBytes(Integer.BYTES + Short.BYTES);
      return in.readUnsignedShort();
    }
  }

  private String digest(Path entry) throws IOException {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(tools.edition());
      for (Path each : Files.isDirectory(entry) ? files(entry) : List.of(entry)) {
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(Files.size(each)).flip());
        sha.update(entry.relativize(each).toString().getBytes(UTF_8));
        try (InputStream in = Files.newInputStream(each)) {
          sha.update(in.readAllBytes());
        }
      }
      return HexFormat.of().formatHex(sha.digest(), 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
