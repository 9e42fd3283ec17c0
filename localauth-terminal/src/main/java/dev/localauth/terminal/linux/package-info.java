// SPDX-License-Identifier: Apache-2.0
/** What Linux tells about processes; reads {@code /proc} and loads no native code. */
@NullMarked
package dev.localauth.terminal.linux;

import org.jspecify.annotations.NullMarked;
