// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.cli.agent.Agent;
import dev.localauth.cli.agent.Agents;
import dev.localauth.cli.agent.WayPast;
import dev.localauth.cli.doctor.Finding.Weight;
import dev.localauth.core.Decision;
import dev.localauth.core.Provided;
import dev.localauth.core.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor finds, and when it finds nothing. */
class ExaminationTest {
  private static final Path COMMAND = Path.of("/opt/localauth/bin/localauth");
  private static final Provided TOTP = totp(Optional.of("/opt/localauth/lib/totp.jar"));
  private static final Agent CLAUDE = Agents.named("claude").orElseThrow();

  private @TempDir Path root;

  private static Provided totp(Optional<String> source) {
    return new Provided(Provided.Kind.METHOD, "totp", "a.Totp", source.map(Path::of));
  }

  private Path home() {
    return root.resolve("home");
  }

  private static Status status(String store, Decision.How how, Duration age) {
    return new Status(
        new Decision.Open(how),
        Optional.of(new Status.Enrolled(store, List.of(List.of("totp")))),
        Optional.empty(),
        List.of(new Status.OpenSession("pts/3", "terminal", List.of("totp"), age, true)));
  }

  private static final Status SOUND =
      status("secret-service", Decision.How.SESSION, Duration.ofHours(1));

  private List<Finding> findings(Status status, String... variables) {
    return findings(Optional.of(root.resolve("etc")), status, variables);
  }

  private List<Finding> findings(Optional<Path> etc, Status status, String... variables) {
    return findings(status, etc, List.of(TOTP), false, variables);
  }

  private List<Finding> findings(
      Status status,
      Optional<Path> etc,
      List<Provided> provided,
      boolean isChangeable,
      String... variables) {
    return Examination.of(
        status,
        provided,
        new Surroundings(
            home(),
            etc,
            List.of(root.resolve("bin").toString(), "relative", "", root.resolve("b2").toString()),
            Set.of(variables),
            COMMAND,
            isChangeable));
  }

  private Weight weight(List<Finding> findings, String id) {
    return findings.stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " is not among " + findings))
        .weight();
  }

  private void program(String directory, String name) throws IOException {
    Path program = root.resolve(directory).resolve(name);
    Files.createDirectories(program.getParent());
    Files.writeString(program, "#!/bin/sh\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void whereNoAgentIsAndTheGateIsSoundNothingIsOpen() {
    List<Finding> findings = findings(SOUND, "HOME", "TERM");
    assertEquals(List.of(), findings.stream().filter(Finding::isOpen).toList());
    assertFalse(findings.toString().contains("claude"));
  }

  @Test
  void theGateItselfIsLookedAt() {
    assertEquals(
        Weight.OPEN_TO_EVERYBODY,
        weight(findings(status("s", Decision.How.NOT_REQUIRED, Duration.ZERO)), "gate"));
    assertEquals(
        Weight.OPEN_TO_THE_KNOWING,
        weight(findings(status("file", Decision.How.SESSION, Duration.ZERO)), "store"));
    assertEquals(
        Weight.OPEN_TO_THE_KNOWING,
        weight(findings(status("s", Decision.How.SESSION, Duration.ofHours(25))), "sessions"));
  }

  @Test
  void whoMayChangeTheProgramIsTold() {
    assertEquals(Weight.CLOSED, weight(findings(SOUND), "program"));
    assertEquals(
        Weight.OPEN_TO_THE_KNOWING,
        weight(findings(SOUND, Optional.empty(), List.of(), true), "program"));
  }

  @Test
  void eachProviderIsNamedWithItsClassAndTheJarItIsFrom() {
    assertTrue(
        findings(SOUND).stream()
            .anyMatch(
                each ->
                    each.id().equals("method-totp")
                        && each.words()
                            .equals("method totp: a.Totp from /opt/localauth/lib/totp.jar")));
    for (Optional<String> elsewhere :
        List.of(
            Optional.of("/home/mallory/totp.jar"),
            Optional.of("/opt/localauth-2/totp.jar"),
            Optional.<String>empty())) {
      List<Provided> foreign = List.of(totp(elsewhere));
      assertEquals(
          Weight.OPEN_TO_EVERYBODY,
          weight(findings(SOUND, Optional.empty(), foreign, false), "method-totp"));
    }
  }

  @Test
  void anAgentIsOpenUntilItsHooksAreInstalled() throws IOException {
    program("bin", "claude");
    assertEquals(Weight.OPEN_TO_EVERYBODY, weight(findings(SOUND), "claude-hooks"));
    assertEquals("claude-hooks", findings(SOUND).get(0).id(), "the worst comes first");
    CLAUDE.user(home(), COMMAND).install();
    assertEquals(Weight.CLOSED, weight(findings(SOUND), "claude-hooks"));
    for (WayPast way : CLAUDE.waysPast()) {
      assertEquals(Weight.OPEN_TO_THE_KNOWING, weight(findings(SOUND), "claude-past-" + way.id()));
    }
    CLAUDE.managed(root.resolve("etc"), COMMAND).orElseThrow().install();
    CLAUDE.user(home(), COMMAND).uninstall();
    assertEquals(Weight.CLOSED, weight(findings(SOUND), "claude-hooks"));
    assertTrue(findings(SOUND).stream().noneMatch(Finding::isOpen));
  }

  @Test
  void anAdministratorIsNamedOnlyWhereAgentsHeedOne() throws IOException {
    program("bin", "claude");
    assertTrue(findings(SOUND).toString().contains("as an administrator"));
    assertFalse(findings(Optional.empty(), SOUND).toString().contains("as an administrator"));
  }

  @Test
  void alteredHooksAndSettingsThatNobodyReadsAreTold() throws IOException {
    program("bin", "claude");
    CLAUDE.user(home(), COMMAND).install();
    Path settings = CLAUDE.user(home(), COMMAND).file();
    String text = Files.readString(settings);
    Files.writeString(settings, text.replace("exit 2", "exit 0"));
    assertEquals(Weight.OPEN_TO_EVERYBODY, weight(findings(SOUND), "claude-hooks"));
    Files.writeString(settings, text.replaceFirst("\\{", "{\"localAuth\": {},"));
    assertEquals(Weight.CLOSED, weight(findings(SOUND), "claude-hooks"));
    assertEquals(Weight.OPEN_TO_EVERYBODY, weight(findings(SOUND), "claude-block"));
    Files.writeString(settings, "{");
    assertEquals(Weight.OPEN_TO_EVERYBODY, weight(findings(SOUND), "claude-hooks"));
  }

  @Test
  void copiesLoginsAndVariablesAreTold() throws IOException {
    program("bin", "codex");
    program("b2", "codex");
    Files.createDirectories(home().resolve(".codex"));
    Files.writeString(home().resolve(".codex/auth.json"), "{}");
    List<Finding> findings = findings(SOUND, "OPENAI_API_KEY", "CODEX_HOME", "LD_PRELOAD");
    assertEquals(Weight.OPEN_TO_THE_KNOWING, weight(findings, "codex-copies"));
    assertEquals(Weight.EXPOSED, weight(findings, "codex-login"));
    assertEquals(Weight.EXPOSED, weight(findings, "variables-keys"));
    assertEquals(Weight.OPEN_TO_EVERYBODY, weight(findings, "variables-settings-elsewhere"));
    assertEquals(Weight.OPEN_TO_THE_KNOWING, weight(findings, "variables-injection"));
    for (Finding each : findings) {
      assertEquals(each.isOpen(), !each.remedy().isEmpty(), each.id());
    }
  }

  @Test
  void oneProgramByTwoNamesIsOne() throws IOException {
    program("bin", "claude");
    Files.createDirectories(root.resolve("b2"));
    Files.createSymbolicLink(root.resolve("b2/claude"), root.resolve("bin/claude"));
    assertEquals(Weight.CLOSED, weight(findings(SOUND), "claude-copies"));
  }
}
