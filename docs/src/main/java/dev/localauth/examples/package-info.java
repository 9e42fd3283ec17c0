// SPDX-License-Identifier: Apache-2.0
/** The examples of the guides. */
@NullMarked
package dev.localauth.examples;

import org.jspecify.annotations.NullMarked;
