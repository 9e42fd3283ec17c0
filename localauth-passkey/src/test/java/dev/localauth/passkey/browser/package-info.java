// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.localauth.passkey.browser;

import org.jspecify.annotations.NullMarked;
