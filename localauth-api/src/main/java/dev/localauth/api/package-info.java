// SPDX-License-Identifier: Apache-2.0
/**
 * The values and service interfaces that methods, stores and launchers share.
 *
 * <p>No parameter or result is ever {@code null}; what may be absent is an {@link
 * java.util.Optional}. Unless a type says otherwise it is immutable and safe for use by several
 * threads.
 */
@NullMarked
package dev.localauth.api;

import org.jspecify.annotations.NullMarked;
