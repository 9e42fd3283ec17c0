// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.localauth.core.StepUp;
import dev.localauth.core.enrollment.Way;
import dev.localauth.core.file.AtomicFile;
import dev.localauth.core.file.OwnedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The person's settings file. */
public final class SettingsFile {
  private static final int LIMIT = 1024 * 1024;

  private final Path file;
  private final long owner;

  /** Stands for {@code file}, which must belong to {@code owner}. */
  public SettingsFile(Path file, long owner) {
    this.file = file;
    this.owner = owner;
  }

  /**
   * Returns the settings; {@link Settings#NONE} if there is no file, or no {@code localAuth} in it.
   *
   * @throws InvalidSettingsException if it says what cannot be meant
   */
  public Settings read() throws IOException {
    Optional<byte[]> content = OwnedFile.read(file, owner, LIMIT);
    if (content.isEmpty()) {
      return Settings.NONE;
    }
    SettingsReader reader = new SettingsReader();
    boolean present = JsonObject.read(file, content.get(), reader);
    return present ? reader.settings(file) : Settings.NONE;
  }

  /** Returns what the file holds, or empty if there is none. */
  public Optional<byte[]> content() throws IOException {
    return OwnedFile.read(file, owner, LIMIT);
  }

  /** Makes the file hold what {@link #content} returned earlier. */
  public void restore(Optional<byte[]> earlier) throws IOException {
    if (earlier.isEmpty()) {
      AtomicFile.delete(file);
    } else if (!MessageDigest.isEqual(content().orElse(new byte[0]), earlier.get())) {
      AtomicFile.write(file, earlier.get());
    }
  }

  /** Writes {@code settings} as our part of the file, keeping what else is there. */
  public void write(Settings settings) throws IOException {
    byte[] earlier =
        OwnedFile.read(file, owner, LIMIT).orElse("{}".getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    JsonFactory factory =
        JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();
    try (JsonParser parser = factory.createParser(earlier);
        JsonGenerator generator = factory.createGenerator(written)) {
      generator.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
      generator.writeStartObject();
      copySiblings(parser, generator);
      generator.writeObjectFieldStart(JsonObject.NAME);
      writeFields(generator, settings);
      generator.writeEndObject();
      generator.writeEndObject();
    }
    written.write('\n');
    Files.createDirectories(file.toAbsolutePath().getParent());
    AtomicFile.write(file, written.toByteArray());
  }

  private static void copySiblings(JsonParser parser, JsonGenerator generator) throws IOException {
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      if (parser.currentName().equals(JsonObject.NAME)) {
        parser.nextToken();
        parser.skipChildren();
      } else {
        generator.copyCurrentStructureExact(parser);
      }
    }
  }

  private static void writeFields(JsonGenerator generator, Settings settings) throws IOException {
    List<Way> ways = settings.ways();
    generator.writeBooleanField("enabled", settings.enabled());
    if (!ways.isEmpty()) {
      generator.writeFieldName("method");
      writeWay(generator, ways.get(0));
    }
    if (ways.size() > 1) {
      generator.writeArrayFieldStart("alternatives");
      for (Way way : ways.subList(1, ways.size())) {
        writeWay(generator, way);
      }
      generator.writeEndArray();
    }
    generator.writeStringField("sessionScope", settings.scope().toString());
    writeIfAny(generator, "store", settings.store());
    writeIfAny(generator, "maxSession", settings.maxSession());
    writeIfAny(generator, "idleTimeout", settings.idleTimeout());
    writeStepUp(generator, settings);
  }

  private static void writeIfAny(JsonGenerator generator, String key, Optional<?> value)
      throws IOException {
    if (value.isPresent()) {
      generator.writeStringField(key, value.get().toString());
    }
  }

  private static void writeStepUp(JsonGenerator generator, Settings settings) throws IOException {
    if (!settings.stepUp().isEmpty()) {
      generator.writeArrayFieldStart("stepUp");
      for (StepUp stepUp : new TreeSet<>(settings.stepUp())) {
        generator.writeString(stepUp.toString());
      }
      generator.writeEndArray();
    }
  }

  private static void writeWay(JsonGenerator generator, Way way) throws IOException {
    if (way.methods().size() == 1) {
      generator.writeString(way.methods().get(0));
      return;
    }
    generator.writeStartArray();
    for (String method : way.methods()) {
      generator.writeString(method);
    }
    generator.writeEndArray();
  }
}
