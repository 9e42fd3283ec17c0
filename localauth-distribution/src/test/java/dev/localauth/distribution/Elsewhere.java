// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Started by nobody who sits at a terminal.
 *
 * @param environment the variables, with the words of {@link Scene#fill}
 */
record Elsewhere(List<String> environment) implements Place {
  @Override
  public Visit visit(Scene scene, String command) {
    List<String> words = new ArrayList<>(List.of("env", "-i"));
    environment.forEach(each -> words.add(scene.fill(each, command)));
    Stream.of("/bin/sh", "-c", command).forEach(words::add);
    scene.person().away(words.toArray(String[]::new));
    return new Visit(scene.desk().terminal(), () -> {});
  }
}
