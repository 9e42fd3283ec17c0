// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

/**
 * One process of one run of the system: what bounds the life of a session. A number that is given
 * to another process later makes another anchor, because the start time differs.
 *
 * @param bootId names this run of the system
 * @param pid the process's number, above zero
 * @param startTime when it started, in the unit and on the clock of the kernel
 */
public record Anchor(String bootId, long pid, long startTime) {}
