// SPDX-License-Identifier: Apache-2.0
/**
 * The gate that an agent launcher embeds: {@link dev.localauth.core.Gate} decides and asks, {@link
 * dev.localauth.core.Enrollments} sets up and removes.
 */
@NullMarked
package dev.localauth.core;

import org.jspecify.annotations.NullMarked;
