// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a person learns about the ways past their gate. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DoctorIT {
  private static Desk.Outcome doctor(Desk desk, String before) {
    return desk.run(before + "localauth doctor");
  }

  private static void shows(Desk.Outcome outcome, String line) {
    assertTrue(outcome.shown().contains(line), line + " is not in " + outcome.shown());
  }

  @Test
  void itTellsWhatIsOpenAndWhatClosesIt() {
    EnrolledPerson enrolled = EnrolledPerson.justNow();
    Person person = enrolled.person();
    person.write(person.home().resolve("bin/claude"), "#!/bin/sh\n");
    Machine.must("chmod", "755", person.home().resolve("bin/claude").toString());
    try (Desk desk = enrolled.desk()) {
      desk.run("PATH=$HOME/bin:$PATH").must();
      Desk.Outcome open = doctor(desk, "env ANTHROPIC_API_KEY=sk-ant-tulip ").ended(1);
      shows(open, "1. OPEN [claude-hooks] claude: started by its own path it asks nobody");
      shows(open, "close it: localauth agent install claude");
      shows(
          open, "[variables-keys] every program of this shell gets the keys in ANTHROPIC_API_KEY");
      shows(open, "[store] any program of yours can read the store file");
      shows(open, "closed [program] you cannot change the one in ");
      shows(open, "closed [method-passkey] method passkey: dev.localauth.passkey.");
      shows(open, "closed [store-file] store file: dev.localauth.keystore.file.");
      assertFalse(open.shown().contains("tulip"), "the value of a variable was shown");
      desk.run("localauth agent install claude").must();
      Desk.Outcome installed = doctor(desk, "").ended(1);
      shows(installed, "closed [claude-hooks]");
      shows(installed, "OPEN [claude-past-bare] claude: hooks are passed by --bare");
      shows(installed, "closed [variables-keys]");
    }
  }

  @Test
  void forProgramsItKeepsToItsSchema() throws IOException {
    EnrolledPerson enrolled = EnrolledPerson.justNow();
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(Path.of("../docs/doctor.schema.json")));
    try (Desk desk = enrolled.desk()) {
      desk.run("localauth doctor --json >found").ended(1);
      String found = enrolled.person().written(enrolled.person().home().resolve("found"));
      assertEquals(Set.of(), schema.validate(found, InputFormat.JSON));
      assertFalse(schema.validate("{\"schemaVersion\":1}", InputFormat.JSON).isEmpty());
    }
  }

  @Test
  void whereNobodyIsEnrolledThatIsTheFirstThing() {
    try (Desk desk = Person.withAnEmptyHome().desk()) {
      shows(doctor(desk, "").ended(1), "1. OPEN [gate] the gate is not set up");
    }
  }
}
