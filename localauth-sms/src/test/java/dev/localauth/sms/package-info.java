// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.localauth.sms;

import org.jspecify.annotations.NullMarked;
