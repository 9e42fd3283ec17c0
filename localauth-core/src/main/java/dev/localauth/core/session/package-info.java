// SPDX-License-Identifier: Apache-2.0
/** Opened gates: their records, tokens and validity. */
@NullMarked
package dev.localauth.core.session;

import org.jspecify.annotations.NullMarked;
