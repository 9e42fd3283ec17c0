// SPDX-License-Identifier: Apache-2.0
/** The assembled program as a person meets it: real terminals, real processes, a real account. */
@NullMarked
package dev.localauth.distribution;

import org.jspecify.annotations.NullMarked;
