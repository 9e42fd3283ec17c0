// SPDX-License-Identifier: Apache-2.0
/** Small files of the person: read with suspicion, replaced whole, never half-written. */
@NullMarked
package dev.localauth.core.file;

import org.jspecify.annotations.NullMarked;
