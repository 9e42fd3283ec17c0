// SPDX-License-Identifier: Apache-2.0
/** What the tests of this project need from the machine: pseudo-terminals, accounts, processes. */
@NullMarked
package dev.localauth.testsupport;

import org.jspecify.annotations.NullMarked;
