// SPDX-License-Identifier: Apache-2.0
/** The methods and stores that came with the application. */
@NullMarked
package dev.localauth.core.provider;

import org.jspecify.annotations.NullMarked;
