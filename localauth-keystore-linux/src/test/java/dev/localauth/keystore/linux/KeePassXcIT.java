// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class KeePassXcIT implements RealProviderContract {
  private RunningProvider running;

  @BeforeAll
  void start() throws Exception {
    running = new KeePassXc();
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
