// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.core.GateClosedException;
import dev.localauth.core.StoreState;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Tells which stores there are. */
@Command(
    name = "list",
    description = "Lists the stores: which one holds the enrollment, and who can read what.",
    mixinStandardHelpOptions = true)
final class StoreListCommand implements Callable<Integer> {
  private final Invocation invocation;

  StoreListCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws GateClosedException {
    List<StoreState> stores = invocation.gate().get().enrollments().stores();
    stores.forEach(this::print);
    stores.stream()
        .filter(StoreState::mayHoldLeftovers)
        .forEach(store -> tellLeftovers(store, stores));
    return ExitCode.OK;
  }

  private void print(StoreState store) {
    Console console = invocation.console();
    console.print(store.id() + (store.holdsEnrollment() ? ": holds the enrollment" : ": not used"));
    console.print("  grade: " + StoreGrade.of(store.id()));
    console.print(
        (store.availability().usable() ? "  here: " : "  not here: ")
            + store.availability().detail());
    store.availability().hint().ifPresent(hint -> console.print("  hint: " + hint));
  }

  private void tellLeftovers(StoreState store, List<StoreState> stores) {
    Console console = invocation.console();
    console.tell(store.id() + " may still hold copies: a move to another store was not completed");
    stores.stream()
        .filter(StoreState::holdsEnrollment)
        .forEach(
            holder ->
                console.hint(
                    "remove them with \"localauth store migrate --to " + holder.id() + "\""));
  }
}
