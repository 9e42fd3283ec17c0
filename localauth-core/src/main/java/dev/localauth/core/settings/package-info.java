// SPDX-License-Identifier: Apache-2.0
/** What the person and the administrator ask of the gate. */
@NullMarked
package dev.localauth.core.settings;

import org.jspecify.annotations.NullMarked;
