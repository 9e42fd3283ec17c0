// SPDX-License-Identifier: Apache-2.0
/** What must be true before an agent may start: policy, settings, marker and enrollment. */
@NullMarked
package dev.localauth.core.requirement;

import org.jspecify.annotations.NullMarked;
