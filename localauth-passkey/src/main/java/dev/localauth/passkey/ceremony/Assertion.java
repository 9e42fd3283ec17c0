// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

/**
 * What a verified assertion says.
 *
 * @param credential the place of the credential among those that were asked for
 * @param signCount the counter, above the one that was seen before unless both are 0
 */
public record Assertion(int credential, long signCount) {}
