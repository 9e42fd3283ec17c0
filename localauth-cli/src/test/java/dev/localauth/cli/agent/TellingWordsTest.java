// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.localauth.core.StepUp;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the arguments of an agent tell, in every form in which agents take them. */
class TellingWordsTest {
  private static Set<StepUp> told(String agent, String arguments) {
    return Agents.named(agent).orElseThrow().startedFor(List.of(arguments.split(" ")));
  }

  @ParameterizedTest
  @CsvSource({
    "claude, -c",
    "claude, --continue",
    "claude, -r",
    "claude, --resume=7b1",
    "claude, -pc hello",
    "claude, -r7b1",
    "claude, -p --model opus --resume 7b1",
    "codex, resume --last",
    "codex, exec resume 7b1",
    "codex, fork",
    "gemini, -r latest",
    "gemini, --session-file=s.json",
    "copilot, --continue",
    "copilot, --resume=7b1",
    "copilot, --session-id 7b1"
  })
  void anEarlierConversationIsNoticed(String agent, String arguments) {
    assertEquals(EnumSet.of(StepUp.RESUME), told(agent, arguments));
  }

  @ParameterizedTest
  @CsvSource({
    "claude, --dangerously-skip-permissions",
    "claude, --permission-mode bypassPermissions",
    "claude, --permission-mode=bypassPermissions",
    "codex, --dangerously-bypass-approvals-and-sandbox",
    "codex, -a never",
    "codex, -anever",
    "codex, --ask-for-approval=never",
    "codex, -s danger-full-access",
    "codex, -c approval_policy=\"never\"",
    "gemini, -y",
    "gemini, -iy",
    "gemini, --approval-mode yolo",
    "copilot, --allow-all-tools -p hi",
    "copilot, --yolo"
  })
  void thatNobodyIsAskedForPermissionsIsNoticed(String agent, String arguments) {
    assertEquals(EnumSet.of(StepUp.SKIP_PERMISSIONS), told(agent, arguments));
  }

  @ParameterizedTest
  @CsvSource({
    "claude, -p hello",
    "claude, --print --model opus",
    "claude, --permission-mode plan",
    "codex, exec hello",
    "codex, -a on-request -c model=o3",
    "gemini, --approval-mode plan -p hello",
    "copilot, -p hello"
  })
  void aNewConversationTellsNothing(String agent, String arguments) {
    assertEquals(Set.of(), told(agent, arguments));
  }
}
