// SPDX-License-Identifier: Apache-2.0
/** Where the files of an account are. */
@NullMarked
package dev.localauth.core.place;

import org.jspecify.annotations.NullMarked;
