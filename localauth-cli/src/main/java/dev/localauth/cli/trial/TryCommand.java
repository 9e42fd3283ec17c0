// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.trial;

import dev.localauth.api.Lineage;
import dev.localauth.api.Person;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.api.SessionAnchorException;
import dev.localauth.api.SessionAnchors;
import dev.localauth.cli.Invocation;
import dev.localauth.core.Decision;
import dev.localauth.core.Gate;
import dev.localauth.core.GateClosedException;
import dev.localauth.core.Session;
import dev.localauth.core.SetupRequest;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.place.Account;
import dev.localauth.core.place.Places;
import dev.localauth.core.provider.Providers;
import dev.localauth.core.settings.SessionScope;
import dev.localauth.core.settings.Settings;
import dev.localauth.core.settings.SettingsFile;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the gate at work without leaving a trace. */
@Command(
    name = "try",
    description = "Shows the gate at work, in a throw-away place.",
    mixinStandardHelpOptions = true)
public final class TryCommand implements Callable<Integer> {
  private final Invocation invocation;
  private final Narrator narrator;

  @Parameters(
      paramLabel = "-- COMMAND",
      arity = "0..*",
      description = "What to start behind the gate; default: a stand-in for an agent.")
  private List<String> command = List.of();

  /** Works for {@code invocation}, but with a gate of its own. */
  public TryCommand(Invocation invocation) {
    this.invocation = invocation;
    this.narrator = new Narrator(invocation.console());
  }

  @Override
  public Integer call() throws GateClosedException, IOException, SessionAnchorException {
    SessionAnchors system = Providers.anchors();
    Lineage own = system.own();
    boolean atTerminal = own.terminal().isPresent();
    Optional<Prompter> terminal =
        atTerminal ? Optional.of(invocation.prompter().get()) : Optional.empty();
    narrator.introduce(atTerminal);
    int exitCode;
    TrialPlace place = TrialPlace.create();
    try (place;
        PhonePrompter person = new PhonePrompter(terminal, narrator, Clock.systemUTC())) {
      if (!atTerminal) {
        bindSessionsToThisRun(place.places());
      }
      exitCode = show(Gate.of(parts(place.places(), system)), person);
    }
    invocation.console().print("");
    invocation
        .console()
        .print(place.isGone() ? "The throw-away directory is gone." : "Something was left behind.");
    return exitCode;
  }

  private int show(Gate gate, PhonePrompter person) throws GateClosedException, IOException {
    narrator.step("setup enrolls an authenticator app (TOTP) on the store \"file\"");
    gate.enrollments()
        .setup(
            new SetupRequest(List.of(List.of("totp")), Map.of(), Optional.of("file")),
            person,
            Purpose.of("try setup"));
    narrator.say("the gate is on");

    narrator.step("run asks who you are, then starts the agent");
    int exitCode = launch(gate, person, StandIn.orElse(command));

    narrator.step("run again: the terminal is open, so nothing is asked");
    int asked = person.asked();
    if (command.isEmpty()) {
      launch(gate, person, StandIn.orElse(command));
    }
    require(gate.check(Map.of()).isOpen() && person.asked() == asked, "the session holds");

    narrator.step("lock ends the session");
    require(gate.lock() == 1, "locked");

    narrator.step("check refuses, and no agent starts");
    Decision decision = gate.check(Map.of());
    require(decision instanceof Decision.Closed, "the gate is closed");
    if (decision instanceof Decision.Closed closed) {
      narrator.played("localauth: error: " + closed.why().getMessage(), "");
      closed.why().hint().ifPresent(hint -> narrator.played("localauth: hint: " + hint, ""));
      narrator.say("exit code " + closed.why().exitCode());
    }
    return exitCode;
  }

  private int launch(Gate gate, Prompter person, List<String> agent)
      throws GateClosedException, IOException {
    try (Session session =
        gate.launch(
            person,
            Purpose.of(command.isEmpty() ? "stand-in agent" : agent.get(0)),
            invocation.launcher().process())) {
      return StandIn.run(agent, session.environment());
    }
  }

  private void require(boolean held, String what) throws IOException {
    if (!held) {
      throw new IOException("the trial expected: " + what);
    }
    narrator.say(what);
  }

  private static void bindSessionsToThisRun(Places places) throws IOException {
    Settings none = Settings.NONE;
    new SettingsFile(places.settings(), Account.current().uid())
        .write(
            new Settings(
                false,
                List.of(),
                Optional.of(SessionScope.PROCESS),
                none.store(),
                none.maxSession(),
                none.idleTimeout(),
                none.stepUp()));
  }

  private static GateParts parts(Places places, SessionAnchors system) {
    long uid = Account.current().uid();
    return new GateParts(
        "localauth",
        List.of(places),
        uid,
        uid,
        system,
        Clock.systemUTC(),
        Providers.stores(),
        Providers.methods(),
        new Person(System.getProperty("user.name"), "this-trial"));
  }
}
