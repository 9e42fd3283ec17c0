// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.api.Prompter;
import dev.localauth.core.Gate;
import java.util.function.Supplier;

/**
 * What a command works with. Gate and prompter are made when they are first needed: most commands
 * need only one of them.
 *
 * @param launcher what started this program
 * @param gate the gate
 * @param prompter the way to the person
 * @param console the standard streams
 */
public record Invocation(
    Launcher launcher, Supplier<Gate> gate, Supplier<Prompter> prompter, Console console) {}
