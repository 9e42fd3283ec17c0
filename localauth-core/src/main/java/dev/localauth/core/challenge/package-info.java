// SPDX-License-Identifier: Apache-2.0
/** Asking the person. */
@NullMarked
package dev.localauth.core.challenge;

import org.jspecify.annotations.NullMarked;
