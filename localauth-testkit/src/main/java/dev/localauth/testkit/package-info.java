// SPDX-License-Identifier: Apache-2.0
/**
 * Contract tests that every store and every method passes, and fakes to run them with.
 *
 * <p>A test class implements a contract and supplies its hooks; JUnit finds the contract's tests by
 * itself. The fakes keep what they are given in clear text: they are for tests only.
 */
@NullMarked
package dev.localauth.testkit;

import org.jspecify.annotations.NullMarked;
