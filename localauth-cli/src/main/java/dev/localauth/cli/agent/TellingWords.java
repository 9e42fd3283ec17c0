// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

import dev.localauth.core.StepUp;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The words on an agent's command line that tell what it is started for. An option is found in all
 * its forms: {@code --name=value}, {@code -xyz} for several letters and {@code -xvalue}. Where a
 * word could be something else, such as a prompt, it tells all the same: the person is asked once
 * more.
 *
 * @param resume options, values and sub-commands that take up an earlier conversation
 * @param skipPermissions those that let it use tools without asking
 */
record TellingWords(Set<String> resume, Set<String> skipPermissions) {
  /** Returns what {@code arguments} tell. */
  Set<StepUp> in(List<String> arguments) {
    Set<StepUp> told = EnumSet.noneOf(StepUp.class);
    for (String argument : arguments) {
      if (tells(argument, resume)) {
        told.add(StepUp.RESUME);
      }
      if (tells(argument, skipPermissions)) {
        told.add(StepUp.SKIP_PERMISSIONS);
      }
    }
    return told;
  }

  private static boolean tells(String argument, Set<String> words) {
    int equals = argument.indexOf('=');
    if (words.contains(argument)
        || equals > 0 && words.contains(argument.substring(0, equals))
        || words.contains(unquoted(argument.substring(equals + 1)))) {
      return true;
    }
    return isShort(argument)
        && (words.contains(argument.substring(2))
            || argument.chars().skip(1).anyMatch(letter -> words.contains("-" + (char) letter)));
  }

  private static boolean isShort(String argument) {
    return argument.length() > 2 && argument.charAt(0) == '-' && argument.charAt(1) != '-';
  }

  private static String unquoted(String value) {
    return value.replace("\"", "").replace("'", "");
  }
}
