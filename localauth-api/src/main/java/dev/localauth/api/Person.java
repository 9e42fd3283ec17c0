// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

/**
 * Whose account is guarded, for labels and messages.
 *
 * @param user the account's name
 * @param host the machine's name
 */
public record Person(String user, String host) {}
