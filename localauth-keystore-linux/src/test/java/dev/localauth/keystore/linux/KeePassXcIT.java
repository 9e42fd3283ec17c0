// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import dev.localauth.testsupport.keyring.KeePassXc;
import dev.localauth.testsupport.keyring.RunningProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class KeePassXcIT implements RealProviderContract {
  private RunningProvider running;

  @BeforeAll
  void start() throws Exception {
    running = new KeePassXc(SessionBus.start());
  }

  @AfterAll
  void end() throws Exception {
    if (running != null) {
      running.close();
    }
  }

  @Override
  public RunningProvider running() {
    return running;
  }

  @Override
  public Provider kind() {
    return Provider.KEEPASSXC;
  }
}
