// SPDX-License-Identifier: Apache-2.0
/** Real programs that keep secrets, each on a session bus of its own. */
@NullMarked
package dev.localauth.testsupport.keyring;

import org.jspecify.annotations.NullMarked;
