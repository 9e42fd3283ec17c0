// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.localauth.pin;

import org.jspecify.annotations.NullMarked;
