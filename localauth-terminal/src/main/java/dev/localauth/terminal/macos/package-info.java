// SPDX-License-Identifier: Apache-2.0
/** What macOS tells about processes and terminals. */
@NullMarked
package dev.localauth.terminal.macos;

import org.jspecify.annotations.NullMarked;
