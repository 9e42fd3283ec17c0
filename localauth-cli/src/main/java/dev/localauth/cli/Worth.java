// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.api.Assurance;
import java.util.StringJoiner;

/** What a method is worth, in plain words. */
final class Worth {
  private Worth() {}

  static String of(Assurance assurance) {
    StringJoiner words = new StringJoiner("; ");
    words.add(factor(assurance.factor()));
    for (Assurance.Trait trait : Assurance.Trait.values()) {
      if (assurance.traits().contains(trait)) {
        words.add(trait(trait));
      }
    }
    return words.toString();
  }

  private static String factor(Assurance.Factor factor) {
    return switch (factor) {
      case KNOWLEDGE -> "something you know: who watches you type it has it too";
      case POSSESSION -> "something you have: of no use to who does not hold it";
      case INHERENCE -> "something you are";
      case DELEGATED -> "the word of your organization's login";
    };
  }

  private static String trait(Assurance.Trait trait) {
    return switch (trait) {
      case PHISHING_RESISTANT -> "cannot be given away to a false page";
      case MULTI_FACTOR -> "two kinds of evidence in one";
      case RESTRICTED -> "weak by itself, keep another way beside it";
      case PRESENCE_ONLY -> "says that somebody is there; software that runs as you can fake it";
    };
  }
}
