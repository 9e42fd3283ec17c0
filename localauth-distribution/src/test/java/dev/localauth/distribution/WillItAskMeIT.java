// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each place of the page "Will it ask me?", really visited: one terminal is open. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class WillItAskMeIT {
  private static Scene scene;

  @BeforeAll
  static void open() throws IOException {
    scene = Scene.set();
  }

  @AfterAll
  static void close() {
    if (scene != null) {
      scene.close();
    }
  }

  static Stream<Named<Row>> rows() {
    return WillItAskMe.rows().stream().map(row -> Named.of(row.where(), row));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void bothReadersAnswerAsThePageSays(Row row) {
    Question question = scene.question();
    try (Place.Visit visit = row.place().visit(scene, question.command())) {
      if (row.answer() == Answer.ASKS) {
        visit.giveUp();
      }
      Answer.Codes answers = question.answers(scene.person());
      assertEquals(row.answer().codes(), answers);
    } catch (AssertionError otherwise) {
      throw new AssertionError(question.errors(), otherwise);
    }
  }

  @Test
  void calledByARelativeNameTheLauncherLeavesTheAnswerToTheJvm() {
    Desk desk = scene.desk();
    desk.run(scene.launcherAlone() + " check").must();
    desk.run("(cd / && ." + scene.launcherAlone() + " check)").ended(Switchboard.JVM);
  }
}
