// SPDX-License-Identifier: Apache-2.0
/** How often methods did what costs money or disturbs somebody. */
@NullMarked
package dev.localauth.core.throttle;

import org.jspecify.annotations.NullMarked;
