// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.doctor;

import dev.localauth.cli.agent.Agent;
import dev.localauth.cli.agent.Installation;
import dev.localauth.cli.agent.WayPast;
import dev.localauth.cli.doctor.Finding.Weight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at one agent. */
final class AgentExamination {
  private static final String INSTALL = "localauth agent install ";

  private final Agent agent;
  private final Surroundings surroundings;
  private final List<Finding> findings = new ArrayList<>();

  AgentExamination(Agent agent, Surroundings surroundings) {
    this.agent = agent;
    this.surroundings = surroundings;
  }

  /** Returns what there is about it; nothing where it is not installed. */
  List<Finding> findings() {
    Set<Path> programs = surroundings.programs(agent.name());
    Installation own = agent.user(surroundings.home(), surroundings.command());
    Path settings = own.file();
    if (programs.isEmpty() && !hasItsDirectory(settings)) {
      return List.of();
    }
    lookAtPrograms(programs);
    lookAtHooks(own);
    lookAtLogin();
    lookAtBlock(settings);
    return findings;
  }

  private static boolean hasItsDirectory(Path settings) {
    Path directory = settings.getParent();
    return directory != null && Files.isDirectory(directory);
  }

  private void lookAtPrograms(Set<Path> programs) {
    if (programs.size() > 1) {
      add(
          "copies",
          Weight.OPEN_TO_THE_KNOWING,
          "there are " + programs.size() + " programs of that name: " + programs,
          "remove those that you do not use");
    } else {
      closed("copies", programs.isEmpty() ? "not on the PATH" : "only " + programs);
    }
  }

  private void lookAtHooks(Installation own) {
    Optional<Installation> managed =
        surroundings.etc().flatMap(etc -> agent.managed(etc, surroundings.command()));
    if (managed.isPresent() && state(managed.get()) == Installation.State.INSTALLED) {
      closed("hooks", "asked for in " + managed.get().file());
      agent.waysPast().forEach(way -> closed(past(way), way.words() + " does not pass them"));
      return;
    }
    if (state(own) == Installation.State.INSTALLED) {
      closed("hooks", "in " + own.file() + agent.trust().map(how -> "; " + how).orElse(""));
    } else {
      add(
          "hooks",
          Weight.OPEN_TO_EVERYBODY,
          "started by its own path it asks nobody"
              + (state(own) == Installation.State.ALTERED ? ": its hooks were altered" : ""),
          INSTALL + agent.name());
    }
    lookAtWaysPast(
        managed.isPresent()
            ? "as an administrator: " + INSTALL + "--system " + agent.name()
            : "none is known; start it by localauth run");
  }

  private void lookAtWaysPast(String remedy) {
    for (WayPast way : agent.waysPast()) {
      add(past(way), Weight.OPEN_TO_THE_KNOWING, "hooks are passed by " + way.words(), remedy);
    }
    if (agent.waysPast().isEmpty()) {
      add("past", Weight.OPEN_TO_THE_KNOWING, "the ways past its hooks are not known", remedy);
    }
  }

  private static String past(WayPast way) {
    return "past-" + way.id();
  }

  private static Installation.State state(Installation installation) {
    try {
      return installation.state();
    } catch (IOException unreadable) {
      return Installation.State.ALTERED;
    }
  }

  private void lookAtLogin() {
    List<Path> found =
        agent.logins(surroundings.home()).stream().filter(Files::isRegularFile).toList();
    if (found.isEmpty()) {
      closed("login", "no file with its login is known here");
    } else {
      add(
          "login",
          Weight.EXPOSED,
          "any program of yours can read its login in " + found,
          "log out of it while you do not use it");
    }
  }

  private void lookAtBlock(Path settings) {
    try {
      if (Files.isRegularFile(settings) && Files.readString(settings).contains("\"localAuth\"")) {
        add(
            "block",
            Weight.OPEN_TO_EVERYBODY,
            "nobody reads localAuth in " + settings,
            "put it into the settings of localauth: localauth setup");
        return;
      }
      closed("block", "no localAuth in its settings");
    } catch (IOException unreadable) {
      add("block", Weight.OPEN_TO_THE_KNOWING, settings + " cannot be read", "see who may read it");
    }
  }

  private void closed(String id, String words) {
    findings.add(Finding.closed(agent.name() + "-" + id, agent.name() + ": " + words));
  }

  private void add(String id, Weight weight, String words, String remedy) {
    findings.add(new Finding(agent.name() + "-" + id, weight, agent.name() + ": " + words, remedy));
  }
}
