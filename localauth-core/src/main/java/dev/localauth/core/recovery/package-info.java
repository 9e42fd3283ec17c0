// SPDX-License-Identifier: Apache-2.0
/**
 * The way back in for a person who lost a method: codes on paper, each good for one replacement.
 */
@NullMarked
package dev.localauth.core.recovery;

import org.jspecify.annotations.NullMarked;
