// SPDX-License-Identifier: Apache-2.0
/** A finger or a face: the operating system's word that somebody is there. */
@NullMarked
package dev.localauth.biometric;

import org.jspecify.annotations.NullMarked;
