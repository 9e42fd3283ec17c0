// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

/**
 * A way past the hooks of a person: an option, a variable or a file.
 *
 * @param id the same in all versions
 * @param words how it is taken
 */
public record WayPast(String id, String words) {}
