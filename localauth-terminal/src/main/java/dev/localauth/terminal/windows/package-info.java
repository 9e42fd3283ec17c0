// SPDX-License-Identifier: Apache-2.0
/** What Windows tells about processes and consoles. */
@NullMarked
package dev.localauth.terminal.windows;

import org.jspecify.annotations.NullMarked;
