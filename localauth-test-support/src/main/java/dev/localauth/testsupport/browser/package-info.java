// SPDX-License-Identifier: Apache-2.0
/** A real browser that tests drive, with a security key made of software in it. */
@NullMarked
package dev.localauth.testsupport.browser;

import org.jspecify.annotations.NullMarked;
