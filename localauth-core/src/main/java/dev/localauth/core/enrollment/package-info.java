// SPDX-License-Identifier: Apache-2.0
/** The fact that the gate is on, with everything that decides its security. */
@NullMarked
package dev.localauth.core.enrollment;

import org.jspecify.annotations.NullMarked;
