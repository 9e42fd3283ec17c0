// SPDX-License-Identifier: Apache-2.0
/** A security key made of software, for the real libfido2 to talk to. */
@NullMarked
package dev.localauth.testsupport.fido;

import org.jspecify.annotations.NullMarked;
