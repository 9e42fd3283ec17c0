// SPDX-License-Identifier: Apache-2.0
/** What still gets past the gate on this machine. */
@NullMarked
package dev.localauth.cli.doctor;

import org.jspecify.annotations.NullMarked;
