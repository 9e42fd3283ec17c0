// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TestUserTest {
  @BeforeEach
  void anAccountIsThere() {
    assumeTrue(TestUser.available().isPresent(), TestUser.unavailability());
  }

  @Test
  void theAccountHasNoPrivileges() throws Exception {
    TestUser user = TestUser.available().orElseThrow();
    assertNotEquals(0, user.uid());
    Process process =
        user.start(new ProcessBuilder("sh", "-c", "id -u; id -G; echo $HOME; cat /etc/shadow"));
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(user.uid() + "\n" + user.gid() + "\n" + user.home() + "\n", out);
    assertEquals(1, process.waitFor());
  }

  @Test
  void aSecondAccountIsAnother() throws Exception {
    TestUser user = TestUser.available().orElseThrow();
    TestUser another = TestUser.another().orElseThrow();
    assertNotEquals(user.uid(), another.uid());
    assertNotEquals(user.gid(), another.gid());
    Process process = another.start(new ProcessBuilder("ls", user.home().toString()));
    assertEquals(2, process.waitFor(), "the other's home can be read");
  }

  @Test
  void theHomeIsItsOwn() throws Exception {
    TestUser user = TestUser.available().orElseThrow();
    assertEquals(
        "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(user.home())));
    assertEquals(user.uid(), Files.getAttribute(user.home(), "unix:uid"));
  }
}
