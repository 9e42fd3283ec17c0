// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.doctor;

import dev.localauth.cli.doctor.Finding.Weight;
import dev.localauth.core.Provided;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks at the installed program: who may change it, and whose code judges the answers. */
final class ProgramExamination {
  private final Surroundings surroundings;

  private ProgramExamination(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Returns what there is about it, with its methods and stores {@code provided}. */
  static List<Finding> findings(List<Provided> provided, Surroundings surroundings) {
    ProgramExamination examination = new ProgramExamination(surroundings);
    List<Finding> findings = new ArrayList<>();
    findings.add(examination.writers());
    provided.forEach(each -> findings.add(examination.provider(each)));
    return findings;
  }

  private Finding writers() {
    Path installation = surroundings.installation();
    return surroundings.isChangeable()
        ? new Finding(
            "program",
            Weight.OPEN_TO_THE_KNOWING,
            "any program of yours can change the installed localauth in " + installation,
            "install it where only an administrator writes")
        : Finding.closed("program", "you cannot change the one in " + installation);
  }

  private Finding provider(Provided each) {
    String kind = each.kind().name().toLowerCase(Locale.ROOT);
    String id = kind + "-" + each.id();
    String words = kind + " " + each.id() + ": " + each.type() + " from ";
    Optional<Path> source = each.source();
    return source.isPresent() && source.get().startsWith(surroundings.installation())
        ? Finding.closed(id, words + source.get())
        : new Finding(
            id,
            Weight.OPEN_TO_EVERYBODY,
            words + source.map(Path::toString).orElse("an unknown place"),
            "install localauth again; its own code is all in " + surroundings.installation());
  }
}
