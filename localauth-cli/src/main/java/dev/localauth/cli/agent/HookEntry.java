// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

import java.util.List;

/**
 * One hook in an agent's settings.
 *
 * @param path the array that it is in, by names of members
 * @param element the JSON text of the hook
 */
record HookEntry(List<String> path, String element) {}
