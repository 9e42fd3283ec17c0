// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import java.util.concurrent.TimeUnit;

/** An agent that is told about Ctrl-C, and ends in its own way. */
final class InterruptedAgent {
  static final int EXIT_CODE = 5;

  private InterruptedAgent() {}

  /** Waits to be interrupted. */
  public static void main(String[] arguments) throws InterruptedException {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  System.out.println("the agent was interrupted");
                  System.out.flush();
                  Runtime.getRuntime().halt(EXIT_CODE);
                }));
    System.out.println("the agent waits");
    TimeUnit.SECONDS.sleep(60);
  }
}
