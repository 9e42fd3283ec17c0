// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.session;

import dev.localauth.api.Anchor;
import dev.localauth.api.Purpose;
import dev.localauth.core.file.KeyValues;
import dev.localauth.core.file.MalformedFileException;
import java.util.Optional;

/**
 * An agent without a terminal that was refused and waits to be let in.
 *
 * @param process the agent
 * @param namespaces those it was seen in
 * @param purpose what the person is told of it
 */
public record AccessRequest(Anchor process, String namespaces, Purpose purpose) {
  private static final int VERSION = 1;

  byte[] toBytes() {
    return KeyValues.empty()
        .put("version", VERSION)
        .put("boot", process.bootId())
        .put("pid", process.pid())
        .put("start", process.startTime())
        .put("namespaces", namespaces)
        .put("agent", purpose.agent())
        .put("directory", purpose.directory().orElse(""))
        .toBytes();
  }

  static AccessRequest parse(byte[] content) throws MalformedFileException {
    KeyValues text = KeyValues.parse(content);
    text.takeVersion(VERSION);
    AccessRequest request =
        new AccessRequest(
            new Anchor(text.take("boot"), text.takeNumber("pid"), text.takeNumber("start")),
            text.take("namespaces"),
            new Purpose(
                text.take("agent"),
                Optional.of(text.take("directory")).filter(directory -> !directory.isEmpty())));
    text.requireNothingElse();
    KeyValues.requireOneForm(content, request.toBytes());
    return request;
  }
}
