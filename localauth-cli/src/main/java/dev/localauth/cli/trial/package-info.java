// SPDX-License-Identifier: Apache-2.0
/**
 * {@code localauth try}: a composition root of its own, in a throw-away directory, that no other
 * command reaches.
 */
@NullMarked
package dev.localauth.cli.trial;

import org.jspecify.annotations.NullMarked;
