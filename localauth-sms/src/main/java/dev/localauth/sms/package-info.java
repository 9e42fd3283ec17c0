// SPDX-License-Identifier: Apache-2.0
/** Codes by SMS, and the service by which a gateway sends them. */
@NullMarked
package dev.localauth.sms;

import org.jspecify.annotations.NullMarked;
