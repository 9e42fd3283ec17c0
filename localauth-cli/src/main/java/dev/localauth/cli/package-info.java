// SPDX-License-Identifier: Apache-2.0
/** The commands of localauth. */
@NullMarked
package dev.localauth.cli;

import org.jspecify.annotations.NullMarked;
