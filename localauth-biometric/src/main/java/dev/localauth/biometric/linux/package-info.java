// SPDX-License-Identifier: Apache-2.0
/**
 * Linux: whatever the administrator's PAM asks for, most of all a finger through fprintd. PAM runs
 * in a process of its own, {@link dev.localauth.biometric.linux.AskPam}, because its modules are
 * other people's native code.
 */
@NullMarked
package dev.localauth.biometric.linux;

import org.jspecify.annotations.NullMarked;
