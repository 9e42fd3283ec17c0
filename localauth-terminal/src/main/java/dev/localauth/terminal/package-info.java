// SPDX-License-Identifier: Apache-2.0
/**
 * Asks and tells the person on the controlling terminal of this process.
 *
 * <p>No parameter or result is ever {@code null}.
 */
@NullMarked
package dev.localauth.terminal;

import org.jspecify.annotations.NullMarked;
